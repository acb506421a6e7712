import { beforeAll, expect, it } from 'vitest'
import type { ReadRecords } from '#db/records/records.ts'
import { projectionVersion } from '#app/domain/projection.ts'
import { recordReindex } from '#app/features/upkeep/record-reindex.command.server.ts'
import { renewLists } from '#app/features/upkeep/renew-lists.command.server.ts'
import { renewListsAfterUpdate } from '#app/start.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

/** All that lists, search and work know of the folders. */
async function projections(records: ReadRecords): Promise<unknown[]> {
  const folders: unknown[] = []
  for (const { id } of await records.folders.allIds({ afterKey: 0, limit: 1000 })) {
    const index = await records.index.row(id)
    folders.push({
      index,
      access: (await records.index.accessOf(id)).sort((a, b) => a.userKey - b.userKey),
      work: (await records.work.ofCase(id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
      roles: index?.studentId ? await records.index.ofPerson(index.studentId) : [],
    })
  }
  return folders
}

onBothEngines('Projections', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    for (const number of ['1001', '1002']) {
      const caseId = await house.folder()
      const student = await house.store.read((records) => records.people.byStudentNumber(number))
      const identity = { caseId, concern: 'student', personId: student?.id, identifiers: ['photo', 'student-number'] }
      await house.run(identifyStudent, 'triage', { ...identity, comparedWith: [] })
      await house.run(recordContact, 'triage', aContact(caseId))
    }
    await house.folder({ opened: false })
  })

  it('rebuilt from the entries are those that the commands wrote', async () => {
    const live = await house.store.read(projections)
    expect(JSON.stringify(live)).toContain('Leo Marchetti')
    expect(await house.runtime.reindex()).toBe(3)
    expect(await house.store.read(projections)).toEqual(live)
  })

  it('are queued as a whole at the start after an update that computes them otherwise, once, on record', async () => {
    const asking = { actor: house.actor('system'), requestId: 'req_start', via: 'job' } as const
    const start = () => renewListsAfterUpdate(house.runtime, asking)
    const version = () => house.store.read((records) => records.index.version())
    const queued = async () => (await house.log()).filter(({ act }) => act === 'system.reindexQueued').length
    while ((await house.runtime.projectQueued(100)) > 0);
    await start()
    expect([await version(), await queued(), await house.runtime.projectQueued(100)]).toEqual([projectionVersion, 0, 0])
    const live = await house.store.read(projections)
    for (const other of [projectionVersion - 1, projectionVersion + 1]) {
      await house.store.write((records) => records.write.noteProjections(other))
      await start()
      await start()
      expect(await house.runtime.projectQueued(100)).toBe(3)
      expect(await house.runtime.projectQueued(100)).toBe(0)
    }
    expect([await version(), await queued()]).toEqual([projectionVersion, 2])
    expect(await house.store.read(projections)).toEqual(live)
    await house.store.write((records) => records.write.noteProjections(0))
    await house.run(recordReindex, 'cli', { folders: 3 })
    expect(await version()).toBe(projectionVersion)
    await expect(house.run(renewLists, 'administrator', { made: 1 })).rejects.toMatchObject({ name: 'NotPermitted' })
    await expect(house.run(renewLists, 'system', { made: -1 })).rejects.toMatchObject({ name: 'InputRefused' })
  })

  it('lose at once what a role showed that ended', async () => {
    const seenBy = async (who: 'otherLead') => {
      const user = await house.store.read((records) => records.users.byId(house.id(who)))
      const all = JSON.stringify(await house.store.read(projections))
      return all.includes(`"userKey":${user?.key},`)
    }
    expect(await seenBy('otherLead')).toBe(true)
    const [grant] = await house.store.read((records) => records.users.grantsOf(house.id('otherLead')))
    await house.run(endGrant, 'districtLead', { userId: house.id('otherLead'), grantId: grant?.id, reason: 'left' })
    expect(await seenBy('otherLead')).toBe(false)
    while ((await house.runtime.projectQueued(2)) > 0);
    expect(await seenBy('otherLead')).toBe(false)
  })

  it('gain what a role shows that begins on a later day, on that day', async () => {
    const input = { userId: house.id('outsider'), role: 'district-lead', schoolId: '', until: '', reason: 'acts' }
    await house.run(giveGrant, 'districtLead', { ...input, from: '2026-09-17' })
    const workOff = async () => {
      while ((await house.runtime.projectQueued(2)) > 0);
      const [folder] = await house.store.read((records) => records.folders.allIds({ afterKey: 0, limit: 1 }))
      const rows = await house.store.read((records) => records.index.accessOf(folder?.id ?? ''))
      return rows.some((row) => row.userId === house.id('outsider'))
    }
    expect(await workOff()).toBe(false)
    // Nobody works the queue off for five weeks: the server stood still.
    house.later(35 * 24 * 60)
    expect(await workOff()).toBe(true)
  })

  it('gain what a new role shows once the queue has been worked off, with its last day', async () => {
    const input = { userId: house.id('otherLead'), role: 'auditor', schoolId: '', from: '2026-09-17', reason: 'audits' }
    await house.run(giveGrant, 'districtLead', { ...input, until: '2027-01-31' })
    while ((await house.runtime.projectQueued(2)) > 0);
    const [folder] = await house.store.read((records) => records.folders.allIds({ afterKey: 0, limit: 1 }))
    const rows = await house.store.read((records) => records.index.accessOf(folder?.id ?? ''))
    expect(rows).toContainEqual(
      expect.objectContaining({ userId: house.id('otherLead'), reason: 'auditor', until: '2027-01-31' }),
    )
  })
})
