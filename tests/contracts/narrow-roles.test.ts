import { beforeAll, expect, it } from 'vitest'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { alerts } from '#app/features/alerts/alerts.query.server.ts'
import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { caseAccess } from '#app/features/case/case-access.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { recordCheckIn } from '#app/features/check-in/record-check-in.command.server.ts'
import { undoCheckIn } from '#app/features/check-in/undo-check-in.command.server.ts'
import { counts, countsFile } from '#app/features/counts/counts.query.server.ts'
import { markImminent } from '#app/features/danger/mark-danger.command.server.ts'
import { enrolmentPage, findEnrolled } from '#app/features/enrolment/enrolment-pages.query.server.ts'
import { recordEnrolment } from '#app/features/enrolment/record-enrolment.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { savePlanAction } from '#app/features/plan/save-plan-action.command.server.ts'
import { startPlan } from '#app/features/plan/start-plan.command.server.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { renewAgreement } from '#app/features/agreement/renew-agreement.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { recordUnitTimes } from '#app/features/police/record-unit-times.command.server.ts'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { myReports, unitTimesForm } from '#app/features/report/report-pages.query.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { frame } from '#app/features/frame/frame.query.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { runJobs } from '#app/jobs/jobs.server.ts'
import { carryEnrolments } from '#app/jobs/carry-enrolments.server.ts'
import { newId } from '#app/keys/random.server.ts'
import type { Role } from '#app/policy/roles.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const log = { info: () => undefined, fault: (_what: string, error: unknown) => Promise.reject(error as Error) }
const as = (name: string) => name as Person

