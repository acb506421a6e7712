import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import path from 'node:path'
import { makeFolder } from './make-folder.server.ts'
import { databasePlace } from './database-url.ts'
import { runProgram } from './run-program.server.ts'
import { connectSqlite } from './sqlite.server.ts'

const waiting = { busyTimeout: 5_000, patience: 30_000 }

/** No backup was made. The message says why and what to do. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

/**
 * Writes a whole, consistent copy of the database to a new file while others go on working; returns the file's path.
 * SQLite: a database file that can be opened as it is. PostgreSQL: a dump for pg_restore. The copy holds everything in
 * the case records and is readable by its owner only.
 */
export async function backup(url: string, file: string): Promise<string> {
  const place = databasePlace(url)
  return place.engine === 'sqlite' ? backupSqlite(place.file, file) : backupPostgres(place.url, file)
}

/** Copies a SQLite database with VACUUM INTO, and checks the copy. */
export function backupSqlite(from: string, file: string): string {
  if (!existsSync(from)) throw new BackupRefused(`There is no database at ${from}, so there is nothing to back up.`)
  prepare(file)
  const source = connectSqlite(from, waiting)
  try {
    source.prepare('VACUUM INTO ?').run(file)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    source.close()
  }
  const copy = connectSqlite(file, waiting)
  try {
    const sound: unknown = copy.pragma('quick_check(1)', { simple: true })
    if (sound !== 'ok') throw new BackupRefused(`The backup ${file} is damaged: ${String(sound)}`)
  } finally {
    copy.close()
  }
  return file
}

/** Runs pg_dump. Throws `BackupRefused` in plain words where there is none. */
export async function backupPostgres(url: string, file: string): Promise<string> {
  prepare(file)
  const { code, said } = await runProgram(
    'pg_dump',
    ['--format=custom', '--file', file, '--dbname', withoutPassword(url)],
    {
      PGPASSWORD: decodeURIComponent(new URL(url).password),
    },
  )
  if (code === 'not found') {
    rmSync(file, { force: true })
    throw new BackupRefused(
      'There is no pg_dump on this machine, so no backup was made. Install the PostgreSQL client tools.',
    )
  }
  if (code !== 0) {
    rmSync(file, { force: true })
    throw new BackupRefused(`pg_dump made no backup: ${said.trim()}`)
  }
  return file
}

/** Makes the empty file that the copy fills: readable by its owner only from the first byte, and never another's. */
function prepare(file: string): void {
  makeFolder(path.dirname(file))
  try {
    writeFileSync(file, '', { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    throw new BackupRefused(`${file} is there already. A backup never writes over another.`)
  }
}

/** The address without its password, which other users of the machine could read in the list of processes. */
function withoutPassword(url: string): string {
  const parsed = new URL(url)
  parsed.password = ''
  return parsed.toString()
}

/** A backup as `npm run backup` and a migration name it. */
const backupName = /^(offramp|before)-.*\.(db|dump)(-wal|-shm)?$/

/**
 * Destroys the backups in a folder that were made before a moment: each is overwritten, then deleted. Returns their paths.
 * Copies that somebody took elsewhere are theirs to destroy; so is what a disk or a file system keeps of its own.
 */
export function shredBackups(folder: string, before: Date): string[] {
  if (!existsSync(folder)) return []
  const old = readdirSync(folder)
    .filter((name) => backupName.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).mtime < before)
  for (const file of old) {
    overwrite(file)
    rmSync(file)
  }
  return old
}

const pieceBytes = 1024 * 1024

function overwrite(file: string): void {
  const { size } = statSync(file)
  const opened = openSync(file, 'r+')
  try {
    for (let at = 0; at < size; at += pieceBytes) {
      const nothing = Buffer.alloc(Math.min(pieceBytes, size - at))
      writeSync(opened, nothing, 0, nothing.length, at)
    }
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
