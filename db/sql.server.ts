import type { SQL } from 'drizzle-orm'
import type { Database, Prepared, Sql } from './records/database.ts'
import type { Tables } from './tables/tables.ts'

interface NamedPreparable<R> {
  prepare(name: string): { execute(values?: Record<string, unknown>): PromiseLike<R> }
}

/** One connection as the repositories see it. `rows` runs a statement as the engine's driver does. */
export function makeSql(
  engine: Sql['engine'],
  db: Database,
  t: Tables,
  rows: (statement: SQL) => Promise<Record<string, unknown>[]>,
): Sql {
  return {
    engine,
    db,
    t,
    rows,
    prepared: <R>(name: string, build: () => object): Prepared<R> => {
      let query: ReturnType<NamedPreparable<R>['prepare']> | undefined
      return async (values) => {
        query ??= (build() as NamedPreparable<R>).prepare(name)
        return query.execute(values)
      }
    },
  }
}
