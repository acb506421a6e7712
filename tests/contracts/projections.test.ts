import { beforeAll, expect, it } from 'vitest'
import type { Store } from '#db/records/records.ts'
import { plusMinutes } from '#app/domain/time.ts'
import { entryRow, indexRow, moment, projectFolder, saveUsers, today, workItem } from '#tests/factories/rows.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('projections', (engine) => {
  let store: Store
  const index = indexRow({ id: 'cas_1', reportNumber: 'R-0001', studentName: 'Caleb Strand' })
  const access = (userId: string, reason = 'member', until: typeof today | null = null) => ({ userId, reason, until })

  beforeAll(async () => {
    store = (await engine.fresh()).store
    await saveUsers(store, ['usr_one', 'usr_two', 'usr_three'])
  })

  it('are replaced as a whole', async () => {
    const call = workItem({ id: 'wrk_call', caseId: 'cas_1', owner: 'usr_one', dueAt: moment })
    await projectFolder(store, index, {
      access: [access('usr_one'), access('usr_two', 'triage', today)],
      work: [call, workItem({ id: 'wrk_old', caseId: 'cas_1', owner: 'on-call' })],
      people: [
        { personId: 'per_c', role: 'student of concern' },
        { personId: 'per_t', role: 'target' },
      ],
    })
    const changed = {
      ...index,
      stage: 'closed' as const,
      studentName: 'Kaleb Strand',
      updatedAt: plusMinutes(moment, 9),
    }
    const moved = { ...call, dueAt: plusMinutes(moment, 30), amberAt: moment }
    await projectFolder(store, changed, {
      access: [access('usr_one', 'lead'), access('usr_three')],
      work: [moved],
      people: [
        { personId: 'per_t', role: 'witness' },
        { personId: 'per_t', role: 'target' },
      ],
    })
    await store.read(async (records) => {
      const row = await records.index.row('cas_1')
      expect(row).toEqual({ ...changed, key: row?.key })
      expect(await records.index.accessOf('cas_1')).toMatchObject([
        { userId: 'usr_one', reason: 'lead', until: null },
        { userId: 'usr_three', reason: 'member', until: null },
      ])
      expect(await records.work.ofCase('cas_1')).toEqual([moved])
      expect(await records.index.ofPerson('per_c')).toEqual([])
      expect(await records.index.ofPerson('per_t')).toEqual([
        { caseId: 'cas_1', role: 'target' },
        { caseId: 'cas_1', role: 'witness' },
      ])
      const found = async (search: string) =>
        (await records.index.list({ userKey: 1, today, now: moment, limit: 5, search })).map((one) => one.id)
      expect(await found('caleb')).toEqual([])
      expect(await found('kaleb')).toEqual(['cas_1'])
    })
  })

  it('made again from the same, change nothing', async () => {
    const again = {
      access: [access('usr_one')],
      work: [workItem({ id: 'wrk_second', caseId: 'cas_2', owner: 'usr_one' })],
    }
    const second = indexRow({ id: 'cas_2', reportNumber: 'R-0002' })
    await projectFolder(store, second, again)
    const before = await store.read(({ work }) => work.ofCase('cas_2'))
    await projectFolder(store, second, again)
    expect(await store.read(({ work }) => work.ofCase('cas_2'))).toEqual(before)
    expect(await store.read((records) => records.index.accessOf('cas_2'))).toHaveLength(1)
  })

  it('refuse a folder or a user that does not exist, and change nothing', async () => {
    const lost = store.write(({ write }) =>
      write.project({
        index: indexRow({ id: 'cas_lost' }),
        access: [],
        work: [],
        people: [],
        words: '',
        reportedBy: [],
      }),
    )
    await expect(lost).rejects.toThrow('no folder cas_lost')
    await expect(projectFolder(store, index, { access: [access('usr_nobody')] })).rejects.toThrow('no user usr_nobody')
    expect(await store.read((records) => records.index.accessOf('cas_1'))).toHaveLength(2)
  })

  it('work is shown to its owner and to groups, danger first, within what a person may see', async () => {
    const item = (id: string, owner: string, more: object = {}) => workItem({ id, caseId: 'cas_3', owner, ...more })
    await projectFolder(store, indexRow({ id: 'cas_3', reportNumber: 'R-0003' }), {
      access: [access('usr_two', 'triage'), access('usr_three', 'member', today)],
      work: [
        item('wrk_none', 'usr_two'),
        item('wrk_day', 'triage:sch_1', { dueOn: today }),
        item('wrk_hour', 'on-call', { dueAt: moment, nextWakeAt: moment }),
        item('wrk_danger', 'on-call', {
          danger: true,
          dueAt: plusMinutes(moment, 600),
          nextWakeAt: plusMinutes(moment, 5),
        }),
        item('wrk_other', 'triage:sch_9'),
      ],
    })
    const mine = async (user: string, owners: string[], on = today, limit = 10) =>
      (await store.read(({ work }) => work.forUser(user, owners, on, limit))).map((row) => row.id)
    expect(await mine('usr_two', ['on-call', 'triage:sch_1'])).toEqual([
      'wrk_danger',
      'wrk_hour',
      'wrk_day',
      'wrk_none',
    ])
    expect(await mine('usr_two', ['on-call', 'triage:sch_1'], today, 2)).toEqual(['wrk_danger', 'wrk_hour'])
    expect(await mine('usr_two', [])).toEqual(['wrk_none'])
    expect(await mine('usr_three', ['on-call'])).toEqual(['wrk_danger', 'wrk_hour'])
    expect(await mine('usr_three', ['on-call'], '2026-11-22' as typeof today)).toEqual([])
    expect(await mine('usr_one', ['on-call', 'triage:sch_1', 'x', 'y', 'z'])).toEqual(['wrk_call', 'wrk_second'])
    const [row] = await store.read(({ work }) => work.forUser('usr_two', ['on-call'], today, 1))
    expect(row).toMatchObject({ caseId: 'cas_3', case: { id: 'cas_3', reportNumber: 'R-0003', reason: 'triage' } })
    const waking = (await store.read(({ work }) => work.dueToWake(moment, 10))).map((one) => one.id)
    expect(waking).toEqual(['wrk_hour'])
  })

  it('a revoked right is gone at once', async () => {
    await store.write(({ write }) => write.revokeAccess('usr_two', ['member']))
    expect(await store.read((records) => records.index.accessOf('cas_3'))).toHaveLength(2)
    await store.write(({ write }) => write.revokeAccess('usr_two', ['triage', 'on call']))
    expect((await store.read((records) => records.index.accessOf('cas_3'))).map((row) => row.userId)).toEqual([
      'usr_three',
    ])
    expect(await store.read(({ work }) => work.forUser('usr_two', ['on-call'], today, 10))).toEqual([])
  })

  it('a person finds the reports they sent, newest first', async () => {
    for (const [n, id] of ['cas_7', 'cas_8'].entries()) {
      await store.write(async ({ write }) => {
        await write.newFolder(id, moment)
        await write.appendEntry(
          entryRow({ id: `ent_report_${id}`, caseId: id, seq: 1, recordedAt: plusMinutes(moment, n) }),
        )
      })
      await projectFolder(store, indexRow({ id, reportNumber: `R-000${id.at(-1)}`, stage: 'reported' }), {
        reportedBy: [{ userId: 'usr_one', entryId: `ent_report_${id}` }],
      })
    }
    expect(await store.read((records) => records.index.reportsBy('usr_one'))).toEqual([
      { caseId: 'cas_8', reportNumber: 'R-0008', receivedAt: plusMinutes(moment, 1), stage: 'reported' },
      { caseId: 'cas_7', reportNumber: 'R-0007', receivedAt: moment, stage: 'reported' },
    ])
    expect(await store.read((records) => records.index.reportsBy('usr_two'))).toEqual([])
  })
})

