import { beforeAll, expect, it } from 'vitest'
import { deputyForm, onDutyForm } from '#app/features/administration/district-forms.query.server.ts'
import { districtPage } from '#app/features/district/district-page.query.server.ts'
import { setDeputy } from '#app/features/district/set-deputy.command.server.ts'
import { setOnDuty } from '#app/features/district/set-on-duty.command.server.ts'
import { setTriageGroup } from '#app/features/district/set-triage-group.command.server.ts'
import { renewAgreement } from '#app/features/agreement/renew-agreement.command.server.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('who is asked to open reports, and who is on duty', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
  })
  const group = (...names: Person[]) => ({
    schoolId: house.id('ACE'),
    people: names.map((name) => ({ userId: house.id(name) })),
  })
  const duty = (...names: Person[]) => ({ people: names.map((name) => ({ userId: house.id(name) })) })

  it('refuses an empty list, and one who stands in it twice', async () => {
    for (const people of [[], [{ userId: house.id('lead') }, { userId: house.id('lead') }]]) {
      await expect(house.run(setTriageGroup, 'districtLead', { ...group(), people })).rejects.toHaveProperty('errors')
    }
  })

  it('is not said by whoever runs the system, once there is a district lead: it opens cases', async () => {
    await expect(house.run(setTriageGroup, 'administrator', group('lead', 'triage'))).rejects.toThrow(
      'A district lead says who',
    )
    await expect(house.run(setOnDuty, 'administrator', duty('onCall', 'otherLead'))).rejects.toThrow(
      'A district lead says who',
    )
    const deputy = { userId: house.id('districtLead'), deputyId: house.id('onCall') }
    await expect(house.run(setDeputy, 'administrator', deputy)).rejects.toThrow('A district lead says who')
    for (const form of [onDutyForm, deputyForm])
      await expect(house.ask(form, 'administrator', {})).rejects.toMatchObject({ status: 403 })
    expect((await house.ask(districtPage, 'administrator', {})).namesWhoAnswers).toBe(false)
    expect((await house.ask(districtPage, 'otherLead', {})).namesWhoAnswers).toBe(true)
  })

  it('is changed by nobody who neither runs the system nor leads the district', async () => {
    for (const who of ['lead', 'referrer', 'auditor'] as const) {
      await expect(house.run(setTriageGroup, who, group('lead', 'member'))).rejects.toMatchObject({ status: 403 })
      await expect(house.run(setOnDuty, who, duty('onCall'))).rejects.toMatchObject({ status: 403 })
    }
  })

  it('names nobody who could open nothing: of another school, a referrer, an auditor, whoever runs the system', async () => {
    for (const who of ['outsider', 'referrer', 'auditor', 'administrator'] as const) {
      await expect(house.run(setTriageGroup, 'districtLead', group('lead', who))).rejects.toThrow(
        `Test ${who} holds no role on a team of this school`,
      )
    }
    for (const who of ['referrer', 'auditor', 'administrator'] as const) {
      await expect(house.run(setOnDuty, 'districtLead', duty(who))).rejects.toThrow('holds no role on a team and could')
    }
  })

  it('may name a law-enforcement partner on duty, to be called, and never in a school’s group', async () => {
    const partner = { userId: house.id('outsiderToo'), role: 'officer', schoolId: '', reason: 'sergeant' }
    const [grant] = await house.store.read((records) => records.users.grantsOf(partner.userId))
    await house.run(endGrant, 'districtLead', { userId: partner.userId, grantId: grant?.id, reason: 'moved' })
    await house.run(renewAgreement, 'districtLead', { userId: partner.userId, until: '2027-06-30', reason: 'MOU' })
    await house.run(giveGrant, 'districtLead', { ...partner, from: '2026-09-01', until: '2027-06-30' })
    await house.run(setOnDuty, 'districtLead', duty('onCall', 'outsiderToo'))
    await expect(house.run(setTriageGroup, 'districtLead', group('lead', 'outsiderToo'))).rejects.toThrow(
      'holds no role on a team of this school',
    )
  })

  it('names people who work there, in their order, in one event each', async () => {
    const before = (await house.log()).length
    await house.run(setTriageGroup, 'districtLead', group('member', 'lead'))
    await house.run(setOnDuty, 'districtLead', duty('otherLead', 'onCall'))
    expect((await house.log()).slice(before).map(({ act }) => act)).toEqual(['triageGroup.set', 'onDuty.set'])
    const found = await house.store.read((records) => records.district.triageGroup(house.id('ACE')))
    expect(found).toEqual([house.id('member'), house.id('lead')])
  })

  it('names nobody who can no longer sign in', async () => {
    await house.run(disableUser, 'administrator', { userId: house.id('onCall'), reason: 'left' })
    await expect(house.run(setOnDuty, 'districtLead', duty('onCall'))).rejects.toThrow('can no longer sign in')
  })
})
