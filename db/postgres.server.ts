import { DrizzleQueryError, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import type { PoolClient, PoolConfig } from 'pg'
import { postgres } from './dialect/postgres.ts'
import { makeNesting } from './nesting.server.ts'
import { StoreBusy, makeQueue, whileBusy } from './queue.ts'
import type { Database, Sql } from './records/database.ts'
import { makeReadRecords, makeRecords } from './records/make-records.ts'
import type { ReadRecords, Records, Store } from './records/records.ts'
import { makeSql } from './sql.server.ts'
import { makeTables } from './tables/tables.ts'

/** Milliseconds a writer waits for another server's transaction before it tries again. */
const lockTimeout = 2_000

/** One writer at a time in the whole district: the head row of the log is what they queue for. */
const lockHead = 'SELECT size FROM audit_head WHERE one = 1 FOR UPDATE'

/**
 * A store over a PostgreSQL database. Writing transactions are READ COMMITTED and lock the head of the log first, so
 * that permission, numbers and log are free of races; within one process they queue, so that waiting takes no
 * connections. Reads are snapshots.
 */
export function openPostgres(url: string, options: { patience: number; connections: number }): Store {
  const pool = poolOf(url, { max: options.connections, connectionTimeoutMillis: options.patience })
  const tables = makeTables(postgres)
  const known = new WeakMap<PoolClient, { records: Records; readRecords: ReadRecords; open: boolean }>()
  const nesting = makeNesting()
  const writing = makeQueue()

  const recordsOf = (client: PoolClient) => {
    const before = known.get(client)
    if (before) return before
    const logger = {
      logQuery: () => {
        if (!made.open) throw new Error('The store was used after its transaction had ended')
      },
    }
    const db = drizzle(client, { logger })
    const s: Sql = makeSql(
      'postgres',
      db as unknown as Database,
      tables,
      async (statement) => (await db.execute(statement)).rows,
    )
    const lock = async () => {
      await db.execute(sql.raw(lockHead))
    }
    const made = { records: makeRecords(s, lock), readRecords: makeReadRecords(s), open: false }
    known.set(client, made)
    return made
  }

  const transaction = async <T>(begin: string, work: (of: ReturnType<typeof recordsOf>) => Promise<T>): Promise<T> => {
    const client = await connected(pool)
    const of = recordsOf(client)
    let broken: Error | undefined
    try {
      await whileBusy(() => beginning(client, begin), isBusy, options.patience)
      of.open = true
      const result = await nesting.inside(() => work(of))
      of.open = false
      await client.query('COMMIT')
      return result
    } catch (error) {
      of.open = false
      broken = await rollback(client)
      throw withoutValues(error)
    } finally {
      client.release(broken)
    }
  }
  return {
    engine: 'postgres',
    write: (work) =>
      nesting.outermost(() =>
        writing(() => transaction(`BEGIN ISOLATION LEVEL READ COMMITTED; ${lockHead}`, ({ records }) => work(records))),
      ),
    read: (work) =>
      nesting.outermost(() =>
        transaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', ({ readRecords }) => work(readRecords)),
      ),
    settle: async () => {
      await pool.query(`VACUUM ${emptied.join(', ')}`)
      return true
    },
    close: () => writing(async () => (pool.ended ? undefined : pool.end())),
  }
}

/** Tables of which the end of a folder deletes rows. */
const emptied = [
  'audit_leaf',
  'people',
  'person_keys',
  'guardians',
  'addresses',
  'stays',
  'entries',
  'entry_parts',
  'files',
  'file_chunks',
  'audit_sealed',
  'openings',
  'holds',
  'drafts',
  'case_index',
  'case_access',
  'case_people',
  'work_items',
  'reports_by',
  'search',
  'keys',
] as const

/** A pool whose connections wait for locks no longer than a person does. */
export function poolOf(url: string, more: PoolConfig = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'offramp',
    options: `-c lock_timeout=${lockTimeout} -c idle_in_transaction_session_timeout=60000`,
    ...more,
  })
  // A connection that breaks while idle has left the pool already; the next use opens another or says why it can't.
  pool.on('error', () => undefined)
  return pool
}

/** A connection, as soon as one is free. Throws `StoreBusy` where none is for as long as a person waits. */
async function connected(pool: pg.Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    if (error instanceof Error && error.message === noneFree) throw new StoreBusy(error)
    throw error
  }
}
/** What `pg-pool` says where all connections are in use for too long; it carries no code. */
const noneFree = 'timeout exceeded when trying to connect'

async function beginning(client: PoolClient, begin: string): Promise<void> {
  try {
    await client.query(begin)
  } catch (error) {
    await rollback(client)
    throw error
  }
}

/** Rolls back; returns what made the connection useless, if anything did. */
async function rollback(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** The database's own error: the builder's message repeats every value of the statement, which no log may hold. */
const withoutValues = (error: unknown): unknown =>
  error instanceof DrizzleQueryError && error.cause ? error.cause : error

/** Lock not available, deadlock, serialisation: another server was first. */
const isBusy = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && ['55P03', '40P01', '40001'].includes(error.code ?? '')
