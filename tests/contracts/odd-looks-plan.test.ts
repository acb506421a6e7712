import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database as Connection } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plusMinutes } from '#app/domain/time.ts'
import { sqlite } from '#db/dialect/sqlite.ts'
import { auditReads } from '#db/records/audit.ts'
import { makeSql } from '#db/sql.server.ts'
import { connectSqlite } from '#db/sqlite.server.ts'
import { makeTables } from '#db/tables/tables.ts'
import { moment } from '#tests/factories/rows.ts'
import { engineOf } from '#tests/setup/databases.ts'

/** What runs each minute looks at an hour of the log, and never goes through all that was ever looked at. */
describe('plans of looks on SQLite', () => {
  let connection: Connection
  let asked: { sql: string; params: unknown[] }[] = []
  let audit: ReturnType<typeof auditReads>
  const to = plusMinutes(moment, 60)

  const planOf = async (ask: () => Promise<unknown>) => {
    asked = []
    await ask()
    const last = asked.at(-1)
    const rows = connection.prepare(`EXPLAIN QUERY PLAN ${last?.sql ?? ''}`).all(...(last?.params ?? []))
    return (rows as { detail: string }[]).map((row) => row.detail)
  }

  beforeAll(async () => {
    const { url } = await engineOf('sqlite').fresh()
    connection = connectSqlite(url.slice('file:'.length), { busyTimeout: 100, patience: 100 })
    const logger = { logQuery: (sql: string, params: unknown[]) => void asked.push({ sql, params }) }
    const db = drizzle(connection, { logger })
    audit = auditReads(makeSql('sqlite', db, makeTables(sqlite), async (statement) => db.all(statement)))
  })
  afterAll(() => {
    connection.close()
  })

  it('begin from the time, for everybody and for one person', async () => {
    const ofTime = 'SEARCH audit_leaf USING INDEX audit_leaf_ts (ts>? AND ts<?)'
    expect(await planOf(() => audit.looks({ from: moment, to, limit: 9 }))).toEqual([ofTime])
    expect(await planOf(() => audit.looks({ from: moment, to, actorId: 'usr_a', limit: 9 }))).toEqual([ofTime])
    expect((await planOf(() => audit.manyLooks(moment, 30)))[0]).toBe(
      'SEARCH audit_leaf USING INDEX audit_leaf_ts (ts>?)',
    )
  })
})
