import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cellOf, columns, opensFolder } from '#tests/factories/role-table.ts'
import { operations } from './operations.ts'

/*
 * The role table, read by people: who may run each command and ask each query. It is kept by hand beside the code, so
 * that a changed right shows as a changed line of this file.
 */
const [head = [], ...rows] = readFileSync(new URL('./role-table.csv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))
const written = new Map(rows.map(([name = '', ...cells]) => [name, cells]))
const all = await operations()

describe('the role table', () => {
  it('has a column for everybody, and a line for every command and query, once', () => {
    expect(head.slice(1)).toEqual(Object.keys(columns))
    expect(rows.map(([name]) => name)).toEqual(all.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en')))
  })

  it.each(all.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
    const cells = written.get(name) ?? []
    const says = Object.fromEntries(Object.keys(columns).map((column, n) => [column, cells[n]]))
    const is = Object.fromEntries(Object.keys(columns).map((column) => [column, cellOf(operation as never, column)]))
    expect(is).toEqual(says)
  })

  it('lets nobody in who has left, holds no role any more, or runs the system', () => {
    for (const operation of all) {
      const { name, door } = operation
      const cells = written.get(name) ?? []
      const of = (column: string) => cells[Object.keys(columns).indexOf(column)]
      if (!door.startsWith('case') || opensFolder(operation as never)) continue
      for (const column of [
        'member whose time ended',
        'member without a role',
        'team of another school',
        'administrator',
        'recused member',
        'campus monitor',
        'registrar',
        'communications',
        'analyst',
      ])
        expect(of(column), `${name}: ${column}`).toBe('no')
    }
  })
})
