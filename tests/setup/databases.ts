import { createHash, randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe } from 'vitest'
import { migrate } from '#db/migrate.server.ts'
import { migrationsFolder, readMigrations } from '#db/migrations.server.ts'
import { openStore } from '#db/store.server.ts'
import type { Store } from '#db/records/records.ts'

/** A migrated, empty database of one test, removed when its file ends. */
export interface TestDatabase {
  url: string
  store: Store
}

export interface Engine {
  name: 'sqlite' | 'postgres'
  /** A fresh database with its store open: empty, or a copy of one whose store has been closed. */
  fresh(like?: string): Promise<TestDatabase>
}

/** Where PostgreSQL is for tests: `OFFRAMP_TEST_POSTGRES`, else the one of this machine. */
export const postgresUrl =
  process.env.OFFRAMP_TEST_POSTGRES ??
  `postgres://${process.env.PGUSER ?? userInfo().username}@127.0.0.1:5432/${process.env.PGDATABASE ?? 'test'}`

/** Why PostgreSQL could not be used, or null when it answers. */
async function whyNoPostgres(): Promise<string | null> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  } finally {
    await client.end()
  }
}

export const noPostgres: string | null = await whyNoPostgres()

/** Changes whenever a migration does, so that a template is never of another schema. */
const versionOf = (engine: Engine['name']) => {
  const hash = createHash('sha256')
  for (const migration of readMigrations(migrationsFolder(engine))) hash.update(migration.hash)
  return hash.digest('hex').slice(0, 12)
}

/** Runs once a version, in whichever process comes first; the others wait for the rename or find it done. */
async function sqliteTemplate(): Promise<string> {
  const folder = path.join(tmpdir(), 'offramp-test-templates')
  const template = path.join(folder, `${versionOf('sqlite')}.db`)
  if (existsSync(template)) return template
  mkdirSync(folder, { recursive: true })
  const draft = path.join(mkdtempSync(path.join(folder, 'draft-')), 'template.db')
  await migrate(`file:${draft}`, { now: new Date(0) })
  renameSync(draft, template)
  rmSync(path.dirname(draft), { recursive: true, force: true })
  return template
}

async function asPostgres<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: postgresUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const urlOf = (database: string) => {
  const url = new URL(postgresUrl)
  url.pathname = `/${database}`
  return url.toString()
}

async function postgresTemplate(client: pg.Client): Promise<string> {
  const template = `offramp_template_${versionOf('postgres')}`
  const isThere = async () =>
    (await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template])).rows.length > 0
  if (await isThere()) return template
  await client.query('SELECT pg_advisory_lock(72190)')
  try {
    if (await isThere()) return template
    const draft = `offramp_draft_${randomBytes(6).toString('hex')}`
    await client.query(`CREATE DATABASE ${draft}`)
    await migrate(urlOf(draft), { now: new Date(0) })
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${template}`)
    return template
  } finally {
    await client.query('SELECT pg_advisory_unlock(72190)')
  }
}

/** Databases of runs that were killed before they could drop their own: an hour later nobody uses them. */
async function dropForgotten(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname ~ '^offramp_test_[0-9]{13}_' AND split_part(datname, '_', 3)::bigint < $1",
    [Date.now() - 3_600_000],
  )
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} (FORCE)`)
}

const makers: Record<Engine['name'], (like?: string) => Promise<{ url: string; drop: () => Promise<void> }>> = {
  sqlite: async (like) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'offramp-test-'))
    const file = path.join(folder, 'offramp.db')
    copyFileSync(like?.slice('file:'.length) ?? (await sqliteTemplate()), file)
    return { url: `file:${file}`, drop: async () => rmSync(folder, { recursive: true, force: true }) }
  },
  postgres: async (like) => {
    const name = `offramp_test_${Date.now()}_${randomBytes(4).toString('hex')}`
    await asPostgres(async (client) => {
      await dropForgotten(client)
      const template = like ? new URL(like).pathname.slice(1) : await postgresTemplate(client)
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
    })
    const drop = () =>
      asPostgres(async (client) => void (await client.query(`DROP DATABASE IF EXISTS ${name} (FORCE)`)))
    return { url: urlOf(name), drop }
  },
}

/** An engine whose databases end with the test file that asked for them. Call it at the top of a file or of a describe. */
export function engineOf(name: Engine['name']): Engine {
  const ends: (() => Promise<void>)[] = []
  afterAll(async () => {
    for (const end of ends.reverse()) await end()
  }, 60_000)
  return {
    name,
    fresh: async (like) => {
      const { url, drop } = await makers[name](like)
      const store = openStore(url)
      ends.push(async () => {
        await store.close()
        await drop()
      })
      return { url, store }
    },
  }
}

/**
 * Runs a contract on SQLite and on PostgreSQL. Where no PostgreSQL answers, its half stands in the results as skipped,
 * with the reason; `OFFRAMP_REQUIRE_POSTGRES=1` makes it fail instead.
 */
export function onBothEngines(name: string, contract: (engine: Engine) => void): void {
  describe(`${name} on SQLite`, () => contract(engineOf('sqlite')))
  if (noPostgres === null) {
    describe(`${name} on PostgreSQL`, () => contract(engineOf('postgres')))
    return
  }
  const why = `POSTGRESQL DID NOT ANSWER (${noPostgres}): not run on it: ${name}`
  if (process.env.OFFRAMP_REQUIRE_POSTGRES === '1') throw new Error(why)
  process.stderr.write(`\n*** ${why}\n`)
  describe.skip(why, () => contract({ name: 'postgres', fresh: () => Promise.reject(new Error(why)) }))
}
