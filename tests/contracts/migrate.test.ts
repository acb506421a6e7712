import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import SQLite from 'better-sqlite3'
import pg from 'pg'
import { getTableConfig } from 'drizzle-orm/sqlite-core'
import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, describe, expect, it } from 'vitest'
import { backup } from '#db/backup.server.ts'
import { databasePlace } from '#db/database-url.ts'
import { migrate } from '#db/migrate.server.ts'
import { migrationsFolder, readMigrations } from '#db/migrations.server.ts'
import * as schema from '#db/schema/sqlite.ts'
import { sqlite } from '#db/dialect/sqlite.ts'
import { makeTables } from '#db/tables/tables.ts'
import { connectSqlite } from '#db/sqlite.server.ts'
import { moment } from '#tests/factories/rows.ts'
import { engineOf, noPostgres, onBothEngines } from '#tests/setup/databases.ts'

const now = new Date(moment)
const folder = mkdtempSync(path.join(tmpdir(), 'offramp-migrate-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** A copy of the shipped migrations with one more. */
function withOneMore(engine: 'sqlite' | 'postgres', statement: string): string {
  const copy = mkdtempSync(path.join(folder, 'steps-'))
  cpSync(migrationsFolder(engine), copy, { recursive: true })
  const file = path.join(copy, 'meta', '_journal.json')
  const journal = JSON.parse(readFileSync(file, 'utf8')) as { entries: object[] }
  journal.entries.push({ idx: 99, version: '7', when: 4_000_000_000_000, tag: '0099_more', breakpoints: true })
  writeFileSync(file, JSON.stringify(journal))
  writeFileSync(path.join(copy, '0099_more.sql'), statement)
  return copy
}

onBothEngines('migrating', (engine) => {
  const backups = mkdtempSync(path.join(folder, 'backups-'))
  let minute = 0
  const at = () => new Date(now.getTime() + minute++ * 60_000)
  const options = {
    get now() {
      return at()
    },
    backups,
    withoutBackup: engine.name === 'postgres',
  }

  it('leaves a database alone that is up to date', async () => {
    const { url, store } = await engine.fresh()
    await store.close()
    expect(await migrate(url, options)).toEqual({ engine: engine.name, applied: [], created: false, backup: null })
    expect(readdirSync(backups)).toEqual([])
  })

  it('applies what is new and keeps what is there', async () => {
    const { url, store } = await engine.fresh()
    await store.write(({ write }) => write.newFolder('cas_kept', moment))
    const steps = withOneMore(
      engine.name,
      'CREATE TABLE extra (n integer);\n--> statement-breakpoint\nINSERT INTO extra VALUES (1);',
    )
    const done = await migrate(url, { ...options, folder: steps })
    expect(done).toMatchObject({ applied: ['0099_more'], created: false })
    expect(await store.read(({ folders }) => folders.exists('cas_kept'))).toBe(true)
    expect((await migrate(url, { ...options, folder: steps })).applied).toEqual([])
  })

  it('refuses a database of a newer version', async () => {
    const { url } = await engine.fresh()
    await migrate(url, { ...options, folder: withOneMore(engine.name, 'CREATE TABLE extra (n integer);') })
    await expect(migrate(url, options)).rejects.toThrow('newer version')
  })

  it('refuses a database made from other texts', async () => {
    const { url } = await engine.fresh()
    const changed = withOneMore(engine.name, 'CREATE TABLE extra (n integer);')
    const first = path.join(changed, `${readMigrations(changed)[0]?.name ?? ''}.sql`)
    writeFileSync(first, `${readFileSync(first, 'utf8')}\n-- changed`)
    await expect(migrate(url, { ...options, folder: changed })).rejects.toThrow('another text')
  })

  it('changes nothing where a step fails or would lose rows', async () => {
    const { url, store } = await engine.fresh()
    await store.write(({ write }) =>
      write.saveSchool({ id: 'sch_1', code: 'A', name: 'A', grades: 'K', phone: null, salt: 's' }),
    )
    const failing = 'CREATE TABLE extra (n integer);\n--> statement-breakpoint\nINSERT INTO no_such_table VALUES (1);'
    await expect(migrate(url, { ...options, folder: withOneMore(engine.name, failing) })).rejects.toThrow()
    const losing = withOneMore(engine.name, 'DELETE FROM schools;')
    await expect(migrate(url, { ...options, folder: losing })).rejects.toThrow('would lose 1 rows of schools')
    expect((await store.read(({ district }) => district.schools())).length).toBe(1)
    expect((await migrate(url, options)).applied).toEqual([])
  })

  it('every text column compares by its bytes and nothing cascades', async () => {
    const { url } = await engine.fresh()
    if (engine.name === 'sqlite') {
      const connection = connectSqlite(url.slice('file:'.length), { busyTimeout: 100, patience: 100 })
      const sqls = connection.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all() as string[]
      connection.close()
      expect(sqls.filter((sql) => /ON DELETE CASCADE|COLLATE NOCASE/i.test(sql))).toEqual([])
      return
    }
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<{ table_name: string; column_name: string }>(
      `SELECT table_name, column_name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C' AND table_name NOT LIKE '!_!_%' ESCAPE '!'`,
    )
    const cascading = await client.query(
      "SELECT conname FROM pg_constraint WHERE confdeltype IN ('c', 'n', 'd') AND contype = 'f'",
    )
    await client.end()
    expect(rows).toEqual([])
    expect(cascading.rows).toEqual([])
  })
})

describe('a SQLite file', () => {
  const engine = engineOf('sqlite')
  const fileOf = (url: string) => url.slice('file:'.length)

  it('is created where there is none, in a folder that need not be there', async () => {
    const file = path.join(folder, 'deep', 'er', 'new.db')
    const done = await migrate(`file:${file}`, { now })
    expect(done).toMatchObject({ created: true, backup: null })
    expect(done.applied).toEqual(readMigrations(migrationsFolder('sqlite')).map((step) => step.name))
  })

  it('is backed up before it changes, and the backup opens', async () => {
    const { url, store } = await engine.fresh()
    await store.write(({ write }) => write.newFolder('cas_saved', moment))
    const done = await migrate(url, { now, folder: withOneMore('sqlite', 'DROP TABLE outbox;') })
    expect(done.backup).toContain('before-2026-11-21T17-00-00-000Z')
    const saved = new SQLite(done.backup ?? '', { readonly: true })
    expect(saved.prepare('SELECT id FROM folders').pluck().all()).toEqual(['cas_saved'])
    expect(saved.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'outbox'").pluck().get()).toBe(1)
    saved.close()
    expect(statSync(done.backup ?? '').mode & 0o077).toBe(0)
  })

  it('keeps the children of a table that is rebuilt, and refuses one that would orphan them', async () => {
    const { url, store } = await engine.fresh()
    await store.write(async ({ write }) => {
      await write.saveUser({
        id: 'usr_1',
        signIn: 'one',
        name: 'One',
        title: '',
        phone: null,
        disabledAt: null,
        agreementUntil: null,
        email: null,
        salt: 's',
      })
      await write.setPassword('usr_1', 'hash', moment)
    })
    const first = readMigrations(migrationsFolder('sqlite'))[0]?.statements ?? []
    const table = first.find((one) => one.startsWith('CREATE TABLE `users`')) ?? ''
    const rebuild = [
      table.replace('`users`', '`__new_users`'),
      'INSERT INTO __new_users SELECT key, id, sign_in, name, title, phone, disabled_at, agreement_until, salt FROM users',
      'DROP TABLE users',
      'ALTER TABLE __new_users RENAME TO users',
      ...first.filter((one) => one.includes('INDEX') && one.includes('ON `users`')),
    ].join(';\n--> statement-breakpoint\n')
    const orphan = "UPDATE credentials SET user_id = 'usr_gone';"
    await expect(migrate(url, { now, folder: withOneMore('sqlite', orphan) })).rejects.toThrow('point to nothing')
    const later = new Date(now.getTime() + 1)
    await migrate(url, { now: later, folder: withOneMore('sqlite', rebuild) })
    expect(await store.read(({ credentials }) => credentials.passwordHash('usr_1'))).toBe('hash')
  })

  it('is not taken over where it belongs to something else', async () => {
    const file = path.join(folder, 'other.db')
    const other = new SQLite(file)
    other.exec('CREATE TABLE recipes (name text)')
    other.close()
    await expect(migrate(`file:${file}`, { now })).rejects.toThrow('not one of Offramp')
  })

  it('is held to the checklist, whatever the file says', async () => {
    const { url } = await engine.fresh()
    const connection = connectSqlite(fileOf(url), { busyTimeout: 100, patience: 100 })
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'recursive_triggers',
      'trusted_schema',
      'cell_size_check',
      'secure_delete',
    ]
    expect(settings.map((name): unknown => connection.pragma(name, { simple: true }))).toEqual([
      'wal',
      2,
      1,
      1,
      0,
      1,
      1,
    ])
    connection.close()
    expect(() => connectSqlite(':memory:', { busyTimeout: 100, patience: 100 }, false)).toThrow(
      'does not hold journal_mode',
    )
  })

  it('is copied while it is written, never over another file', async () => {
    const { url, store } = await engine.fresh()
    const copy = path.join(folder, 'copies', 'one.db')
    const writing = Promise.all(
      Array.from({ length: 20 }, (_, n) => store.write(({ write }) => write.newFolder(`cas_${n}`, moment))),
    )
    expect(await backup(url, copy)).toBe(copy)
    await writing
    expect(existsSync(copy)).toBe(true)
    await expect(backup(url, copy)).rejects.toThrow('never writes over another')
  })
})

describe.runIf(noPostgres === null)('a PostgreSQL database', () => {
  const engine = engineOf('postgres')
  it('that holds other tables is not taken over', async () => {
    const { url, store } = await engine.fresh()
    await store.close()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('DROP TABLE __drizzle_migrations')
    await client.end()
    await expect(migrate(url, { now, withoutBackup: true })).rejects.toThrow('an own database')
  })

  it('is not migrated without a backup where there is no pg_dump', async () => {
    const { url } = await engine.fresh()
    const { PATH } = process.env
    process.env.PATH = '/nowhere'
    try {
      const steps = withOneMore('postgres', 'CREATE TABLE extra (n integer);')
      await expect(migrate(url, { now, backups: path.join(folder, 'pg'), folder: steps })).rejects.toThrow('no pg_dump')
    } finally {
      process.env.PATH = PATH
    }
  })
})

describe('the schema', () => {
  it('that drizzle-kit reads holds every table', () => {
    const names = (tables: object) =>
      Object.values(tables).flatMap((table: unknown) => (is(table, SQLiteTable) ? [getTableConfig(table).name] : []))
    expect(names(schema).sort()).toEqual(names(makeTables(sqlite)).sort())
  })

  it('has one list of migrations for each engine, with the same names', () => {
    const [ours, theirs] = (['sqlite', 'postgres'] as const).map((engine) => readMigrations(migrationsFolder(engine)))
    expect(ours?.map((step) => step.name)).toEqual(theirs?.map((step) => step.name))
    const [step] = ours ?? []
    const text = readFileSync(path.join(migrationsFolder('sqlite'), `${step?.name ?? ''}.sql`))
    expect(step?.hash).toBe(createHash('sha256').update(text).digest('hex'))
  })

  it('reads an address and never shows its password', () => {
    expect(databasePlace('postgres://me:secret@db.example:5432/offramp')).toMatchObject({
      engine: 'postgres',
      safe: 'postgres://db.example:5432/offramp',
    })
    expect(databasePlace('file:data/offramp.db')).toMatchObject({
      engine: 'sqlite',
      file: path.resolve('data/offramp.db'),
    })
    for (const wrong of ['', 'file:', 'file:data/', 'offramp.db', 'mysql://x/y'])
      expect(() => databasePlace(wrong)).toThrow('DATABASE_URL')
  })
})
