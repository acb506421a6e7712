import { beforeAll, expect, it } from 'vitest'
import { accessTable } from '#app/features/access-table/access-table.query.server.ts'
import { accountPage } from '#app/features/account/account-page.query.server.ts'
import { agreementForm, endStandInForm, standInForm } from '#app/features/administration/access-forms.query.server.ts'
import { renewAgreement } from '#app/features/agreement/renew-agreement.command.server.ts'
import { caseAccess } from '#app/features/case/case-access.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { caseTrail } from '#app/features/case/case-trail.query.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { recertifyList, recertifyLists } from '#app/features/recertify/recertify-page.query.server.ts'
import { recertifyRoles } from '#app/features/recertify/recertify-roles.command.server.ts'
import { endDelegation } from '#app/features/stand-in/end-delegation.command.server.ts'
import { giveDelegation } from '#app/features/stand-in/give-delegation.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { leavesPage } from '#app/features/users/leaves.query.server.ts'
import { userPage } from '#app/features/users/users-page.query.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { disableUnused } from '#app/jobs/disable-unused.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const day = 24 * 60

onBothEngines('rights that end and pass on', (engine) => {
  let url: string
  let first: House
  beforeAll(async () => {
    const made = await engine.fresh()
    url = made.url
    first = await aHouse(made.store)
    await made.store.close()
  })
  const aFreshHouse = async () => first.over((await engine.fresh(url)).store)
  const standIn = (house: House, more: Record<string, unknown> = {}) => ({
    deputyId: house.id('outsider'),
    from: '2026-09-15',
    until: '2026-09-20',
    reason: 'on leave',
    ...more,
  })
  const act = async (house: House) => (await house.log()).at(-1)
  const project = (house: House) => house.runtime.projectQueued(100)

  it('standing in opens the daily work of a team, under one’s own name, and ends', async () => {
    const house = await aFreshHouse()
    const caseId = await house.folder()
    await expect(house.ask(casePage, 'outsider', { caseId })).rejects.toMatchObject({ status: 404 })
    await expect(house.run(giveDelegation, 'triage', standIn(house, { deputyId: '' }))).rejects.toMatchObject({
      errors: { deputyId: 'Choose who stands in.' },
    })
    await expect(house.run(giveDelegation, 'triage', standIn(house, { until: '2026-11-20' }))).rejects.toMatchObject({
      errors: { until: expect.stringContaining('30 days') as string },
    })
    await expect(house.run(giveDelegation, 'referrer', standIn(house))).rejects.toMatchObject({ status: 403 })
    await expect(
      house.run(giveDelegation, 'lead', standIn(house, { userId: house.id('triage') })),
    ).rejects.toMatchObject({ rule: 'standing in' })
    const { delegationId } = await house.run(giveDelegation, 'triage', standIn(house))
    expect((await house.log()).filter((leaf) => leaf.act === 'delegation.given')).toHaveLength(1)
    await project(house)
    const page = await house.ask(casePage, 'outsider', { caseId })
    expect(page.identity).toMatchObject({ inPlaceOf: 'Test triage' })
    expect(page.identity.why).toContain('in the place of Test triage')
    await house.run(recordContact, 'outsider', aContact(caseId))
    expect((await act(house))?.actor).toMatchObject({ id: house.id('outsider'), obo: house.id('triage') })
    const work = await house.ask(myWork, 'outsider', {})
    expect(work.sections.flatMap(({ rows }) => rows).map(({ inPlaceOf }) => inPlaceOf)).toContain('Test triage')
    expect((await house.ask(accountPage, 'outsider', { session: '' })).represented).toHaveLength(1)
    expect((await house.ask(userPage, 'districtLead', { userId: house.id('triage') })).standIns).toHaveLength(1)
    const trail = await house.ask(caseTrail, 'auditor', { caseId })
    expect(trail.lines.map(({ who }) => who)).toContain('Test outsider, in place of Test triage')
    for (const who of ['outsider', 'referrer'] as const)
      await expect(house.run(endDelegation, who, { delegationId, reason: 'no' })).rejects.toThrow()
    await house.run(endDelegation, 'triage', { delegationId, reason: 'back' })
    expect((await act(house))?.act).toBe('delegation.ended')
    await expect(house.ask(casePage, 'outsider', { caseId })).rejects.toMatchObject({ status: 404 })
    await expect(house.run(endDelegation, 'triage', { delegationId, reason: 'back' })).rejects.toMatchObject({
      rule: 'standing in',
    })
  })

  it('a district lead names who stands in for somebody who is ill, and ends it', async () => {
    const house = await aFreshHouse()
    const { form } = await house.ask(standInForm, 'districtLead', { userId: house.id('triage') })
    expect(form.choices.staff?.map(({ value }) => value)).not.toContain(house.id('districtLead'))
    await expect(house.ask(standInForm, 'lead', { userId: house.id('triage') })).rejects.toMatchObject({ status: 404 })
    const asked = standIn(house, { userId: house.id('triage'), reason: 'ill' })
    const own = { ...asked, deputyId: house.id('districtLead') }
    await expect(house.run(giveDelegation, 'districtLead', own)).rejects.toMatchObject({
      errors: { deputyId: expect.stringContaining('Nobody gives a right') as string },
    })
    const { delegationId } = await house.run(giveDelegation, 'districtLead', asked)
    await house.ask(endStandInForm, 'districtLead', { delegationId })
    await expect(house.ask(endStandInForm, 'lead', { delegationId })).rejects.toMatchObject({ status: 404 })
    await house.run(endDelegation, 'otherLead', { delegationId, reason: 'well again' })
  })

  it('a case says who sees it and why, and the table what each role may', async () => {
    const house = await aFreshHouse()
    const caseId = await house.folder()
    const { people, listed } = await house.ask(caseAccess, 'districtLead', { caseId })
    expect(people.find(({ name }) => name === 'Test triage')?.why).toMatch(/^lead of the case|^team member/)
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['Test otherLead', 'Test auditor']))
    for (const who of ['referrer', 'outsider', 'administrator'] as const)
      await expect(house.ask(caseAccess, who, { caseId })).rejects.toMatchObject({ status: 404 })
    const table = await house.ask(accessTable, 'auditor', {})
    expect(table.policy).toBe(house.runtime.policy)
    expect((await act(house))?.pol).toMatch(new RegExp(`^${table.policy} CA-default:1 [0-9a-f]{12}$`))
    await expect(house.ask(accessTable, 'lead', {})).rejects.toMatchObject({ status: 403 })
  })

  it('a role of somebody from outside needs an agreement, and the agreement is renewed', async () => {
    const house = await aFreshHouse()
    const userId = house.id('outsiderToo')
    const asked = { userId, role: 'external', schoolId: '', from: '2026-09-15', until: '', reason: 'probation' }
    await expect(house.run(giveGrant, 'districtLead', asked)).rejects.toMatchObject({ rule: 'agreement' })
    const renew = (by: Person, more: Record<string, unknown> = {}) =>
      house.run(renewAgreement, by, { userId, until: '2026-10-10', reason: 'MOU 2026', ...more })
    await expect(renew('lead')).rejects.toMatchObject({ status: 403 })
    await expect(renew('districtLead', { until: '2026-09-01' })).rejects.toHaveProperty('errors.until')
    await expect(renew('districtLead', { reason: '' })).rejects.toHaveProperty('errors.reason')
    await expect(renew('districtLead', { userId: house.id('districtLead') })).rejects.toMatchObject({
      rule: 'separation of duties',
    })
    await renew('districtLead')
    expect((await act(house))?.act).toBe('agreement.renewed')
    await house.run(giveGrant, 'districtLead', asked)
    const [grant] = (await house.store.read((records) => records.users.grantsOf(userId))).slice(-1)
    expect(grant).toMatchObject({ role: 'external', until: '2026-10-10' })
    const { house: rows } = await house.ask(myWork, 'districtLead', {})
    expect(rows.map(({ what }) => what)).toContain('The agreement of Test outsiderToo ends on Sat 10 Oct')
    expect((await house.ask(agreementForm, 'districtLead', { userId })).form.about).toContain('ends on')
    house.later(30 * day)
    await expect(house.ask(myWork, 'outsiderToo', {})).rejects.toThrow()
  })

  it('a school’s list of roles is signed in one sitting', async () => {
    const house = await aFreshHouse()
    const schoolId = house.id('ACE')
    await expect(house.ask(recertifyList, 'lead', { schoolId })).rejects.toMatchObject({ status: 403 })
    const { rows } = await house.ask(recertifyList, 'districtLead', { schoolId })
    expect(rows.length).toBeGreaterThan(2)
    const all = Object.fromEntries(rows.map(({ id }) => [id, 'keep']))
    const sign = (by: Person, more: Record<string, unknown>) => house.run(recertifyRoles, by, { schoolId, ...more })
    await expect(sign('lead', { decided: all })).rejects.toMatchObject({ status: 403 })
    await expect(sign('districtLead', {})).rejects.toHaveProperty(['errors', `decided.${rows[0]?.id ?? ''}`])
    const member = rows.find(({ name }) => name === 'Test member')?.id ?? ''
    await expect(sign('districtLead', { decided: { ...all, [member]: 'end' } })).rejects.toHaveProperty('errors.reason')
    await sign('districtLead', { decided: { ...all, [member]: 'end' }, reason: 'moved away' })
    const acts = (await house.log()).slice(-2).map((leaf) => leaf.act)
    expect(acts.sort()).toEqual(['grant.ended', 'roles.recertified'])
    expect((await house.ask(recertifyList, 'districtLead', { schoolId })).rows).toHaveLength(rows.length - 1)
    const { lists } = await house.ask(recertifyLists, 'districtLead', {})
    expect(lists.find(({ id }) => id === schoolId)).toMatchObject({ ended: 1, overdue: false })
    expect(lists.map(({ id }) => id)).toContain('district')
    await expect(house.ask(recertifyList, 'districtLead', { schoolId: 'sch_none' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('whoever leaves leaves a case without a lead, and a district lead is asked', async () => {
    const house = await aFreshHouse()
    await house.folder()
    await project(house)
    await house.run(disableUser, 'administrator', { userId: house.id('triage'), reason: 'left' })
    await project(house)
    const left = await house.ask(leavesPage, 'districtLead', { userId: house.id('triage') })
    expect(left).toMatchObject({ disabled: true, handsOver: true, groups: [{ id: house.id('ACE') }] })
    const told = await house.ask(leavesPage, 'administrator', { userId: house.id('triage') })
    expect(told.led.count).toBe(left.led.count)
    expect(told.led.seen).toEqual([])
    await expect(house.ask(leavesPage, 'lead', { userId: house.id('triage') })).rejects.toMatchObject({ status: 403 })
  })

  it('an account that nobody used for ninety days is disabled once, by what runs by itself', async () => {
    const house = await aFreshHouse()
    const asking = { actor: house.actor('system'), requestId: 'req_job', via: 'job' as const }
    const round = () => disableUnused.run({ runtime: house.runtime, asking, now: house.clock.now() })
    expect(await round()).toBe(0)
    house.later(91 * day)
    expect(await round()).toBeGreaterThan(5)
    expect(await round()).toBe(0)
    const users = await house.store.read((records) => records.users.all())
    const working = users.filter(({ disabledAt }) => disabledAt === null).map(({ id }) => id)
    expect(working).toContain(house.id('administrator'))
    expect(working.filter((id) => [house.id('districtLead'), house.id('otherLead')].includes(id))).toHaveLength(1)
    expect((await house.log()).some((leaf) => leaf.act === 'user.disabled' && leaf.actor.k === 'job')).toBe(true)
  })
})
