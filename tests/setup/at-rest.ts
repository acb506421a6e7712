import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import pg from 'pg'
import { backup } from '#db/backup.server.ts'
import { databasePlace } from '#db/database-url.ts'

/** Every byte that the embedded database keeps on disk as it runs, write-ahead log included; and again once that is emptied. */
function filesOf(file: string): string {
  const read = () =>
    [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]
      .filter((one) => existsSync(one))
      .map((one) => readFileSync(one, 'latin1'))
      .join('\n')
  const running = read()
  const db = new SQLite(file)
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return `${running}\n${read()}`
}

/** Every value of every column of every table on PostgreSQL, as text; bytes as they are. */
async function valuesOf(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    const all: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from "${name}"`)
      for (const row of rows)
        for (const value of Object.values(row))
          all.push(Buffer.isBuffer(value) ? value.toString('latin1') : String(value))
    }
    return all.join('\n')
  } finally {
    await client.end()
  }
}

/** All that stands in a database. */
export async function everythingIn(url: string): Promise<string> {
  const place = databasePlace(url)
  return place.engine === 'postgres' ? valuesOf(place.url) : filesOf(place.file)
}

/** All that stands in a backup of it, made as `npm run backup` does; a dump is unpacked, its bytes in hexadecimal. */
export async function everythingInBackup(url: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'offramp-at-rest-'))
  try {
    const file = await backup(url, join(folder, 'copy'))
    if (databasePlace(url).engine === 'sqlite') return readFileSync(file, 'latin1')
    return execFileSync('pg_restore', ['--file=-', file], { encoding: 'latin1', maxBuffer: 1024 ** 3 })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
