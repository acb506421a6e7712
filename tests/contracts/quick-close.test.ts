import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anotherAddress } from '#app/domain/addresses.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { joinReport } from '#app/features/joining/join-report.command.server.ts'
import { unjoinReport } from '#app/features/joining/unjoin-report.command.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { personPage } from '#app/features/person/person-page.query.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { myReports, reportReceipt } from '#app/features/report/report-pages.query.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import { finishTask } from '#app/features/task/finish-task.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import { caseQuery } from '#app/gates/query.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const folder = caseQuery({
  name: 'folder',
  input: z.object({ caseId: z.string() }),
  permission: 'case.read',
  caseId: (input) => input.caseId,
  load: async ({ caseFile, sealed }) => ({ file: caseFile, reporters: [...(await sealed('reporter')).values()] }),
  redact: (rows) => rows,
})

const kickball = {
  danger: 'no',
  what: 'Leo yelled at Oliver after being called out. Pushed the ball at him.',
  exactWords: 'I’m going to kill you',
  student: 'Leo Marchetti',
  aimedAt: 'Oliver Pham',
  weapon: 'no',
  whereNow: 'in the office',
}
const happened = { day: '2026-09-15', time: '09:50' }

onBothEngines('a screening', (engine) => {
  let house: House
  const fileOf = async (caseId: string, who: Person = 'triage') => (await house.ask(folder, who, { caseId })).file
  const personId = async (words: string) => {
    const { people } = await house.ask(findPeople, 'triage', { words })
    return people[0]?.id ?? ''
  }

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    await house.run(loadRoster, 'administrator', {
      students: [
        { schoolCode: 'ACE', studentNumber: '2001', given: 'Caleb', family: 'Strand', grade: '5' },
        { schoolCode: 'ACE', studentNumber: '2002', given: 'Kaleb', family: 'Strand', grade: '3' },
      ],
    })
  })

  it('goes from the referral to its quick close by two people (S1)', async () => {
    const { caseId } = await house.run(sendReport, 'referrer', kickball)
    expect(await house.ask(reportReceipt, 'referrer', { caseId })).toMatchObject({
      reportNumber: 'R-1001',
      openedBy: '11:00 am',
      school: 'Alder Creek Elementary',
    })
    await expect(house.ask(reportReceipt, 'member', { caseId })).rejects.toMatchObject({ status: 404 })
    expect(await fileOf(caseId)).toMatchObject({ stage: 'reported', caseNumber: null })
    expect((await house.ask(myReports, 'referrer', {})).rows[0]).toMatchObject({ status: 'Received' })

    await house.later(9).run(acknowledgeReport, 'triage', { caseId })
    const leo = await personId('Leo Marchetti')
    const confirmed = { caseId, concern: 'student', personId: leo, identifiers: ['student-number', 'photo'] }
    await house.run(identifyStudent, 'triage', confirmed)
    await house.run(recordPriorContacts, 'triage', { caseId })
    const { file, reporters } = await house.ask(folder, 'triage', { caseId })
    expect(file).toMatchObject({ stage: 'triage', caseNumber: 'RA-26-0001', student: { confirmed: true } })
    expect(file.triage.prior).toMatchObject([{ result: 'none' }])
    expect(reporters).toMatchObject([{ name: 'Test referrer' }])

    const asks = {
      role: 'student-k5',
      with: 'Leo Marchetti',
      officer: 'no',
      parentTold: 'not-needed',
      happened,
      exactWords: 'I was mad. I didn’t want to really kill him.',
      weaponAsked: 'no',
      weaponNotAsked: 'His mother is asked.',
    }
    const said = await house.run(recordInterview, 'triage', { caseId, ...asks })
    const outcome = {
      caseId,
      outcome: 'resolved',
      rationale: 'Said in anger, taken back, apology made.',
      cites: [said.entryId],
      followUps: [{ what: 'Check in with both', owner: house.id('triage'), dueOn: '2026-09-18' }],
    }
    const basedOn = async () => (await fileOf(caseId)).lastSeq
    const propose = async () => house.run(proposeOutcome, 'lead', { ...outcome, basedOn: await basedOn() })
    await expect(propose()).rejects.toMatchObject({ rule: 'R31', step: 'end-screening' })

    await house.run(recordWeaponAccess, 'triage', {
      caseId,
      happened,
      asked: 'Mother',
      how: 'phone',
      addresses: [
        { addressId: anotherAddress, label: 'Mother’s home', answer: 'no' },
        {
          addressId: anotherAddress,
          label: 'Grandfather’s home, Reno',
          answer: 'yes',
          access: 'no',
          what: 'hunting rifles',
        },
      ],
    })
    const { entryId } = await house.later(40).run(proposeOutcome, 'lead', { ...outcome, basedOn: await basedOn() })
    expect((await fileOf(caseId)).stage).toBe('triage')
    const confirm = { caseId, proposalEntryId: entryId, basedOn: await basedOn() }
    await expect(house.run(confirmOutcome, 'lead', confirm)).rejects.toMatchObject({ rule: 'P3' })
    await house.run(confirmOutcome, 'triage', confirm)

    const ended = await fileOf(caseId)
    expect(ended).toMatchObject({ stage: 'screened_out', openedAt: null, triage: { watchUntil: '2026-12-14' } })
    expect(ended.level.counts).toBeNull()
    expect(ended.police.told).toEqual([])
    await house.run(finishTask, 'triage', { caseId, taskEntryId: ended.tasks[0]?.entryId, result: 'done' })
    expect((await fileOf(caseId)).tasks).toMatchObject([{ state: 'done' }])
    expect((await house.ask(myReports, 'referrer', {})).rows[0]).toMatchObject({ status: 'Finished' })
  })

  it('opens as an emergency with one name, and is confirmed by another (S8, to event 3a)', async () => {
    const { caseId } = await house.run(enterReport, 'onCall', {
      ...kickball,
      danger: 'yes',
      weapon: 'yes',
      what: 'Screenshot: a rifle on a bed.',
      student: 'Caleb Strand',
      studentId: 'unsure',
      channel: 'tip line',
      received: { day: '2026-09-15', time: '10:00' },
      schoolId: house.id('ACE'),
      handle: '@kstrand',
      reporterUnknown: 'yes',
    })
    await house.run(acknowledgeReport, 'onCall', { caseId })
    const caleb = { caseId, concern: 'student', personId: await personId('2001'), identifiers: ['handle', 'photo'] }
    await expect(house.run(identifyStudent, 'onCall', caleb)).rejects.toMatchObject({
      errors: { comparedWith: expect.stringContaining('Kaleb Strand') },
    })
    await house.run(identifyStudent, 'onCall', { ...caleb, comparedWith: [await personId('2002')] })
    await house.run(proposeOutcome, 'onCall', { caseId, outcome: 'emergency', rationale: 'A rifle, and a day named.' })
    const opened = await fileOf(caseId, 'onCall')
    expect(opened).toMatchObject({ stage: 'opened', student: { name: 'Caleb Strand' } })
    expect(opened.team.members.filter((one) => !one.ended).map((one) => one.role)).toEqual(['member', 'lead'])
    const proposalEntryId = opened.triage.proposals[0]?.entryId
    await house.run(confirmOutcome, 'districtLead', { caseId, proposalEntryId })
    expect((await fileOf(caseId, 'districtLead')).triage.proposals[0]?.confirmed).toMatchObject({
      by: house.id('districtLead'),
    })
    await expect(fileOf(caseId, 'triage')).rejects.toMatchObject({ status: 404 })
    const all = JSON.stringify(await house.ask(folder, 'onCall', { caseId }))
    expect(all).not.toContain('Kaleb')
  })

  it('leaves nothing with a wrong student, and keeps in the log that it was corrected (P10)', async () => {
    const kaleb = await personId('2002')
    const caleb = await personId('2001')
    const sent = { ...kickball, student: '2002' }
    const { caseId } = await house.run(sendReport, 'referrer', sent)
    await house.run(acknowledgeReport, 'triage', { caseId })
    const two = { caseId, concern: 'student', identifiers: ['photo', 'class-and-period'] }
    await house.run(identifyStudent, 'triage', { ...two, personId: kaleb, comparedWith: [caleb] })
    await house.run(recordPriorContacts, 'triage', { caseId })
    const corrected = { ...two, personId: caleb, comparedWith: [kaleb] }
    await expect(house.run(identifyStudent, 'triage', corrected)).rejects.toMatchObject({
      errors: { reason: expect.any(String) },
    })
    await house.run(identifyStudent, 'triage', { ...corrected, reason: 'The homeroom teacher knows both.' })
    const all = JSON.stringify(await house.ask(folder, 'triage', { caseId }))
    expect(all).not.toContain('Kaleb')
    expect(all).not.toContain(kaleb)
    const left = await house.store.read((records) => records.index.ofPerson(kaleb))
    expect(left.map((one) => one.caseId)).not.toContain(caseId)
    expect((await house.log()).filter((leaf) => leaf.act === 'identity.destroyed')).toHaveLength(2)
  })

  it('is joined to another folder and taken out again, in both', async () => {
    const first = await house.folder()
    const { caseId } = await house.run(sendReport, 'referrer', {
      ...kickball,
      student: '',
      nameNotKnown: 'yes',
      schoolId: house.id('ACE'),
    })
    const number = (await fileOf(first)).caseNumber
    await house.run(joinReport, 'triage', { caseId, number, reason: 'The same event.' })
    expect((await fileOf(caseId)).stage).toBe('merged')
    expect((await fileOf(first)).triage.joined).toMatchObject([{ caseId }])
    await house.run(unjoinReport, 'triage', { caseId, reason: 'Another day.' })
    // Nobody had opened it but the joining: it waits to be opened.
    expect((await fileOf(caseId)).stage).toBe('reported')
    expect((await fileOf(first)).triage.joined).toEqual([])
    await expect(house.run(joinReport, 'outsider', { caseId, toCaseId: first, reason: 'x' })).rejects.toMatchObject({
      status: 404,
    })
  })

  describe('people', () => {
    it('are shown to teams of their school, with contacts by role, and each look is recorded', async () => {
      const leo = await personId('Leo Marchetti')
      const view = await house.ask(personPage, 'triage', { personId: leo })
      expect(view).toMatchObject({ name: 'Leo Marchetti', contacts: [{ seen: true, role: 'student of concern' }] })
      const other = await house.ask(personPage, 'districtLead', { personId: leo })
      expect(other.contacts).toHaveLength(1)
      await expect(house.ask(personPage, 'outsider', { personId: leo })).rejects.toMatchObject({ status: 404 })
      await expect(house.ask(personPage, 'referrer', { personId: leo })).rejects.toMatchObject({ status: 403 })
      expect((await house.log()).filter((leaf) => leaf.obj.id === 'personPage').length).toBeGreaterThan(1)
    })
  })
})
