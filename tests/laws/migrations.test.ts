import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { textOf, told, tracked } from './tree.ts'

/** The migrations of every release, with their hashes: `<sha256>  <file>` a line. A release adds lines; none is changed. */
const list = 'migrations/released.sha256'

const released = existsSync(list)
  ? textOf(list)
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => ({ hash: line.slice(0, 64), file: line.slice(66) }))
  : []
const hashOf = (file: string) => createHash('sha256').update(textOf(file)).digest('hex')

describe('migrations', () => {
  it('that were released are never changed', () => {
    const breaches = released
      .filter(({ hash, file }) => !existsSync(file) || hashOf(file) !== hash)
      .map(({ file }) => file)
    expect(told(breaches, 'Put the file back as it was and write a new migration.')).toBe('')
  })

  it('exist for both engines under the same names', () => {
    const names = (engine: string) =>
      tracked(new RegExp(`^migrations/${engine}/.*\\.sql$`)).map((file) => file.split('/').at(-1))
    expect(names('postgres')).toEqual(names('sqlite'))
    expect(names('sqlite').length).toBeGreaterThan(0)
  })

  it('are numbered without gaps', () => {
    const numbers = tracked(/^migrations\/sqlite\/.*\.sql$/).map((file) => Number(/\/(\d{4})_/.exec(file)?.[1]))
    expect(numbers).toEqual(numbers.map((_, n) => n))
  })
})
