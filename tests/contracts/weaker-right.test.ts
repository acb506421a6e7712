import { beforeAll, expect, it } from 'vitest'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('a right that ends', (engine) => {
  let house: House
  let caseId: string
  const reasonOf = async (who: Person) =>
    (await house.store.read((records) => records.index.accessOf(caseId))).find((one) => one.userId === house.id(who))
      ?.reason

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    caseId = await house.folder({ opened: false })
    await house.run(acknowledgeReport, 'triage', { caseId })
    await house.run(proposeOutcome, 'triage', { caseId, outcome: 'emergency', rationale: 'A day is named.' })
  })

  it('on its last day leaves the weaker one, on the next, in every list', async () => {
    while ((await house.runtime.projectQueued(100)) > 0);
    const asked = { caseId, userId: house.id('otherLead'), role: 'consulted', reason: 'Knows the family.' }
    await house.run(addMember, 'lead', { ...asked, until: '2026-09-16' })
    expect(await reasonOf('otherLead')).toBe('consulted')
    house.later(24 * 60)
    while ((await house.runtime.projectQueued(100)) > 0);
    expect(await reasonOf('otherLead')).toBe('consulted')
    house.later(24 * 60)
    await house.runtime.projectQueued(100)
    expect(await reasonOf('otherLead')).toBe('district lead')
  })

  it('by a command leaves the weaker one in the same transaction', async () => {
    const chair = { userId: house.id('outsider'), schoolId: house.id('ACE'), from: '2026-09-17', until: '' }
    const auditor = { ...chair, role: 'records-officer', schoolId: '', reason: 'Keeps the records.' }
    await house.run(giveGrant, 'districtLead', { ...chair, role: 'chair', reason: 'Helps out.' })
    await house.run(giveGrant, 'districtLead', auditor)
    while ((await house.runtime.projectQueued(100)) > 0);
    expect(await reasonOf('outsider')).toBe('records officer')
    const grants = await house.store.read((records) => records.users.grantsOf(house.id('outsider')))
    const ends = grants.find(({ role }) => role === 'records-officer')
    await house.run(endGrant, 'districtLead', { userId: house.id('outsider'), grantId: ends?.id, reason: 'Done.' })
    expect(await reasonOf('outsider')).toBe('chair')
  })
})