onBothEngines('the log', (engine) => {
  it('is searched by its fields, newest first, in pages', async () => {
    const { store } = await engine.fresh()
    await store.write(async ({ write }) => {
      for (let seq = 0; seq < 20; seq++) {
        const act = seq % 2 === 0 ? 'viewed' : `contact.${seq === 1 ? 'amended' : 'recorded'}`
        const body = JSON.stringify({
          act,
          actor: { id: `usr_${seq % 3}` },
          obj: { id: `cas_${seq % 4}` },
          out: seq === 5 ? 'deny' : 'allow',
          ts: plusMinutes(moment, seq),
        })
        await write.appendAudit({ seq, body, hash: String(seq).padStart(64, '0') }, null)
      }
    })
    type Filter = Parameters<Parameters<Parameters<typeof store.read>[0]>[0]['audit']['search']>[0]
    const search = async (filter: Partial<Filter>) =>
      (await store.read(({ audit }) => audit.search({ limit: 100, ...filter }))).map((leaf) => leaf.seq)
    expect(await search({ limit: 3 })).toEqual([19, 18, 17])
    expect(await search({ limit: 3, before: 17 })).toEqual([16, 15, 14])
    expect(await search({ actorId: 'usr_1', objectId: 'cas_1' })).toEqual([13, 1])
    expect(await search({ act: 'contact.amended' })).toEqual([1])
    expect(await search({ actPrefix: 'contact.', objectId: 'cas_1' })).toEqual([17, 13, 9, 5, 1])
    expect(await search({ outcome: 'deny' })).toEqual([5])
    expect(await search({ from: plusMinutes(moment, 4), to: plusMinutes(moment, 7) })).toEqual([6, 5, 4])
    expect(await store.read(({ audit }) => audit.head())).toMatchObject({ size: 20 })
  })
})
