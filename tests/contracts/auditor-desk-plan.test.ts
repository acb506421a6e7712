import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database as Connection } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlite } from '#db/dialect/sqlite.ts'
import { auditReads } from '#db/records/audit.ts'
import { checkpointReads } from '#db/records/checkpoints.ts'
import { makeSql } from '#db/sql.server.ts'
import { connectSqlite } from '#db/sqlite.server.ts'
import { makeTables } from '#db/tables/tables.ts'
import { moment } from '#tests/factories/rows.ts'
import { engineOf } from '#tests/setup/databases.ts'

/** The desk reads a stretch of the log by its indexes, and never goes through all that ever happened. */
describe('plans of the desk on SQLite', () => {
  let connection: Connection
  let asked: { sql: string; params: unknown[] }[] = []
  let audit: ReturnType<typeof auditReads>
  let checkpoints: ReturnType<typeof checkpointReads>

  /** The plan of each statement that is asked. */
  const plansOf = async (ask: () => Promise<unknown>) => {
    asked = []
    await ask()
    return asked.map(({ sql, params }) => {
      const rows = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...params)
      return (rows as { detail: string }[]).map((row) => row.detail)
    })
  }
  const planOf = async (ask: () => Promise<unknown>) => (await plansOf(ask))[0] ?? []

  beforeAll(async () => {
    const { url } = await engineOf('sqlite').fresh()
    connection = connectSqlite(url.slice('file:'.length), { busyTimeout: 100, patience: 100 })
    const logger = { logQuery: (sql: string, params: unknown[]) => void asked.push({ sql, params }) }
    const db = drizzle(connection, { logger })
    const made = makeSql('sqlite', db, makeTables(sqlite), async (statement) => db.all(statement))
    audit = auditReads(made)
    checkpoints = checkpointReads(made)
  })
  afterAll(() => {
    connection.close()
  })

  it('find a moment’s place by one step into the times', async () => {
    expect(await planOf(() => audit.placeAt(moment))).toEqual(['SEARCH audit_leaf USING INDEX audit_leaf_ts (ts>?)'])
  })

  it('take decisions, counts and one person’s looks from between two places', async () => {
    const acts = ['level.approved', 'closing.signed']
    const decisions = await planOf(() => audit.ofActs({ acts, since: 10, before: 90, limit: 9 }))
    expect(decisions[0]).toMatch(/^SEARCH audit_leaf USING INDEX audit_leaf_act \(act=\? AND seq>\? AND seq<\?\)/)
    const counts = await planOf(() => audit.countActs(acts, [10, 50, 90]))
    expect(counts[0]).toMatch(/^SEARCH audit_leaf USING INDEX audit_leaf_act \(act=\? AND seq>\? AND seq<\?\)/)
    const looks = await planOf(() => audit.search({ actorId: 'usr_a', since: 10, before: 90, limit: 9 }))
    expect(looks).toEqual(['SEARCH audit_leaf USING INDEX audit_leaf_actor (actor_id=? AND seq>? AND seq<?)'])
    const recorded = await planOf(() => audit.recordedIn('cas_a', 9))
    expect(recorded).toEqual(['SEARCH audit_leaf USING INDEX audit_leaf_object (object_id=?)'])
  })

  it('find what is known outside by a step for each place, however many anchors there are', async () => {
    connection.pragma('foreign_keys = OFF')
    const add = connection.prepare('insert into audit_anchor (size, sink, receipt, at) values (?, ?, ?, ?)')
    for (let size = 1; size <= 50; size++)
      for (const sink of ['county', 'stick']) add.run(size, sink, `r${size}`, moment)
    expect(await checkpoints.newestAnchors()).toMatchObject([
      { sink: 'county', size: 50, receipt: 'r50' },
      { sink: 'stick', size: 50 },
    ])
    const plans = await plansOf(() => checkpoints.newestAnchors())
    const [next, newest] = [
      ['SEARCH audit_anchor USING COVERING INDEX audit_anchor_sink (sink>?)'],
      ['SEARCH audit_anchor USING INDEX audit_anchor_sink (sink=?)'],
    ]
    expect(plans).toEqual([next, newest, next, newest, next])
  })
})
