import { beforeAll, expect, it } from 'vitest'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { keptOut } from '#app/features/case/kept-out.query.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { answerRecusal } from '#app/features/recusal/answer-recusal.command.server.ts'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { endRecusal } from '#app/features/recusal/end-recusal.command.server.ts'
import { giveDelegation } from '#app/features/stand-in/give-delegation.command.server.ts'
import { reportReceipt } from '#app/features/report/report-pages.query.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import { changeLead } from '#app/features/team/change-lead.command.server.ts'
import { teamDesign } from '#app/features/team/team-form.tsx'
import { teamShown } from '#app/features/team/team-page.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { answerRecusalFor } from '#app/features/recusal/recusal-form.ts'
import { questionShown } from '#app/features/recusal/recusal-pages.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { registry } from '#app/features/entries.ts'
import { loadFolder } from '#app/gates/folder.server.ts'
import { leadOf } from '#app/domain/file/people.ts'
import { makeTask } from '#app/features/task/make-task.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { endMember } from '#app/features/team/end-member.command.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { enableUser } from '#app/features/users/enable-user.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { newId } from '#app/keys/random.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const hr = 'hr' as Person
const answerForm = caseFormPage(answerRecusal, answerRecusalFor, { extra: questionShown })
const teamForm = caseFormPage({ permission: 'case.read' }, teamDesign, { extra: teamShown })
const silent = {
  info: () => undefined,
  fault: (_what: string, error: unknown) => {
    throw error
  },
}