onBothEngines('people of one narrow task', (engine) => {
  let house: House
  let caseId: string
  let leo: string
  let actionId: string
  const hire = async (name: string, role: Role, code: string | null) => {
    const made = { signIn: name.toLowerCase(), name: `Test ${name}`, title: role }
    house.ids.set(name, (await house.run(createUser, 'administrator', made)).userId)
    const schoolId = code ? house.id(code) : ''
    const given = { userId: house.id(name), role, schoolId, from: '2026-09-01', until: '', reason: 'work' }
    await house.run(giveGrant, 'districtLead', given)
  }
  const nav = async (who: string) => (await house.ask(frame, as(who), {})).nav.map(({ label }) => label)

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    for (const [name, role, code] of [
      ['monitor', 'campus-monitor', 'ACE'],
      ['otherMonitor', 'campus-monitor', 'ACE'],
      ['farMonitor', 'campus-monitor', 'DVH'],
      ['registrar', 'registrar', 'ACE'],
      ['press', 'communications', null],
      ['analyst', 'analyst', null],
      ['dispatcher', 'dispatcher', null],
      ['records', 'records-officer', null],
    ] as const)
      await hire(name, role, code)
    caseId = await house.folder()
    leo = (await house.store.read((records) => records.people.byStudentNumber('1001')))?.id ?? ''
    const who = {
      caseId,
      concern: 'student',
      personId: leo,
      identifiers: ['student-number', 'photo'],
      comparedWith: [],
    }
    await house.run(identifyStudent, 'triage', who)
    const open = { caseId, outcome: 'open', rationale: 'Needs a closer look.', cites: [], basedOn: '99' }
    const { entryId } = await house.run(proposeOutcome, 'triage', open)
    await house.run(confirmOutcome, 'lead', { caseId, proposalEntryId: entryId, basedOn: '99' })
    const action = {
      caseId,
      what: 'Look through the bag',
      kind: 'search',
      place: 'Front office',
      owner: house.id('monitor'),
      backup: house.id('otherMonitor'),
      frequency: 'each-arrival',
      firstDue: '2026-09-15',
      ifNot: 'He waits in the office.',
    }
    await expect(
      house.run(savePlanAction, 'triage', { ...action, owner: house.id('farMonitor') }),
    ).rejects.toHaveProperty('errors.owner')
    actionId = (await house.run(savePlanAction, 'triage', action)).entryId
    const plan = { caseId, plan: 'interim', startsOn: '2026-09-15', reviewOn: '2026-09-18', basedOn: '99' }
    await house.run(startPlan, 'triage', plan)
  }, 60_000)

  it('a campus monitor sees whom, where and what to do today, and nothing of the case', async () => {
    const { monitor } = await house.ask(myWork, as('monitor'), {})
    expect(monitor).toMatchObject([
      { name: 'Leo Marchetti', grade: '4', place: 'Front office', what: 'Look through the bag', asBackup: false },
    ])
    const all = JSON.stringify(await house.ask(myWork, as('monitor'), {}))
    expect((await house.log()).at(-1)).toMatchObject({
      act: 'viewed',
      obj: { id: 'myWork', sec: 'my work, asked in plans', n: 1 },
    })
    for (const not of ['RA-26', 'R-10', 'kickball', `/cases/${caseId}`, 'moderate']) expect(all).not.toContain(not)
    expect((await house.ask(caseList, as('monitor'), {})).rows).toEqual([])
    await expect(house.ask(casePage, as('monitor'), { caseId })).rejects.toMatchObject({ status: 404 })
    expect(await nav('monitor')).not.toContain('Cases')
  })

  it('the backup is asked only once the owner is late, and another monitor not at all', async () => {
    expect((await house.ask(myWork, as('otherMonitor'), {})).monitor).toEqual([])
    expect((await house.ask(myWork, as('farMonitor'), {})).monitor).toEqual([])
    expect((await house.ask(myWork, 'lead', {})).monitor).toBeNull()
  })

  it('one tap checks in and another takes it back, each by whoever is named alone', async () => {
    const done = { caseId, actionId, dueOn: '2026-09-15', result: 'done' }
    for (const who of ['farMonitor', 'registrar', 'press', 'analyst', 'dispatcher'])
      await expect(house.run(recordCheckIn, as(who), done)).rejects.toMatchObject({ status: 404 })
    await expect(house.run(recordCheckIn, as('monitor'), { ...done, actionId: 'ent_another' })).rejects.toMatchObject({
      status: 404,
    })
    await expect(house.run(recordCheckIn, as('monitor'), { ...done, result: 'not-done' })).rejects.toHaveProperty(
      'errors.instead',
    )
    const { entryId } = await house.run(recordCheckIn, as('monitor'), done)
    expect((await house.ask(myWork, as('monitor'), {})).monitor).toEqual([])
    await expect(house.run(undoCheckIn, as('farMonitor'), { caseId, checkInId: entryId })).rejects.toMatchObject({
      status: 404,
    })
    await house.run(undoCheckIn, as('monitor'), { caseId, checkInId: entryId })
    expect((await house.ask(myWork, as('monitor'), {})).monitor).toHaveLength(1)
    const leaf = (await house.log()).findLast(({ act }) => act === 'checkIn.undone')
    expect(leaf?.why).toBe('rule:asked in the plan')
  })

  it('a monitor whose role ended is asked for nothing', async () => {
    const grants = await house.store.read((records) => records.users.grantsOf(house.id('monitor')))
    const role = { grantId: grants[0]?.id, userId: house.id('monitor'), reason: 'Moved to another post' }
    await house.run(endGrant, 'districtLead', role)
    const done = { caseId, actionId, dueOn: '2026-09-15', result: 'done' }
    house.later(24 * 60)
    await expect(house.run(recordCheckIn, as('monitor'), done)).rejects.toMatchObject({ status: 404 })
    expect((await house.ask(myWork, as('monitor'), {})).monitor ?? []).toEqual([])
    // By now the backup is asked.
    expect((await house.ask(myWork, as('otherMonitor'), {})).monitor).toMatchObject([{ asBackup: true }])
  })

  it('a registrar records who comes and goes, and reads one sentence; the lead is asked to meet', async () => {
    const asked = { personId: leo, event: 'returned', schoolId: house.id('ACE'), on: '2026-09-17' }
    await expect(house.run(recordEnrolment, 'referrer', asked)).rejects.toMatchObject({ status: 404 })
    await expect(
      house.run(recordEnrolment, as('registrar'), { ...asked, schoolId: house.id('DVH') }),
    ).rejects.toHaveProperty('errors.schoolId')
    await expect(house.run(recordEnrolment, as('registrar'), { ...asked, on: '2036-09-17' })).rejects.toHaveProperty(
      'errors.on',
    )
    expect((await house.ask(findEnrolled, as('registrar'), { words: 'Marchetti' })).people).toHaveLength(1)
    const other = await house.store.read((records) => records.people.byStudentNumber('1002'))
    await house.run(recordEnrolment, as('registrar'), { ...asked, personId: other?.id })
    await house.later(1).run(recordEnrolment, as('registrar'), asked)
    const page = await house.ask(enrolmentPage, as('registrar'), {})
    expect(page.rows.map(({ name, meeting }) => [name, meeting])).toEqual([
      ['Leo Marchetti', true],
      ['Oliver Pham', false],
    ])
    for (const not of ['RA-26', 'R-10', caseId, 'kickball']) expect(JSON.stringify(page)).not.toContain(not)
    await expect(house.ask(casePage, as('registrar'), { caseId })).rejects.toMatchObject({ status: 404 })
    const parts = { runtime: house.runtime, newId, log: log as never, list: [carryEnrolments] }
    await runJobs(parts, 'one')
    house.later(5)
    await runJobs(parts, 'one')
    const rows = (await house.ask(myWork, 'lead', { all: '1' })).sections.flatMap((section) => section.rows)
    expect(rows.filter(({ what }) => what.startsWith('Meet before the student starts'))).toHaveLength(1)
    const kinds = (await house.store.read((records) => records.folders.entries(caseId))).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'enrolment')).toHaveLength(1)
  })

  it('a communications officer reads at which school there is an emergency, and of nobody', async () => {
    expect((await house.ask(alerts, as('press'), {})).rows).toEqual([])
    await house.run(markImminent, 'lead', { caseId, what: 'He has a knife in the gym.', called: 'yes', basedOn: '99' })
    const page = await house.ask(alerts, as('press'), {})
    expect(page.rows).toMatchObject([{ school: 'Alder Creek Elementary' }])
    for (const not of ['Leo', 'Marchetti', 'knife', 'RA-26', caseId]) expect(JSON.stringify(page)).not.toContain(not)
    for (const who of ['analyst', 'registrar', 'referrer', 'lead'])
      await expect(house.ask(alerts, as(who), {})).rejects.toMatchObject({ status: 404 })
  })

  it('an analyst reads counts without names, small ones left out, also as a file', async () => {
    const page = await house.ask(counts, as('analyst'), { by: 'stage' })
    expect(page.table.rows.flatMap(({ cells, total }) => [...cells, total]).every((one) => one === null)).toBe(true)
    for (let n = 0; n < 30; n++) await house.folder({ opened: false })
    const { table } = await house.ask(counts, as('analyst'), { by: 'month' })
    expect(table.rows.at(-1)).toMatchObject({ school: 'All schools', total: 31 })
    for (const { cells, total } of table.rows)
      for (const one of [...cells, total]) expect(one === null || one >= 11).toBe(true)
    const file = await house.ask(countsFile, as('analyst'), { by: 'month' })
    expect(file.mediaType).toContain('text/csv')
    expect(String(file.bytes)).toContain('All schools')
    expect(String(file.bytes)).toContain('Left out')
    expect((await house.log()).at(-1)).toMatchObject({ act: 'viewed', obj: { t: 'query', id: 'countsFile' } })
    for (const who of ['press', 'registrar', 'districtLead'])
      await expect(house.ask(counts, as(who), {})).rejects.toMatchObject({ status: 404 })
  })

  it('a dispatcher enters a report, adds the times of a unit, and sees a word of what becomes of it', async () => {
    const sent = await house.run(enterReport, as('dispatcher'), {
      channel: 'phone',
      received: { day: '2026-09-16', time: '09:00' },
      reporterUnknown: 'yes',
      danger: 'no',
      what: 'A caller heard a threat.',
      weapon: 'no',
      whereNow: 'unknown',
      nameNotKnown: 'yes',
      handle: '@somebody',
      schoolId: house.id('ACE'),
    })
    const times = {
      caseId: sent.caseId,
      unit: 'Unit 12',
      agency: 'Tule County Sheriff',
      sent: { day: '2026-09-16', time: '09:03' },
      arrived: { day: '2026-09-16', time: '09:11' },
    }
    await expect(
      house.run(recordUnitTimes, as('dispatcher'), { ...times, arrived: { day: '2026-09-16', time: '09:01' } }),
    ).rejects.toHaveProperty('errors')
    await house.run(recordUnitTimes, as('dispatcher'), times)
    await expect(house.run(recordUnitTimes, as('dispatcher'), { ...times, caseId })).rejects.toMatchObject({
      status: 404,
    })
    await expect(house.run(recordUnitTimes, 'lead', times)).rejects.toMatchObject({ status: 404 })
    await expect(house.ask(unitTimesForm, as('dispatcher'), { caseId })).rejects.toMatchObject({ status: 404 })
    expect((await house.ask(myReports, as('dispatcher'), {})).rows).toMatchObject([{ status: 'Received' }])
    await house.run(acknowledgeReport, 'triage', { caseId: sent.caseId })
    expect((await house.ask(myReports, as('dispatcher'), {})).rows).toMatchObject([{ status: 'Being looked at' }])
    await expect(house.ask(casePage, as('dispatcher'), sent)).rejects.toMatchObject({ status: 404 })
    const kinds = (await house.store.read((records) => records.folders.entries(sent.caseId))).map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['police-told', 'police-decided']))
  })

  it('a records officer lists headers and reads the log, and opens no case', async () => {
    const { rows } = await house.ask(caseList, as('records'), {})
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(({ href, student }) => href === undefined && !student?.includes('Marchetti'))).toBe(true)
    expect((await house.ask(auditLog, as('records'), {})).lines.length).toBeGreaterThan(0)
    for (const { id, outside } of rows)
      expect(outside).toEqual([{ label: 'Who can see it', href: `/cases/${id}/access` }])
    const { more, identity } = await house.ask(caseAccess, as('records'), { caseId })
    // Who it is about is known, and not theirs to read: the page must not say “not known yet”.
    expect(identity).toMatchObject({ unread: true, headerOnly: true })
    expect((await house.ask(caseAccess, 'lead', { caseId })).identity).toMatchObject({ unread: false })
    expect(more.map(({ label }) => label)).toEqual(['Who viewed this', 'Trail', 'Who is kept out', 'What was shared'])
    await expect(house.ask(casePage, as('records'), { caseId })).rejects.toMatchObject({ status: 404 })
    expect(await nav('records')).toEqual(expect.arrayContaining(['Cases', 'Audit log']))
  })

  it('an external member reads the one case that they were given, until its day, and takes nothing out', async () => {
    const made = { signIn: 'probation', name: 'Test probation', title: 'Probation' }
    house.ids.set('probation', (await house.run(createUser, 'administrator', made)).userId)
    const userId = house.id('probation')
    await house.run(renewAgreement, 'districtLead', { userId, until: '2026-10-10', reason: 'MOU 2026' })
    const role = { userId, role: 'external', schoolId: '', from: '2026-09-15', until: '', reason: 'probation' }
    await house.run(giveGrant, 'districtLead', role)
    await expect(house.ask(casePage, as('probation'), { caseId })).rejects.toMatchObject({ status: 404 })
    expect(await nav('probation')).toEqual(expect.arrayContaining(['Cases']))
    const given = { caseId, userId, role: 'consulted', reason: 'Knows the terms', until: '2026-09-20' }
    await house.run(addMember, 'lead', given)
    const page = await house.ask(casePage, as('probation'), { caseId })
    expect(JSON.stringify(page)).not.toContain('Test referrer')
    expect((await house.ask(caseList, as('probation'), {})).rows.map(({ id }) => id)).toEqual([caseId])
    await expect(house.ask(casePrint, as('probation'), { caseId })).rejects.toMatchObject({ status: 404 })
    house.later(5 * 24 * 60)
    await expect(house.ask(casePage, as('probation'), { caseId })).rejects.toMatchObject({ status: 404 })
    expect((await house.ask(caseList, as('probation'), {})).rows).toEqual([])
    house.later(25 * 24 * 60)
    await expect(house.ask(myWork, as('probation'), {})).rejects.toThrow()
  })

  it('human resources reads and works on matters of staff, and sees no student’s case', async () => {
    await hire('personnel', 'hr', null)
    expect((await house.ask(caseList, as('personnel'), {})).rows).toEqual([])
    await expect(house.ask(casePage, as('personnel'), { caseId })).rejects.toMatchObject({ status: 404 })
    const sent = await house.run(sendReport, 'referrer', {
      danger: 'no',
      what: 'A colleague wrote a threat.',
      whom: 'staff',
      staffName: 'Victor Lang',
      weapon: 'no',
      whereNow: 'unknown',
      schoolId: house.id('ACE'),
    })
    await house.run(acknowledgeReport, as('personnel'), sent)
    const page = JSON.stringify(await house.ask(casePage, as('personnel'), sent))
    expect(page).toContain('Victor Lang')
    const now = { day: '2026-10-15', time: '09:00' }
    const note = { ...sent, happened: now, about: 'observation', text: 'Badge and keys are off.' }
    await house.run(recordNote, as('personnel'), note)
    for (const who of ['lead', 'triage', 'onCall'] as const)
      await expect(house.ask(casePage, who, sent)).rejects.toMatchObject({ status: 404 })
    // It is in no count about students.
    expect((await house.ask(counts, as('analyst'), { by: 'month' })).table.rows.at(-1)?.total).toBe(32)
  })

  it('each is led only to what their role opens', async () => {
    expect(await nav('registrar')).toEqual(expect.arrayContaining(['Enrolment']))
    expect(await nav('press')).toEqual(expect.arrayContaining(['Alerts']))
    expect(await nav('analyst')).toEqual(expect.arrayContaining(['Counts']))
    for (const who of ['registrar', 'press', 'analyst', 'dispatcher']) {
      const places = await nav(who)
      for (const not of ['Cases', 'People', 'Audit log', 'Administration']) expect(places).not.toContain(not)
    }
  })
})
