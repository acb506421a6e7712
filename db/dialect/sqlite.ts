import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, unique, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Instant } from '#app/domain/time.ts'

/**
 * The kinds of columns in which every table is written, as SQLite has them. `postgres.ts` supplies the same names; the
 * tables are typed by this one.
 */
export const sqlite = {
  table: sqliteTable,
  /** A whole number that the database gives; never leaves `db`. */
  key: (name: string) => integer(name).primaryKey({ autoIncrement: true }),
  /** A public id, or the id of something else. */
  id: (name: string) => text(name),
  text: (name: string) => text(name),
  /** A moment as ISO text in UTC with milliseconds: sorts as time on both engines. */
  instant: (name: string) => text(name).$type<Instant>(),
  flag: (name: string) => integer(name, { mode: 'boolean' }),
  count: (name: string) => integer(name),
  bytes: (name: string) => blob(name, { mode: 'buffer' }).$type<Uint8Array>(),
  /** A column computed from a field of a text column that holds JSON; for searching only. `path` has dots: `actor.id`. */
  field: (name: string, column: string, path: string) =>
    text(name).generatedAlwaysAs(sql.raw(`json_extract("${column}", '$.${path}')`), { mode: 'stored' }),
  primaryKey,
  index,
  unique,
  uniqueIndex,
}

/** What a dialect supplies. */
export type Dialect = typeof sqlite
