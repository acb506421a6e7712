import { beforeAll, expect, it } from 'vitest'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { caseDecisions } from '#app/features/case/decisions.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { setDeputy } from '#app/features/district/set-deputy.command.server.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { readWentOn } from '#app/features/override/read-went-on.command.server.ts'
import { wentOnDesign } from '#app/features/override/went-on-form.ts'
import { wentOnPage } from '#app/features/override/went-on-page.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const page = caseFormPage(readWentOn, wentOnDesign, { extra: wentOnPage })
const reason = 'The mother is at sea until Friday.'
const what = 'Read why a step was taken without something'

/** A screening that ended although nobody had asked about weapons. */
async function wentOnIn(house: House, as: Person): Promise<string> {
  const caseId = await house.folder()
  const { people } = await house.ask(findPeople, 'triage', { words: 'Leo Marchetti' })
  const student = { concern: 'student', personId: people[0]?.id, identifiers: ['student-number', 'photo'] }
  await house.run(identifyStudent, 'triage', { caseId, ...student })
  await house.run(recordPriorContacts, 'triage', { caseId })
  const called = await house.run(recordContact, 'triage', aContact(caseId))
  await house.run(proposeOutcome, as, {
    caseId,
    outcome: 'resolved',
    rationale: 'Taken back; apology made.',
    cites: [called.entryId],
    followUps: [],
    override: { reason },
    basedOn: 50,
  })
  return caseId
}

onBothEngines('a step taken without something', (engine) => {
  let house: House
  let caseId: string
  let entryId: string
  const asked = async (who: Person) => {
    const { sections } = await house.ask(myWork, who, {})
    return sections.flatMap(({ rows }) => rows).filter((row) => row.what === what)
  }

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    await house.run(setDeputy, 'otherLead', { userId: house.id('districtLead'), deputyId: house.id('onCall') })
    caseId = await wentOnIn(house, 'lead')
  })

  it('asks the district leads and a deputy who sees the folder, and nobody else', async () => {
    const [row] = await asked('otherLead')
    expect(row).toMatchObject({ why: 'To end this screening', about: expect.not.stringContaining('Leo') as string })
    entryId = row?.href.split('/').at(-1) ?? ''
    expect(await asked('onCall')).toHaveLength(1)
    for (const who of ['lead', 'triage', 'member', 'outsider', 'auditor'] as const) expect(await asked(who)).toEqual([])
  })

  it('is read on its page by a district lead who sees only the header', async () => {
    const view = await house.ask(page, 'otherLead', { caseId, entryId })
    expect(view.identity).toMatchObject({ number: 'RA-26-0001', school: 'Alder Creek Elementary', unread: true })
    expect(view.extra).toMatchObject({
      step: 'end this screening',
      missing: ['Weapon access has not been asked.'],
      by: 'Test lead',
      reason,
      read: null,
      own: false,
    })
    expect(JSON.stringify(view)).not.toMatch(/Leo|Marchetti|kickball/)
    expect((await house.ask(page, 'onCall', { caseId, entryId })).extra.reason).toBe(reason)
    for (const who of ['lead', 'triage', 'member', 'auditor', 'administrator'] as const) {
      await expect(house.ask(page, who, { caseId, entryId })).rejects.toMatchObject({ status: 404 })
    }
    await expect(house.ask(page, 'otherLead', { caseId, entryId: 'ent_else' })).rejects.toMatchObject({ status: 404 })
  })

  it('is no row of the one district lead who went on, and becomes one as soon as somebody else can read it', async () => {
    const alone = await aHouse((await engine.fresh()).store)
    const [other] = await alone.store.read((records) => records.users.grantsOf(alone.id('otherLead')))
    await alone.run(endGrant, 'districtLead', {
      userId: alone.id('otherLead'),
      grantId: other?.id,
      reason: 'Left.',
    })
    const id = await wentOnIn(alone, 'districtLead')
    const rows = async (who: Person) => {
      await alone.runtime.projectQueued(100)
      const { sections } = await alone.ask(myWork, who, {})
      return sections.flatMap((section) => section.rows).filter((row) => row.what === what).length
    }
    const could = async () => {
      await alone.run(openToAudit, 'auditor', { caseId: id, reason: 'Yearly review.' })
      const { decisions } = await alone.ask(caseDecisions, 'auditor', { caseId: id })
      return decisions.flatMap(({ wentOn }) => wentOn.map((it) => it.othersCould))
    }
    expect([await rows('districtLead'), await rows('otherLead'), await could()]).toEqual([0, 0, [false]])
    await alone.run(setDeputy, 'districtLead', { userId: alone.id('districtLead'), deputyId: alone.id('triage') })
    expect([await rows('districtLead'), await rows('triage'), await could()]).toEqual([0, 1, [true]])
  })

  it('is asked after the end too, and no more once it was read', async () => {
    const [proposal] = (await house.log()).filter(({ act }) => act === 'screening.proposed')
    const proposalEntryId = proposal?.st?.[0]?.id
    await house.run(confirmOutcome, 'triage', { caseId, proposalEntryId, basedOn: 50 })
    for (const who of ['otherLead', 'onCall'] as const) expect(await asked(who)).toHaveLength(1)
    await expect(house.run(readWentOn, 'lead', { caseId, entryId })).rejects.toMatchObject({ status: 404 })
    await house.run(readWentOn, 'otherLead', { caseId, entryId })
    expect((await house.log()).filter(({ act }) => act === 'gate.wentOnRead')).toHaveLength(1)
    for (const who of ['otherLead', 'onCall'] as const) expect(await asked(who)).toEqual([])
    expect((await house.ask(page, 'districtLead', { caseId, entryId })).extra.read).toContain('Test otherLead')
    await expect(house.run(readWentOn, 'districtLead', { caseId, entryId })).rejects.toMatchObject({
      message: 'Somebody has read this already.',
    })
  })

  it('says on the decisions and on paper who has read why', async () => {
    await house.run(openToAudit, 'auditor', { caseId, reason: 'Yearly review.' })
    const { decisions } = await house.ask(caseDecisions, 'auditor', { caseId })
    const printed = await house.ask(casePrint, 'lead', { caseId })
    const missing = ['Weapon access has not been asked (R31)']
    expect(printed.decisions.flatMap(({ wentOn }) => wentOn)).toMatchObject([
      { missing, read: { by: 'Test otherLead' } },
    ])
    expect(decisions.flatMap(({ wentOn }) => wentOn)).toMatchObject([
      { reason, missing, read: { by: 'Test otherLead' } },
    ])
  })
})
