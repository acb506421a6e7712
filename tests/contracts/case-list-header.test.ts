import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/records/records.ts'
import { indexRow, moment, projectFolder, saveUsers, today } from '#tests/factories/rows.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('a district lead outside a case', (engine) => {
  let store: Store
  let lead = 0
  let member = 0
  const ids = (userKey: number, search?: string) =>
    store.read(async ({ index }) =>
      (await index.list({ userKey, today, now: moment, limit: 10, search })).map((row) => [row.caseNumber, row.reason]),
    )

  beforeAll(async () => {
    store = (await engine.fresh()).store
    const keys = await saveUsers(store, ['usr_lead', 'usr_member'])
    lead = keys.get('usr_lead') ?? 0
    member = keys.get('usr_member') ?? 0
    const index = indexRow({
      id: 'cas_01',
      caseNumber: 'RA-27-0044',
      reportNumber: 'R-1043',
      studentName: 'Caleb rifle22',
    })
    await projectFolder(store, index, {
      words: 'R-1043 RA-27-0044 Caleb rifle22',
      access: [
        { userId: 'usr_lead', reason: 'district lead', until: null },
        { userId: 'usr_member', reason: 'member', until: null },
      ],
    })
  })

  it('sees the row with the reason for which it is seen', async () => {
    expect(await ids(lead)).toEqual([['RA-27-0044', 'district lead']])
  })

  it('finds it by its number, and never by whom it is about', async () => {
    expect(await ids(lead, '27-0044')).toHaveLength(1)
    expect(await ids(lead, 'R-1043')).toHaveLength(1)
    expect(await ids(lead, 'Caleb')).toEqual([])
    expect(await ids(lead, 'Caleb 0044')).toEqual([])
    expect(await ids(lead, 'rifle22')).toEqual([])
    expect(await ids(member, 'Caleb')).toHaveLength(1)
  })
})
