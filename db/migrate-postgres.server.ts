import type { PoolClient } from 'pg'
import { backupPostgres, BackupRefused } from './backup.server.ts'
import { MigrationRefused, pendingMigrations } from './migrations.server.ts'
import type { Migration } from './migrations.server.ts'
import type { Migrated } from './migrate.server.ts'
import { poolOf } from './postgres.server.ts'

/** Held while a server migrates, so that several that start together take turns. */
const turn = 4_802_761

/** Migrates the database; see `migrate`. `backup` is null where the operator made one by other means. */
export async function migratePostgres(
  url: string,
  migrations: readonly Migration[],
  backup: string | null,
): Promise<Migrated> {
  const pool = poolOf(url, { max: 1 })
  const client = await pool.connect()
  try {
    await client.query('SET lock_timeout = 0')
    await client.query(`SELECT pg_advisory_lock(${turn})`)
    const before = await rowCounts(client)
    const pending = pendingMigrations(migrations, await appliedIn(client, before))
    if (pending.length === 0) return { engine: 'postgres', applied: [], created: false, backup: null }
    const created = before.size === 0
    const saved = created || backup === null ? null : await saving(url, backup)
    await run(client, pending, before)
    return { engine: 'postgres', applied: pending.map((one) => one.name), created, backup: saved }
  } finally {
    client.release()
    await pool.end()
  }
}

async function saving(url: string, file: string): Promise<string> {
  try {
    return await backupPostgres(url, file)
  } catch (error) {
    if (!(error instanceof BackupRefused)) throw error
    throw new MigrationRefused(
      `${error.message} Nothing was changed. If you made a backup by other means, run: npm run migrate -- --without-backup`,
    )
  }
}

/** All pending migrations in one transaction, checked before it is committed. */
async function run(
  client: PoolClient,
  pending: readonly Migration[],
  before: ReadonlyMap<string, number>,
): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(
      'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)',
    )
    for (const migration of pending) {
      for (const statement of migration.statements) await client.query(statement)
      await client.query('INSERT INTO __drizzle_migrations (hash, created_at) VALUES ($1, $2)', [
        migration.hash,
        migration.at,
      ])
    }
    const after = await rowCounts(client)
    for (const [table, count] of before) {
      const left = after.get(table)
      if (left !== undefined && left < count) {
        throw new MigrationRefused(`The migration would lose ${count - left} rows of ${table}. Nothing was changed.`)
      }
    }
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}

async function appliedIn(client: PoolClient, tables: ReadonlyMap<string, number>): Promise<string[]> {
  if (tables.size === 0) return []
  if (!tables.has('__drizzle_migrations')) {
    throw new MigrationRefused('This PostgreSQL database holds other tables. Give Offramp an own database.')
  }
  const { rows } = await client.query<{ hash: string }>('SELECT hash FROM __drizzle_migrations ORDER BY created_at, id')
  return rows.map((row) => row.hash)
}

async function rowCounts(client: PoolClient): Promise<Map<string, number>> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename",
  )
  const counts = new Map<string, number>()
  for (const { name } of rows) {
    const { rows: found } = await client.query<{ n: string }>(`SELECT count(*) AS n FROM "${name}"`)
    counts.set(name, Number(found[0]?.n ?? 0))
  }
  return counts
}