onBothEngines('somebody who is kept out', (engine) => {
  let house: House
  const leo = async () => (await house.store.read(({ people }) => people.byStudentNumber('1001')))?.id ?? ''
  const rowsOf = async (who: Person) =>
    (await house.ask(myWork, who, { all: '1' })).sections.flatMap(({ rows }) => rows)
  const sees = async (who: Person, caseId: string) =>
    house.ask(casePage, who, { caseId }).then(
      () => true,
      (error: { status?: number }) => (error.status === 404 ? false : Promise.reject(new Error(String(error)))),
    )
  const jobs = () => runJobs({ runtime: house.runtime, newId, log: silent }, 'one server')
  const email = (who: Person, address: string, phone = '') =>
    house.run(changeUser, 'administrator', {
      userId: house.id(who),
      ...{ signIn: who.toLowerCase(), name: `Test ${who}`, title: who, phone, email: address },
    })
  const roster = (guardian: Record<string, unknown>) =>
    house.run(loadRoster, 'administrator', {
      students: [
        {
          ...{ schoolCode: 'ACE', studentNumber: '1001', given: 'Leo', family: 'Marchetti', grade: '4' },
          guardians: [{ given: 'Ana', family: 'Marchetti', relation: 'mother', ...guardian }],
        },
      ],
    })
  const identify = async (caseId: string) =>
    house.run(identifyStudent, 'triage', {
      ...{ caseId, concern: 'student', personId: await leo(), identifiers: ['student-number', 'photo'] },
    })
  const opened = async () => {
    const caseId = await house.folder()
    const opening = { caseId, outcome: 'open', rationale: 'Needs a closer look.', followUps: [] }
    await house.run(proposeOutcome, 'triage', { ...opening, basedOn: '99' })
    return caseId
  }

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    const made = { signIn: 'hr', name: 'Test hr', title: 'Human resources' }
    house.ids.set('hr', (await house.run(createUser, 'administrator', made)).userId)
    const role = { userId: house.id('hr'), role: 'hr', schoolId: '', from: '2026-08-01', until: '', reason: 'set up' }
    await house.run(giveGrant, 'cli', role)
  })

  it('is a parent of the student by e-mail: out from the moment the student is identified, until it is answered', async () => {
    await email('lead', 'ana.marchetti@example.org')
    await roster({ email: 'Ana.Marchetti@example.org' })
    const caseId = await house.folder()
    expect(await sees('lead', caseId)).toBe(true)
    await identify(caseId)
    expect(await sees('lead', caseId)).toBe(false)
    expect(await rowsOf('lead')).toEqual([])
    const page = await house.ask(casePage, 'triage', { caseId })
    expect(JSON.stringify(page)).not.toMatch(/related to this student|Test lead/)
    const asked = (await rowsOf('otherLead')).find(({ what }) => what === 'Is Test lead related to this student?')
    const recusalId = /recusals\/(.+)\/answer/.exec(asked?.href ?? '')?.[1] ?? ''
    await expect(house.run(answerRecusal, 'lead', { caseId, recusalId, answer: 'not-so' })).rejects.toMatchObject({
      status: 404,
    })
    await house.run(answerRecusal, 'otherLead', { caseId, recusalId, answer: 'not-so', because: 'Another Ana.' })
    expect(await sees('lead', caseId)).toBe(true)
    await identify(caseId)
    expect(await sees('lead', caseId)).toBe(true)
  })

  it('is asked about by phone, joins nothing before, and is found again when the roster changes', async () => {
    await email('lead', '')
    await email('member', '', '(555) 010-7777')
    const caseId = await opened()
    await identify(caseId)
    await roster({ phone: '555 010 7777' })
    const add = { caseId, userId: house.id('member'), role: 'member', reason: 'Knows him.' }
    await expect(house.run(addMember, 'lead', add)).rejects.toMatchObject({
      errors: { userId: expect.any(String) as string },
    })
    house.later(1)
    await jobs()
    await jobs()
    const asked = (await rowsOf('lead')).filter(
      ({ what, href }) => what === 'Is Test member related to this student?' && href.includes(caseId),
    )
    expect(asked).toHaveLength(1)
    const acts = (await house.log()).filter(({ act, obj }) => act === 'recusal.asked' && obj.id === caseId)
    expect(acts.length).toBeLessThanOrEqual(1)
    const recusalId = /recusals\/(.+)\/answer/.exec(asked[0]?.href ?? '')?.[1] ?? ''
    await house.run(answerRecusal, 'lead', { caseId, recusalId, answer: 'not-so' })
    await house.run(addMember, 'lead', add)
    expect(await sees('member', caseId)).toBe(true)
  })

  it('is asked about, and answered by the school’s chair who does not lead too, who reads nothing else of who is kept out', async () => {
    await email('onCall', '', '555 010 9999')
    const caseId = await opened()
    await house.run(changeLead, 'lead', { caseId, userId: house.id('triage'), reason: 'Knows him.' })
    await roster({ phone: '555 010 9999' })
    await identify(caseId)
    const file = await house.store.read(async (records) => (await loadFolder(records, registry, caseId))?.file)
    const recusalId = file?.recusals.find(({ userId }) => userId === house.id('onCall'))?.entryId ?? ''
    const open = (who: Person) => house.ask(answerForm, who, { caseId, recusalId })
    for (const who of ['lead', 'triage', 'otherLead'] as const)
      expect((await open(who)).extra, who).toMatchObject({ question: 'Is Test onCall related to this student?' })
    for (const who of ['onCall', 'outsider', 'auditor'] as const)
      await expect(open(who), who).rejects.toMatchObject({ status: 404 })
    await expect(house.ask(keptOut, 'lead', { caseId })).rejects.toMatchObject({ status: 404 })
    const team = await house.ask(teamForm, 'lead', { caseId })
    expect(team.extra.asked).toMatchObject([{ id: recusalId, holds: false }])
    await expect(house.run(answerRecusal, 'onCall', { caseId, recusalId, answer: 'not-so' })).rejects.toMatchObject({
      status: 404,
    })
    expect(await house.run(answerRecusal, 'lead', { caseId, recusalId, answer: 'so' })).toMatchObject({ back: 'team' })
    expect((await house.ask(teamForm, 'lead', { caseId })).extra.asked).toEqual([])
    await expect(open('lead')).rejects.toMatchObject({ status: 404 })
  })

  it('is asked about of the school’s chair who is not on the team too, where no lead can answer, and only there', async () => {
    await email('triage', '', '555 010 5151')
    await roster({ phone: '555 010 5151' })
    const caseId = await house.folder()
    const lead = async (who: Person) =>
      house.run(changeLead, 'otherLead', { caseId, userId: house.id(who), reason: 'Knows him.' })
    const { entryId: proposalEntryId } = await house.run(proposeOutcome, 'triage', {
      ...{ caseId, outcome: 'open', rationale: 'Needs a closer look.', followUps: [], basedOn: '99' },
    })
    await house.run(confirmOutcome, 'onCall', { caseId, proposalEntryId, basedOn: '99' })
    await lead('triage')
    await house.run(endMember, 'otherLead', { caseId, userId: house.id('lead'), reason: 'Another school year.' })
    await identify(caseId)
    const asked = async (who: Person) =>
      (await rowsOf(who)).filter(({ href, what }) => href.includes(caseId) && what.endsWith('related to this student?'))
    const [row] = await asked('lead')
    const recusalId = /recusals\/(.+)\/answer/.exec(row?.href ?? '')?.[1] ?? ''
    expect(row).toMatchObject({ what: 'Is Test triage related to this student?' })
    // It says whose case it is by number and school alone, and whom it is about is not asked.
    expect(row?.about).not.toMatch(/Leo|Marchetti/)
    expect(await asked('otherLead')).toHaveLength(1)
    for (const who of ['triage', 'member', 'outsider', 'referrer'] as const) expect(await asked(who), who).toEqual([])
    const form = await house.ask(answerForm, 'lead', { caseId, recusalId })
    expect(form.extra).toMatchObject({ byInitials: true, holds: false })
    expect(JSON.stringify(form)).not.toMatch(/Leo|Marchetti/)
    const answer = { caseId, recusalId, answer: 'not-so' }
    const refused = { status: 404 }
    // Once somebody leads it who can say so, it is theirs.
    await house.run(addMember, 'otherLead', {
      caseId,
      userId: house.id('member'),
      role: 'member',
      reason: 'Knows him.',
    })
    await lead('member')
    expect(await asked('lead')).toEqual([])
    await expect(house.ask(answerForm, 'lead', { caseId, recusalId })).rejects.toMatchObject(refused)
    await expect(house.run(answerRecusal, 'lead', answer)).rejects.toMatchObject(refused)
    await lead('triage')
    expect(await asked('lead')).toHaveLength(1)
    expect(await house.run(answerRecusal, 'lead', answer)).toMatchObject({ back: null })
    expect(await asked('lead')).toEqual([])
    await email('triage', '')
  })

  it('is asked about of nobody who stands in for the lead', async () => {
    await email('onCall', '', '555 010 6161')
    await roster({ phone: '555 010 6161' })
    const caseId = await opened()
    await house.run(changeLead, 'lead', { caseId, userId: house.id('triage'), reason: 'Knows him.' })
    await identify(caseId)
    const today = { from: '2026-09-15', until: '2026-09-20', reason: 'away' }
    await house.run(giveDelegation, 'triage', { deputyId: house.id('member'), ...today })
    const task = { caseId, what: 'Call the mother', owner: house.id('triage'), dueOn: '2026-09-18' }
    await house.run(makeTask, 'triage', task)
    const rows = async (who: Person) => (await rowsOf(who)).filter(({ href }) => href.includes(caseId))
    expect((await rows('member')).some(({ inPlaceOf }) => inPlaceOf === 'Test triage')).toBe(true)
    expect(JSON.stringify(await rows('member'))).not.toContain('related to this student')
    await email('onCall', '')
  })

  it('is a district lead: the other one is asked, and a question about one is never theirs to answer', async () => {
    const caseId = await opened()
    await house.run(recuseSomebody, 'lead', { caseId, userId: house.id('districtLead'), because: 'His aunt.' })
    await house.run(declareRecusal, 'lead', { caseId })
    const file = await house.store.read(async (records) => (await loadFolder(records, registry, caseId))?.file)
    expect(leadOf(file?.team ?? { members: [] })?.userId).toBe(house.id('otherLead'))
    expect(await sees('districtLead', caseId)).toBe(false)
    expect((await rowsOf('districtLead')).filter(({ href }) => href.includes(caseId))).toEqual([])
    const { tries } = await house.ask(myWork, 'otherLead', {})
    expect(tries.map((one) => one.caseId)).toContain(caseId)
    expect((await house.ask(myWork, 'districtLead', {})).tries.map((one) => one.caseId)).not.toContain(caseId)
  })

  it('leads the case and takes herself off: the duties pass on, and an attempt is told to district leads', async () => {
    const caseId = await opened()
    expect((await rowsOf('lead')).some(({ href }) => href.includes(caseId))).toBe(true)
    await house.run(declareRecusal, 'lead', { caseId })
    expect(await sees('lead', caseId)).toBe(false)
    expect((await rowsOf('lead')).filter(({ href }) => href.includes(caseId))).toEqual([])
    const { team } = await house
      .ask(casePage, 'districtLead', { caseId })
      .catch(() => house.ask(casePage, 'otherLead', { caseId }))
    expect(team[0]?.role).toBe('Lead')
    expect(team.some(({ id }) => id === house.id('lead'))).toBe(false)
    const { tries } = await house.ask(myWork, 'otherLead', {})
    expect(tries.map((one) => one.caseId)).toContain(caseId)
    expect((await house.ask(myWork, 'lead', {})).tries).toEqual([])
    const { extra } = await house.ask(keptOut, 'otherLead', { caseId })
    const recusalId = extra.stands[0]?.id ?? ''
    await house.run(endRecusal, 'otherLead', { caseId, recusalId, because: 'A mistake.' })
    expect((await house.ask(keptOut, 'otherLead', { caseId })).extra.stands).toEqual([])
  })

  it('is the concern: only human resources and district leads read it, and account and sessions end within a minute (S9)', async () => {
    const said = {
      ...{ whom: 'staff', staffName: 'Test outsider', danger: 'no', what: 'She’s gonna get what’s coming.' },
      ...{ weapon: 'no', whereNow: 'unknown', schoolId: house.id('DVH') },
    }
    const { caseId } = await house.run(sendReport, 'referrer', said)
    expect(await house.ask(reportReceipt, 'referrer', { caseId })).toMatchObject({ staff: true })
    for (const who of ['outsider', 'outsiderToo', 'onCall', 'lead', 'auditor'] as const)
      expect(await sees(who, caseId), who).toBe(false)
    expect((await rowsOf('outsiderToo')).filter(({ href }) => href.includes(caseId))).toEqual([])
    expect((await rowsOf(hr)).some(({ href }) => href.includes(caseId))).toBe(true)
    const session = { userId: house.id('outsider'), createdAt: house.clock.now(), seenAt: house.clock.now() }
    const tokenHash = 'a'.repeat(64)
    await house.store.write((records) =>
      records.write.saveSession({
        tokenHash,
        ...session,
        endedAt: null,
        endedWhy: null,
        agent: 'test',
        aal: 1,
        provenAt: null,
        half: false,
      }),
    )
    await jobs()
    expect((await house.store.read(({ users }) => users.byId(house.id('outsider'))))?.disabledAt).toBeNull()

    await house.run(acknowledgeReport, 'districtLead', { caseId })
    const confirmed = { caseId, concern: 'staff', userId: house.id('outsider'), name: 'Test outsider' }
    await house.run(identifyStudent, 'districtLead', { ...confirmed, identifiers: ['photo', 'handle'] })
    house.later(0.25)
    await jobs()
    const user = await house.store.read(({ users }) => users.byId(house.id('outsider')))
    expect(user?.disabledAt).toBe(house.clock.now())
    expect((await house.store.read(({ sessions }) => sessions.byTokenHash(tokenHash)))?.endedAt).toBe(house.clock.now())
    const { account } = await house.ask(casePage, hr, { caseId })
    expect(account).toMatch(/^Their account was closed .*Open sessions ended: 1\. Files they took out since .*: 0\.$/)

    await house.run(enableUser, 'otherLead', { userId: house.id('outsider'), reason: 'Cleared.' })
    await jobs()
    expect((await house.store.read(({ users }) => users.byId(house.id('outsider'))))?.disabledAt).toBeNull()
    expect(await sees('outsider', caseId)).toBe(false)
  })

  it('has the name of somebody else whom a report is about: out until somebody says that it is another person (R28)', async () => {
    await roster({})
    const said = {
      ...{ whom: 'other', danger: 'no', what: 'Shouts at the gate every morning.', weapon: 'no' },
      ...{ whereNow: 'not at school', schoolId: house.id('ACE'), otherRelation: 'A student’s parent' },
    }
    const same = await house.run(sendReport, 'referrer', { ...said, otherName: 'test member' })
    expect(await sees('member', same.caseId)).toBe(false)
    const parent = await house.run(sendReport, 'referrer', { ...said, otherName: 'Ana Marchetti' })
    const named = (await house.store.read((records) => loadFolder(records, registry, parent.caseId)))?.file.student
    expect(named).toMatchObject({ concern: 'other', name: 'Ana Marchetti', confirmed: false })
    const known = await house.store.read(({ people }) => people.byId(named?.personId ?? ''))
    expect(known).toMatchObject({ kind: 'guardian', family: 'Marchetti' })
  })

  it('turns out to be staff while the school screens it: the school’s people leave, and whoever found out is told', async () => {
    const caseId = await house.folder()
    const found = { caseId, concern: 'staff', name: 'A substitute', identifiers: ['photo', 'handle'] }
    expect(await house.run(identifyStudent, 'triage', found)).toMatchObject({ gone: 'staff' })
    expect(await sees('triage', caseId)).toBe(false)
    expect(await sees(hr, caseId)).toBe(true)
  })
})
