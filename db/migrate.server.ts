import path from 'node:path'
import { makeFolder } from './make-folder.server.ts'
import { databasePlace } from './database-url.ts'
import { migratePostgres } from './migrate-postgres.server.ts'
import { migrateSqlite } from './migrate-sqlite.server.ts'
import { migrationsFolder, readMigrations } from './migrations.server.ts'

export { MigrationRefused } from './migrations.server.ts'

export interface MigrateOptions {
  /** Where a backup is put before anything changes. Left out: `backups` beside a SQLite file, the working directory's `data/backups` for PostgreSQL. */
  backups?: string
  /** PostgreSQL only: go on where no pg_dump is found, because a backup was made by other means. */
  withoutBackup?: boolean
  /** Now, for the backup's name. */
  now: Date
  /** Another folder of migrations, for tests of the migrator. */
  folder?: string
}

export interface Migrated {
  engine: 'sqlite' | 'postgres'
  /** Names of the migrations that were run now; none when the database was up to date. */
  applied: readonly string[]
  /** Whether there was no database before. */
  created: boolean
  /** The backup made before, if there was anything to back up. */
  backup: string | null
}

/**
 * Brings a database to this version, or creates it: backup first, everything in one transaction with foreign keys
 * off, then every key and every row count is checked before it is committed. Writes nothing when the database is up to date.
 * Throws `MigrationRefused` in plain words; then the database is as it was.
 */
export async function migrate(url: string, options: MigrateOptions): Promise<Migrated> {
  const place = databasePlace(url)
  const migrations = readMigrations(options.folder ?? migrationsFolder(place.engine))
  const stamp = options.now.toISOString().replace(/[:.]/g, '-')
  if (place.engine === 'sqlite') {
    const folder = options.backups ?? path.join(path.dirname(place.file), 'backups')
    makeFolder(path.dirname(place.file))
    return migrateSqlite(place.file, migrations, path.join(folder, `before-${stamp}.db`), options.now)
  }
  const backup = path.join(options.backups ?? path.resolve('data', 'backups'), `before-${stamp}.dump`)
  return migratePostgres(place.url, migrations, options.withoutBackup ? null : backup)
}
