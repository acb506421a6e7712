import { existsSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import type { Database as Connection } from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { NoDatabase } from './database-url.ts'
import { sqlite } from './dialect/sqlite.ts'
import { makeQueue, whileBusy } from './queue.ts'
import type { Sql } from './records/database.ts'
import { makeReadRecords, makeRecords } from './records/make-records.ts'
import type { Store } from './records/records.ts'
import { makeSql } from './sql.server.ts'
import { makeTables } from './tables/tables.ts'
import { makeNesting } from './nesting.server.ts'

/** How long a lock of another process is waited for: blocking only as long as a page hardly notices in the server. */
export interface SqliteWaiting {
  busyTimeout: number
  patience: number
}

/** Pages kept in memory by the reader. */
const cacheKilobytes = 64 * 1024

/** What every connection is set to, and is found to be: a database that does not answer so is not opened. */
const checklist = [
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  ['secure_delete', 'ON', 1],
] as const

/** Opens one connection and goes through the checklist. Throws when a setting does not hold. */
export function connectSqlite(file: string, waiting: SqliteWaiting, mustExist = true): Connection {
  const connection = new SQLite(file, { fileMustExist: mustExist, timeout: waiting.busyTimeout })
  try {
    for (const [name, value, expected] of checklist) {
      connection.pragma(`${name} = ${value}`)
      const found: unknown = connection.pragma(name, { simple: true })
      if (found !== expected)
        throw new Error(`SQLite does not hold ${name} = ${value} for ${file} (it says ${String(found)})`)
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** A store over one file: one writer behind a queue, one reader that can't write behind another. */
export function openSqlite(file: string, waiting: SqliteWaiting): Store {
  if (!existsSync(file)) throw new NoDatabase(`There is no database at ${file}. Run: npm run setup`)
  const writer = connectSqlite(file, waiting)
  const reader = connectSqlite(file, waiting)
  reader.pragma('query_only = ON')
  // Lists walk an index and look rows up all over the file: pages that were read stay in memory.
  reader.pragma(`cache_size = ${-cacheKilobytes}`)
  const tables = makeTables(sqlite)
  const sqlOf = (connection: Connection): Sql => {
    const logger = {
      logQuery: () => {
        if (!connection.inTransaction) throw new Error('The store was used after its transaction had ended')
      },
    }
    const db = drizzle(connection, { logger })
    return makeSql('sqlite', db, tables, async (statement) => db.all(statement))
  }
  const records = makeRecords(sqlOf(writer), async () => undefined)
  const readRecords = makeReadRecords(sqlOf(reader))
  const writing = makeQueue()
  const reading = makeQueue()
  const nesting = makeNesting()

  const transaction = async <T>(connection: Connection, begin: string, work: () => Promise<T>): Promise<T> => {
    await whileBusy(() => connection.exec(begin), isBusy, waiting.patience)
    try {
      const result = await work()
      connection.exec('COMMIT')
      return result
    } catch (error) {
      if (connection.inTransaction) connection.exec('ROLLBACK')
      throw error
    }
  }
  return {
    engine: 'sqlite',
    write: (work) =>
      nesting.outermost(() =>
        writing(() => transaction(writer, 'BEGIN IMMEDIATE', () => nesting.inside(() => work(records)))),
      ),
    read: (work) =>
      nesting.outermost(() =>
        reading(() => transaction(reader, 'BEGIN', () => nesting.inside(() => work(readRecords)))),
      ),
    // Deleted text is overwritten in its pages, and stays in the write-ahead log until that is emptied.
    settle: () =>
      writing(() =>
        reading(async () => {
          const [found] = writer.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
          return found?.busy === 0
        }),
      ),
    close: () =>
      writing(() =>
        reading(async () => {
          if (!writer.open) return
          reader.close()
          // Deleted text stays in the write-ahead log until it is emptied.
          writer.pragma('wal_checkpoint(TRUNCATE)')
          writer.close()
        }),
      ),
  }
}

const isBusy = (error: unknown): boolean => error instanceof SQLite.SqliteError && error.code.startsWith('SQLITE_BUSY')
