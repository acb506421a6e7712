import { describe, expect, it } from 'vitest'
import { source, textOf, told, tracked } from './tree.ts'

const longest = 300
const longestTest = 400
const forbidden = [
  'utils',
  'util',
  'lib',
  'libs',
  'helpers',
  'helper',
  'services',
  'service',
  'common',
  'misc',
  'shared',
]

const linesOf = (file: string): number => textOf(file).split('\n').length - 1

describe('files and rooms', () => {
  it('are small enough to read', () => {
    const code = source().map((file) => ({ file, lines: linesOf(file), most: longest }))
    const tests = tracked(/^tests\/.*\.tsx?$/).map((file) => ({ file, lines: linesOf(file), most: longestTest }))
    const breaches = [...code, ...tests]
      .filter(({ lines, most }) => lines > most)
      .map(({ file, lines, most }) => `${file}: ${lines} lines, ${most} at most`)
    expect(told(breaches, 'Split it by meaning.')).toBe('')
  })

  it('have a middle size near sixty lines', () => {
    const sizes = source()
      .map(linesOf)
      .sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(75)
  })

  it('have no drawer for odd things', () => {
    const breaches = tracked(/\.(tsx?|mjs)$/).filter((file) =>
      file.split('/').some((part) => forbidden.includes(part.replace(/(\.server)?\.(tsx?|mjs)$/, ''))),
    )
    expect(told(breaches, 'A thing that fits no room is a question for docs/decisions.')).toBe('')
  })

  it('are named in kebab case', () => {
    const breaches = tracked(/^(app|db|cli|tests)\/.*\.tsx?$/).filter(
      (file) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*\.tsx?$/.test(file.split('/').at(-1) ?? ''),
    )
    expect(told(breaches, 'Name files like-this.ts.')).toBe('')
  })
})
