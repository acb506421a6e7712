import { drizzle } from 'drizzle-orm/better-sqlite3'
import type { Database as Connection } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sqlite } from '#db/dialect/sqlite.ts'
import { caseList } from '#db/records/case-list.ts'
import type { CaseListFilter } from '#db/records/records.ts'
import { makeSql } from '#db/sql.server.ts'
import { connectSqlite } from '#db/sqlite.server.ts'
import { makeTables } from '#db/tables/tables.ts'
import { moment, today } from '#tests/factories/rows.ts'
import { engineOf } from '#tests/setup/databases.ts'

/**
 * What need-to-know costs is its plan. Somebody who sees everything walks the folders newest first and asks for each;
 * somebody who sees three starts from those. Both plans are pinned here, on a district large enough for both.
 */
describe('plans of the list on SQLite', () => {
  const engine = engineOf('sqlite')
  const everything = 1
  const three = 2
  let connection: Connection
  let asked: { sql: string; params: unknown[] }[] = []
  let cases: ReturnType<typeof caseList>

  const planOf = async (more: Partial<CaseListFilter>, what: 'list' | 'count' = 'list') => {
    asked = []
    const filter = { userKey: everything, today, now: moment, limit: 25, ...more }
    if (what === 'list') await cases.list(filter)
    else await cases.count(filter, 1_000)
    const last = asked.at(-1)
    const rows = connection.prepare(`EXPLAIN QUERY PLAN ${last?.sql ?? ''}`).all(...(last?.params ?? []))
    return (rows as { detail: string }[]).map((row) => row.detail)
  }

  beforeAll(async () => {
    const { url } = await engine.fresh()
    connection = connectSqlite(url.slice('file:'.length), { busyTimeout: 100, patience: 100 })
    connection.pragma('foreign_keys = OFF')
    connection.exec(`
      WITH RECURSIVE n(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM n WHERE k < 6000)
      INSERT INTO case_index (key, id, stage, finished, level_state, updated_at, danger, school_id, level)
      SELECT k, 'cas_' || k, 'inquiry', 0, 'none', '2026-01-01T' || printf('%06d', k * 7 % 6000), 0, 'sch_' || (k % 3), 'low' FROM n;
      INSERT INTO case_access (case_key, user_key, reason) SELECT key, ${everything}, 'auditor' FROM case_index;
      INSERT INTO case_access (case_key, user_key, reason) SELECT key, ${three}, 'member' FROM case_index WHERE key IN (5, 50, 500);
      INSERT INTO search (word, case_key) SELECT 'strand', key FROM case_index;
      INSERT INTO search (word, case_key) SELECT 'caleb', key FROM case_index WHERE key % 600 = 0;`)
    const logger = { logQuery: (sql: string, params: unknown[]) => void asked.push({ sql, params }) }
    const db = drizzle(connection, { logger })
    const s = makeSql('sqlite', db, makeTables(sqlite), async (statement) => db.all(statement))
    cases = caseList(s)
  })
  afterAll(() => {
    connection.close()
  })

  const byPerson = expect.stringContaining('USING INDEX sqlite_autoindex_case_access_1 (case_key=? AND user_key=?)')
  const byKey = 'SEARCH case_index USING INTEGER PRIMARY KEY (rowid=?)'
  const sorts = 'USE TEMP B-TREE FOR ORDER BY'

  it('everything: walks by time, asks each folder from the case side, sorts nothing', async () => {
    const plan = await planOf({})
    expect(plan[0]).toBe('SCAN case_index USING INDEX case_index_updated')
    expect(plan).toContainEqual(byPerson)
    expect(plan).not.toContain(sorts)
  })

  it('everything, a later page: seeks to its place', async () => {
    const plan = await planOf({ after: { updatedAt: moment, key: 9 } })
    expect(plan[0]).toContain('SEARCH case_index USING INDEX case_index_updated (')
    expect(plan).not.toContain(sorts)
  })

  it.each([
    ['a school', { school: 'sch_1' }, 'case_index_school'],
    ['open ones', { stage: 'open' }, 'case_index_finished'],
    ['a stage', { stage: 'inquiry' }, 'case_index_stage'],
  ] as const)('everything, filtered by %s: walks the index of the filter', async (_what, more, index) => {
    const plan = await planOf(more)
    expect(plan[0]).toContain(`SEARCH case_index USING INDEX ${index} (`)
    expect(plan).not.toContain(sorts)
  })

  it('three cases: fetches the three and sorts them', async () => {
    const plan = await planOf({ userKey: three })
    expect(plan[0]).toBe(byKey)
    expect(plan).toContainEqual(expect.stringContaining('SEARCH d USING INDEX case_access_user (user_key=?'))
    expect(plan).toContain(sorts)
  })

  it('three cases and a common word: starts from the three', async () => {
    const plan = await planOf({ userKey: three, search: 'strand' })
    expect(plan[0]).toBe(byKey)
    expect(plan).toContainEqual(expect.stringContaining('case_access_user'))
    expect(plan).toContainEqual(
      expect.stringContaining('USING COVERING INDEX search_case (case_key=? AND word>? AND word<?)'),
    )
  })

  it('a rare word: starts from the word', async () => {
    const plan = await planOf({ search: 'caleb' })
    expect(plan[0]).toBe(byKey)
    expect(plan).toContainEqual(
      expect.stringContaining('USING COVERING INDEX sqlite_autoindex_search_1 (word>? AND word<?)'),
    )
    expect(plan).toContainEqual(byPerson)
  })

  it('a rare word and a common one: starts from the rare one', async () => {
    const plan = await planOf({ search: 'strand caleb' })
    expect(plan[0]).toBe(byKey)
    expect(asked.at(-1)?.params).toEqual(expect.arrayContaining(['caleb', 'strand']))
    expect(plan).toContainEqual(expect.stringContaining('search_case (case_key=? AND word>? AND word<?)'))
  })

  it('no plan scans a table without an index', async () => {
    const filters: Partial<CaseListFilter>[] = [
      {},
      { userKey: three },
      { search: 'strand' },
      { search: 'caleb' },
      { mine: true },
      { due: 'overdue' },
      { due: 'this-week' },
      { level: 'low' },
      { school: 'sch_1', level: 'low', stage: 'open' },
      { mine: true, search: 'caleb strand', due: 'overdue' },
    ]
    for (const filter of filters) {
      for (const what of ['list', 'count'] as const) {
        const bare = (await planOf(filter, what)).filter((line) =>
          /^SCAN (?!.*USING)(?!found|counted|CONSTANT)/.test(line),
        )
        if (what === 'list') expect(bare, JSON.stringify(filter)).toEqual([])
        else
          expect(
            bare.filter((line) => line !== 'SCAN case_index'),
            JSON.stringify(filter),
          ).toEqual([])
      }
    }
  })
})
