import { getTableConfig as onPostgres } from 'drizzle-orm/pg-core'
import { getTableConfig as onSqlite } from 'drizzle-orm/sqlite-core'
import { describe, expect, it } from 'vitest'
import { postgres } from '#db/dialect/postgres.ts'
import { sqlite } from '#db/dialect/sqlite.ts'
import { makeTables } from '#db/tables/tables.ts'
import { declaredColumns } from '#tests/factories/columns.ts'
import { told } from './tree.ts'

interface Column {
  name: string
  getSQLType(): string
}

/** Every column of the schema that can hold words, as `table.column`. Numbers and yes-or-no hold none. */
const wordsIn = (tables: object, configOf: (table: never) => { name: string; columns: readonly Column[] }): string[] =>
  Object.values(tables).flatMap((table) => {
    const { name, columns } = configOf(table as never)
    return columns
      .filter((column) => !/^(integer|bigint|boolean)/.test(column.getSQLType()))
      .map((column) => `${name}.${column.name}`)
  })

const declared = declaredColumns()
const names = declared.map(({ table, column }) => `${table}.${column}`)

describe('what stands in the database', () => {
  it.each([
    ['SQLite', wordsIn(makeTables(sqlite), onSqlite)],
    ['PostgreSQL', wordsIn(makeTables(postgres), onPostgres as unknown as typeof onSqlite)],
  ])('is said column by column, open and why or sealed, on %s', (_engine, found) => {
    expect(found.length).toBeGreaterThan(200)
    const undeclared = found.filter((name) => !names.includes(name))
    expect(
      told(undeclared, 'Say in security/columns.csv whether it is open (and why) or sealed; seal it where in doubt.'),
    ).toBe('')
    expect(
      told(
        names.filter((name) => !found.includes(name)),
        'Take its line out of security/columns.csv.',
      ),
    ).toBe('')
  })

  it('is said once, with a reason', () => {
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
    expect(declared.filter(({ why }) => why.length < 3)).toEqual([])
  })

  it('names its key where it is sealed', () => {
    const sealed = declared.filter(({ kept }) => kept === 'sealed')
    expect(sealed.map(({ table, column }) => `${table}.${column}`).sort()).toEqual([
      'audit_sealed.body',
      'challenges.secret',
      'drafts.body',
      'entry_parts.body',
      'factors.secret',
      'file_chunks.bytes',
      'keys.wrapped',
      'openings.note',
      'openings.reason',
    ])
    const keyed = sealed.filter(
      ({ table }) => names.includes(`${table}.key_id`) || names.includes(`${table}.wrapped_by`),
    )
    expect(keyed).toHaveLength(sealed.length)
  })
})
