import { createHash } from 'node:crypto'
import SQLite from 'better-sqlite3'

/** A hash of every row of every table of an embedded database, by table. */
export function tableDigests(url: string): Record<string, string> {
  const db = new SQLite(url.slice('file:'.length), { readonly: true })
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
