import { sql } from 'drizzle-orm'
import { bigint, boolean, customType, index, pgTable, primaryKey, unique, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Dialect } from './sqlite.ts'

/** Text compared by its bytes, as SQLite does, whatever the database's own collation: same order, and prefixes use indexes. */
const text = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' })
const bytes = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
})
const fieldOf = (column: string, path: string) => {
  const steps = path.split('.')
  const last = steps.pop()
  return `(("${column}")::json${steps.map((step) => `->'${step}'`).join('')}->>'${last}')`
}

const columns = {
  table: pgTable,
  key: (name: string) => bigint(name, { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  id: (name: string) => text(name),
  text: (name: string) => text(name),
  instant: (name: string) => text(name),
  flag: (name: string) => boolean(name),
  count: (name: string) => bigint(name, { mode: 'number' }),
  bytes: (name: string) => bytes(name),
  field: (name: string, column: string, path: string) => text(name).generatedAlwaysAs(sql.raw(fieldOf(column, path))),
  primaryKey,
  index,
  unique,
  uniqueIndex,
} satisfies Record<keyof Dialect, unknown>

/** The same columns on PostgreSQL. This is the one place where types are cast: the tables are typed as SQLite's. */
export const postgres = columns as unknown as Dialect
