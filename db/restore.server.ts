import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { backupPostgres } from './backup.server.ts'
import { databasePlace } from './database-url.ts'
import { makeFolder } from './make-folder.server.ts'
import { poolOf } from './postgres.server.ts'
import { runProgram } from './run-program.server.ts'
import { connectSqlite } from './sqlite.server.ts'

const waiting = { busyTimeout: 5_000, patience: 30_000 }

/** Nothing was restored, or not all of it. The message says what is where, and what to do. */
export class RestoreRefused extends Error {
  override readonly name = 'RestoreRefused'
}

/** Brings the copy to this version and puts on record in it that it was restored, before anybody works with it. */
export type Prepare = (url: string) => Promise<void>

/**
 * Puts a backup in the place of the database: what was there is put aside first, as `aside`, and never thrown away. Gives
 * where it is, or null where there was nothing. SQLite: the copy is prepared beside and takes the place at once, so that
 * where anything fails nothing has changed. PostgreSQL: the dump is loaded by pg_restore, then prepared.
 * No server may run meanwhile. Throws `RestoreRefused` in plain words.
 */
export async function restore(url: string, from: string, aside: string, prepare: Prepare): Promise<string | null> {
  if (!existsSync(from)) throw new RestoreRefused(`There is no backup at ${from}.`)
  makeFolder(path.dirname(aside))
  const place = databasePlace(url)
  return place.engine === 'sqlite'
    ? restoreSqlite(place.file, from, aside, prepare)
    : restorePostgres(place.url, from, aside, prepare)
}

/** What SQLite puts beside a database while it is open. */
const beside = ['', '-wal', '-shm']

async function restoreSqlite(file: string, from: string, aside: string, prepare: Prepare): Promise<string | null> {
  const coming = `${file}.coming`
  makeFolder(path.dirname(file))
  for (const end of beside) rmSync(`${coming}${end}`, { force: true })
  try {
    copyFileSync(from, coming)
    checkCopy(coming, from)
    await prepare(`file:${coming}`)
    settle(coming)
    const there = existsSync(file)
    if (there) putAside(file, aside)
    renameSync(coming, file)
    return there ? aside : null
  } finally {
    for (const end of beside) rmSync(`${coming}${end}`, { force: true })
  }
}

function checkCopy(coming: string, from: string): void {
  try {
    const copy = connectSqlite(coming, waiting)
    try {
      const sound: unknown = copy.pragma('quick_check(1)', { simple: true })
      if (sound !== 'ok') throw new RestoreRefused(`${from} is damaged: ${String(sound)}. Nothing was changed.`)
      const log = copy.prepare("select 1 from sqlite_schema where type = 'table' and name = 'audit_head'").get()
      if (!log) throw new RestoreRefused(`${from} is no database of Offramp. Nothing was changed.`)
    } finally {
      copy.close()
    }
  } catch (error) {
    if (error instanceof RestoreRefused) throw error
    throw new RestoreRefused(`${from} can’t be read as a database. Nothing was changed.`, { cause: error })
  }
}

/** Moves the database that is there; a damaged one as it lies, with what is beside it. */
function putAside(file: string, aside: string): void {
  try {
    settle(file)
  } catch (error) {
    if (error instanceof RestoreRefused) throw error
  }
  for (const end of beside) if (existsSync(`${file}${end}`)) renameSync(`${file}${end}`, `${aside}${end}`)
}

/** Writes what waits beside a database into its one file, which can then be moved. */
function settle(file: string): void {
  const connection = connectSqlite(file, waiting)
  try {
    connection.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    connection.close()
  }
  if (beside.slice(1).some((end) => existsSync(`${file}${end}`)))
    throw new RestoreRefused(`Somebody has ${file} open. Stop the server first. Nothing was changed.`)
}

async function restorePostgres(url: string, from: string, aside: string, prepare: Prepare): Promise<string | null> {
  const listed = await pgRestore(url, ['--list', from])
  if (listed.code !== 0 || !listed.out.includes('audit_head'))
    throw new RestoreRefused(`${from} is no dump of an Offramp database: ${listed.said.trim()} Nothing was changed.`)
  const pool = poolOf(url)
  try {
    const { rows } = await pool.query<{ n: string }>("select count(*) as n from pg_tables where schemaname = 'public'")
    const there = rows[0]?.n !== '0'
    if (there) await backupPostgres(url, aside)
    await pool.query('drop schema public cascade; create schema public')
    const loaded = await pgRestore(url, [
      '--no-owner',
      '--exit-on-error',
      '--single-transaction',
      '--dbname',
      url,
      from,
    ])
    if (loaded.code !== 0) throw new RestoreRefused(halfWay(loaded.said, there ? aside : null))
    await prepare(url)
    return there ? aside : null
  } finally {
    await pool.end()
  }
}

const halfWay = (said: string, aside: string | null): string =>
  `pg_restore stopped: ${said.trim()} The database is empty now.` +
  (aside ? ` What was there is at ${aside}: restore that.` : '')

/** Runs pg_restore without a password that other users of the machine could read in the list of processes. */
async function pgRestore(url: string, args: readonly string[]) {
  const open = new URL(url)
  const PGPASSWORD = decodeURIComponent(open.password)
  open.password = ''
  const ran = await runProgram(
    'pg_restore',
    args.map((one) => (one === url ? open.toString() : one)),
    { PGPASSWORD },
  )
  if (ran.code === 'not found')
    throw new RestoreRefused('There is no pg_restore on this machine. Install the PostgreSQL client tools.')
  return ran
}
