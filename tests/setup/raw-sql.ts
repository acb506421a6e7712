import Database from 'better-sqlite3'
import pg from 'pg'
import { databasePlace } from '#db/database-url.ts'

/** Somebody at the database itself, past the application: runs statements and takes guards out of the way. */
export interface RawSql {
  engine: 'sqlite' | 'postgres'
  exec(...statements: string[]): Promise<void>
  one(query: string): Promise<Record<string, unknown>>
  close(): Promise<void>
}

export async function rawSql(url: string): Promise<RawSql> {
  const place = databasePlace(url)
  return place.engine === 'sqlite' ? onSqlite(place.file) : onPostgres(place.url)
}

function onSqlite(file: string): RawSql {
  const db = new Database(file)
  return {
    engine: 'sqlite',
    exec: async (...statements) => {
      for (const statement of statements) db.exec(statement)
    },
    one: async (query) => db.prepare(query).get() as Record<string, unknown>,
    close: async () => void db.close(),
  }
}

async function onPostgres(connectionString: string): Promise<RawSql> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  return {
    engine: 'postgres',
    exec: async (...statements) => {
      for (const statement of statements) await client.query(statement)
    },
    one: async (query) => ((await client.query(query)).rows as Record<string, unknown>[])[0] ?? {},
    close: () => client.end(),
  }
}

/** Takes a table's guards away, lets `work` do what they forbid, and puts them back as they were. */
export async function pastGuards(raw: RawSql, table: string, work: () => Promise<void>): Promise<void> {
  if (raw.engine === 'postgres') {
    await raw.exec(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await work()
    await raw.exec(`ALTER TABLE ${table} ENABLE TRIGGER USER`)
    return
  }
  const list = `select json_group_array(json_object('name', name, 'sql', sql)) as all_of_them
    from sqlite_schema where type = 'trigger' and tbl_name = '${table}'`
  const found = JSON.parse(String((await raw.one(list)).all_of_them)) as { name: string; sql: string }[]
  for (const { name } of found) await raw.exec(`DROP TRIGGER ${name}`)
  await work()
  for (const { sql } of found) await raw.exec(sql)
}
