import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { SQL } from 'drizzle-orm'
import type { Tables } from '../tables/tables.ts'

/** The query builder, typed as SQLite's on both engines. Results are awaited; `.all()`, `.get()`, `.run()` stay unused. */
export type Database = BetterSQLite3Database

/** A query that can be prepared once and run often. */
interface Preparable<R> {
  prepare(): { execute(values?: Record<string, unknown>): PromiseLike<R> }
}
/** Runs a prepared query with the values of its placeholders. */
export type Prepared<R> = (values?: Record<string, unknown>) => Promise<R>

/** One connection as the repositories see it. */
export interface Sql {
  engine: 'sqlite' | 'postgres'
  db: Database
  t: Tables
  /** Builds and prepares a query when it is first run, under a name that is unique in the house. */
  prepared<R>(name: string, build: () => Preparable<R>): Prepared<R>
  /** Rows of a statement that no builder writes. Only for what truly differs between the engines. */
  rows(statement: SQL): Promise<Record<string, unknown>[]>
}

/** The first row, or undefined. */
export const first = <Row>(rows: readonly Row[]): Row | undefined => rows[0]

/** How many values one statement may carry: far below what either engine allows. */
const mostValues = 5_000

/** Reads in parts, so that a long list of ids never meets a limit of the engine. */
export async function inParts<Id, Row>(ids: readonly Id[], read: (part: Id[]) => PromiseLike<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (let from = 0; from < ids.length; from += mostValues) {
    rows.push(...(await read(ids.slice(from, from + mostValues))))
  }
  return rows
}

/** The smallest text that is greater than every text beginning with `prefix`. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10FFFF}`
