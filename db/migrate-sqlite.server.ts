import type { Database as Connection } from 'better-sqlite3'
import { existsSync, writeFileSync } from 'node:fs'
import { backupSqlite } from './backup.server.ts'
import { MigrationRefused, pendingMigrations } from './migrations.server.ts'
import type { Migration } from './migrations.server.ts'
import type { Migrated } from './migrate.server.ts'
import { connectSqlite } from './sqlite.server.ts'

const waiting = { busyTimeout: 5_000, patience: 30_000 }

/** Migrates the file; see `migrate`. */
export async function migrateSqlite(
  file: string,
  migrations: readonly Migration[],
  backup: string,
  now: Date,
): Promise<Migrated> {
  const existed = existsSync(file)
  // Its owner's only from the first byte; what SQLite puts beside it takes the same rights.
  if (!existed) writeFileSync(file, '', { mode: 0o600, flag: 'a' })
  const connection = connectSqlite(file, waiting, false)
  try {
    const created = tableNames(connection).length === 0
    const pending = pendingMigrations(migrations, appliedIn(connection))
    if (pending.length === 0) return { engine: 'sqlite', applied: [], created: false, backup: null }
    const saved = existed && !created ? backupSqlite(file, backup) : null
    const applied = run(connection, migrations, now)
    return { engine: 'sqlite', applied, created, backup: saved }
  } finally {
    connection.close()
  }
}

/** All pending migrations in one transaction, checked before it is committed. */
function run(connection: Connection, migrations: readonly Migration[], now: Date): string[] {
  // Only outside a transaction, and only on this connection: a rebuilt table would else take its children along.
  connection.pragma('foreign_keys = OFF')
  connection.exec('BEGIN IMMEDIATE')
  try {
    // Asked again under the lock: another process may have been first.
    const pending = pendingMigrations(migrations, appliedIn(connection))
    const before = rowCounts(connection)
    connection.exec(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)',
    )
    for (const migration of pending) {
      for (const statement of migration.statements) connection.exec(statement)
      connection
        .prepare('INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)')
        .run(migration.hash, migration.at)
    }
    check(connection, before, now)
    connection.exec('COMMIT')
    return pending.map((migration) => migration.name)
  } catch (error) {
    if (connection.inTransaction) connection.exec('ROLLBACK')
    throw error
  }
}

function check(connection: Connection, before: ReadonlyMap<string, number>, now: Date): void {
  const broken = connection.pragma('foreign_key_check') as { table: string; parent: string }[]
  if (broken[0]) {
    const { table, parent } = broken[0]
    throw new MigrationRefused(
      `After the migration of ${now.toISOString()}, ${broken.length} rows point to nothing (${table} to ${parent}). Nothing was changed.`,
    )
  }
  const after = rowCounts(connection)
  for (const [table, count] of before) {
    const left = after.get(table)
    if (left !== undefined && left < count) {
      throw new MigrationRefused(`The migration would lose ${count - left} rows of ${table}. Nothing was changed.`)
    }
  }
  const sound: unknown = connection.pragma('integrity_check(1)', { simple: true })
  if (sound !== 'ok') throw new MigrationRefused(`The database file is damaged: ${String(sound)}. Nothing was changed.`)
}

const tableNames = (connection: Connection): string[] =>
  connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    .pluck()
    .all() as string[]

function appliedIn(connection: Connection): string[] {
  if (!tableNames(connection).includes('__drizzle_migrations')) {
    if (tableNames(connection).length === 0) return []
    throw new MigrationRefused('This file is a database, but not one of Offramp. Choose another DATABASE_URL.')
  }
  return connection.prepare('SELECT hash FROM __drizzle_migrations ORDER BY created_at, id').pluck().all() as string[]
}

const rowCounts = (connection: Connection): Map<string, number> =>
  new Map(
    tableNames(connection).map((table) => [
      table,
      connection.prepare(`SELECT count(*) FROM "${table}"`).pluck().get() as number,
    ]),
  )
