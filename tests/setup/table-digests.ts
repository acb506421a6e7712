import { createHash } from 'node:crypto'
import SQLite from 'better-sqlite3'
import pg from 'pg'
import { databasePlace } from '#db/database-url.ts'

/** A hash of every row of every table of a database, by table. */
export async function tableDigests(url: string): Promise<Record<string, string>> {
  const place = databasePlace(url)
  return place.engine === 'sqlite' ? onSqlite(place.file) : onPostgres(place.url)
}

function onSqlite(file: string): Record<string, string> {
  const db = new SQLite(file, { readonly: true })
  try {
    const tables = db
      .prepare<[], { name: string }>("select name from sqlite_schema where type = 'table' and sql not like '%VIRTUAL%'")
      .all()
    return Object.fromEntries(
      tables.map(({ name }) => {
        const hash = createHash('sha256')
        for (const row of db.prepare(`select * from "${name}"`).raw().iterate()) hash.update(JSON.stringify(row))
        return [name, hash.digest('hex')]
      }),
    )
  } finally {
    db.close()
  }
}

/** In an order of their own: PostgreSQL moves a row that is written anew. */
async function onPostgres(connectionString: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'",
    )
    const digests: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ digest: string | null }>(
        `select encode(sha256(convert_to(coalesce(string_agg(one::text, E'\n' order by one::text), ''), 'UTF8')), 'hex') as digest from "${name}" one`,
      )
      digests[name] = rows[0]?.digest ?? ''
    }
    return digests
  } finally {
    await client.end()
  }
}
