import { beforeAll, expect, it } from 'vitest'
import type { CaseListFilter, Store } from '#db/records/records.ts'
import { instant, plusMinutes } from '#app/domain/time.ts'
import { indexRow, moment, projectFolder, saveUsers, today } from '#tests/factories/rows.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('the list of cases', (engine) => {
  let store: Store
  let all = 0
  let one = 0
  let none = 0
  const filter = (more: Partial<CaseListFilter>): CaseListFilter => ({
    userKey: all,
    today,
    now: moment,
    limit: 100,
    ...more,
  })
  const list = (more: Partial<CaseListFilter>) => store.read(({ index }) => index.list(filter(more)))
  const ids = async (more: Partial<CaseListFilter>) => (await list(more)).map((row) => row.id)
  const count = (more: Partial<CaseListFilter>, cap: number) =>
    store.read(({ index }) => index.count(filter(more), cap))

  beforeAll(async () => {
    store = (await engine.fresh()).store
    const keys = await saveUsers(store, ['usr_all', 'usr_one', 'usr_none'])
    all = keys.get('usr_all') ?? 0
    one = keys.get('usr_one') ?? 0
    none = keys.get('usr_none') ?? 0
    const names = ['Caleb Strand', 'Kaleb Strand', 'Jordan Reyes-Whitaker', "Zoë O'Brien"]
    for (let n = 1; n <= 30; n++) {
      const closed = n % 3 === 0
      const index = indexRow({
        id: `cas_${String(n).padStart(2, '0')}`,
        reportNumber: `R-${String(n).padStart(4, '0')}`,
        caseNumber: n % 2 === 0 ? `RA-26-${String(n).padStart(4, '0')}` : null,
        schoolId: n % 2 === 0 ? 'sch_even' : 'sch_odd',
        stage: closed ? 'closed' : n % 5 === 0 ? 'managing' : 'inquiry',
        level: n % 4 === 0 ? 'high' : 'low',
        studentName: names[n % names.length] ?? null,
        // Pairs share a moment, so that paging needs the key as well.
        updatedAt: plusMinutes(moment, Math.floor(n / 2)),
        nextDueAt:
          n === 7
            ? plusMinutes(moment, -5)
            : n === 8
              ? plusMinutes(moment, 60)
              : n === 11
                ? plusMinutes(moment, 20_000)
                : null,
      })
      const access = [
        { userId: 'usr_all', reason: 'on call', until: null },
        ...(n <= 3
          ? [{ userId: 'usr_one', reason: n === 1 ? 'triage' : 'member', until: n === 3 ? today : null }]
          : []),
        ...(n === 4 ? [{ userId: 'usr_one', reason: 'member', until: '2026-11-20' as typeof today }] : []),
      ]
      await projectFolder(store, index, { access })
    }
  })

  it('shows the newest change first, the newer folder first among equals', async () => {
    const rows = await list({})
    expect(rows).toHaveLength(30)
    const sorted = [...rows].sort((a, b) =>
      a.updatedAt === b.updatedAt ? b.key - a.key : a.updatedAt < b.updatedAt ? 1 : -1,
    )
    expect(rows).toEqual(sorted)
    expect(rows[0]).toMatchObject({ id: 'cas_30', reason: 'on call', danger: false, level: 'low' })
  })

  it('pages by key without a gap or a double', async () => {
    const seen: string[] = []
    let after: CaseListFilter['after']
    for (;;) {
      const rows = await list({ limit: 7, after })
      seen.push(...rows.map((row) => row.id))
      const last = rows.at(-1)
      if (!last) break
      after = { updatedAt: last.updatedAt, key: last.key }
    }
    expect(seen).toEqual(await ids({}))
    expect(new Set(seen).size).toBe(30)
  })

  it('shows only what a person may see today, with the reason', async () => {
    const rows = await list({ userKey: one })
    expect(rows.map((row) => [row.id, row.reason])).toEqual([
      ['cas_03', 'member'],
      ['cas_02', 'member'],
      ['cas_01', 'triage'],
    ])
    expect(await ids({ userKey: one, today: '2026-11-22' as typeof today })).toEqual(['cas_02', 'cas_01'])
    expect(await ids({ userKey: none })).toEqual([])
    expect(await ids({ userKey: one, mine: true })).toEqual(['cas_03', 'cas_02'])
  })

  it('filters by school, stage, level and what is due, alone and together', async () => {
    expect(await ids({ school: 'sch_even' })).toHaveLength(15)
    expect(await ids({ stage: 'finished' })).toHaveLength(10)
    expect(await ids({ stage: 'open' })).toHaveLength(20)
    expect(await ids({ stage: 'managing' })).toEqual(['cas_25', 'cas_20', 'cas_10', 'cas_05'])
    expect(await ids({ stage: 'open', school: 'sch_odd' })).toHaveLength(10)
    expect(await ids({ due: 'overdue' })).toEqual(['cas_07'])
    expect(await ids({ due: 'this-week' })).toEqual(['cas_08'])
    expect(await ids({ due: 'this-week', search: 'caleb' })).toEqual(['cas_08'])
    expect(await ids({ due: 'this-week', search: 'kaleb' })).toEqual([])
  })

  it('never finds a finished folder by its old level', async () => {
    const found = await ids({ level: 'high' })
    expect(found).toEqual(['cas_28', 'cas_20', 'cas_16', 'cas_08', 'cas_04'])
  })

  it.each([
    ['RA-26-0014', ['cas_14']],
    ['ra-26-0014', ['cas_14']],
    ['26-0014', ['cas_14']],
    ['0014', ['cas_14']],
    ['R-0007', ['cas_07']],
    ['zoe', ['cas_27', 'cas_23', 'cas_19', 'cas_15', 'cas_11', 'cas_07', 'cas_03']],
    ["O'BRIEN zo", ['cas_27', 'cas_23', 'cas_19', 'cas_15', 'cas_11', 'cas_07', 'cas_03']],
    ['whitaker', ['cas_30', 'cas_26', 'cas_22', 'cas_18', 'cas_14', 'cas_10', 'cas_06', 'cas_02']],
    ['strand 0028', ['cas_28']],
    ['strand whitaker', []],
    ['%', []],
    ["' OR 1=1", []],
    ['rand', []],
  ])('searches numbers and names by how words begin: %s', async (search, expected) => {
    expect(await ids({ search })).toEqual(expected)
  })

  it('searches only within what a person may see, and with the other filters', async () => {
    expect(await ids({ userKey: one, search: 'strand' })).toEqual(['cas_01'])
    expect(await ids({ search: 'strand', stage: 'managing' })).toEqual(['cas_25', 'cas_20', 'cas_05'])
    expect(await ids({ userKey: none, search: 'strand' })).toEqual([])
  })

  it('an empty search is no search', async () => {
    expect(await ids({ search: '  ' })).toHaveLength(30)
  })

  it('counts to a cap', async () => {
    expect(await count({}, 1_000)).toBe(30)
    expect(await count({}, 29)).toBe(30)
    expect(await count({}, 10)).toBe(11)
    expect(await count({ userKey: one }, 10)).toBe(3)
    expect(
      await count({ search: 'zoe', limit: 1, after: { updatedAt: instant('2020-01-01T00:00:00.000Z'), key: 1 } }, 10),
    ).toBe(7)
    expect(await count({ search: '%' }, 10)).toBe(0)
  })
})
