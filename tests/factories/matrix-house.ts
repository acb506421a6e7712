import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { caseSearch } from '#app/features/cases/case-list.query.server.ts'
import { changePace } from '#app/features/district/change-pace.command.server.ts'
import { drawSample } from '#app/features/desk/draw-sample.command.server.ts'
import { setOnDuty } from '#app/features/district/set-on-duty.command.server.ts'
import { setTriageGroup } from '#app/features/district/set-triage-group.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { addFile } from '#app/features/file/add-file.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { recordHealth } from '#app/features/health/record-health.command.server.ts'
import { recordHomeVisit } from '#app/features/home-visit/record-home-visit.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { openToAudit } from '#app/features/opening/open-to-audit.command.server.ts'
import { savePlanAction } from '#app/features/plan/save-plan-action.command.server.ts'
import { recordPoliceDecided } from '#app/features/police/record-police.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { loadRoster } from '#app/features/roster/load-roster.command.server.ts'
import { giveDelegation } from '#app/features/stand-in/give-delegation.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { makeTask } from '#app/features/task/make-task.command.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { changeLead } from '#app/features/team/change-lead.command.server.ts'
import { endMember } from '#app/features/team/end-member.command.server.ts'
import { confirmOutcome } from '#app/features/triage/confirm-outcome.command.server.ts'
import { proposeOutcome } from '#app/features/triage/propose-outcome.command.server.ts'
import { recordRestore } from '#app/features/upkeep/record-restore.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import { publish } from '#app/jobs/publish-checkpoint.server.ts'
import { stageFile } from '#app/http/staging.server.ts'
import { newId } from '#app/keys/random.server.ts'
import type { Store } from '#db/records/records.ts'
import { markerOf } from './canary-marks.ts'
import type { Folder } from './canary-marks.ts'
import { aHouse } from './house.ts'
import type { House, Person } from './house.ts'
import { everybody } from './matrix-people.ts'
import type { MatrixPerson } from './matrix-people.ts'
import { aSigner } from './signer.ts'

const happened = { day: '2026-09-15', time: '09:50' }
const yesterday = '2026-09-15'

/** Ids by name: people (`lead`), `ACE`, and of each folder its `case:case`, `case:entry`, `case:file`, `case:student`. */
export interface MatrixIds {
  readonly [name: string]: string
}

/**
 * A district with two cases, one in triage and one in inquiry, and a matter of a staff member; with everybody of the
 * matrix in their relation to both, and a mark of its own in each compartment. Everything is done by real commands. Its
 * clock ends on the day after, when the roles of those whose time is over have ended.
 */
export async function aMatrixHouse(store: Store): Promise<{ house: House; ids: MatrixIds }> {
  const house = await aHouse(store)
  // The clock of the matrix stands, and each person asks for all there is in one moment.
  await house.run(changePace, 'administrator', {
    ...{ minutes: '5', searches: '100000', looks: '100000', reports: '100000' },
    ...{ basisKind: 'ours', basisText: 'One moment stands for years' },
  })
  const ids: Record<string, string> = {}
  for (const folder of ['case', 'triage'] as const) Object.assign(ids, await aMarkedCase(house, folder))
  ids['staff:case'] = await aStaffMatter(house)
  for (const person of everybody) await aPerson(house, person)
  await groups(house)
  for (const folder of ['case', 'triage'] as const) {
    ids[`${folder}:action`] = await thePlan(house, ids[`${folder}:case`] ?? '')
    await relations(house, ids, folder)
  }
  house.later(24 * 60 - 30)
  await afterADay(house, ids)
  await house.runtime.projectQueued(1_000)
  const backup = { engine: store.engine, file: '/backups/one', sha256: 'a'.repeat(64), seen: null }
  await house.run(recordRestore, 'cli', backup)
  await publish(house.runtime, house.asking('system'), aSigner().signer)
  for (const [name, id] of house.ids) ids[name] = id
  return { house, ids }
}

/** A report entered for somebody else, opened, with one entry for each compartment; `case` goes on to the inquiry. */
async function aMarkedCase(house: House, folder: Folder): Promise<Record<string, string>> {
  const mark = markerOf(folder)
  const student = folder === 'case' ? 'Leo' : 'Theo'
  const numbers = folder === 'case' ? ['5001', '5002'] : ['5003', '5004']
  await house.run(loadRoster, 'administrator', {
    students: [
      {
        schoolCode: 'ACE',
        studentNumber: numbers[0],
        given: student,
        family: mark('identity'),
        grade: '4',
        places: [{ label: 'Home', line: `1 ${mark('identity')} Lane`, relation: 'lives' }],
      },
      { schoolCode: 'ACE', studentNumber: numbers[1], given: 'Nina', family: mark('target'), grade: '4' },
    ],
  })
  const person = (number = '') => house.store.read((records) => records.people.byStudentNumber(number))
  const concern = await person(numbers[0])
  const hurt = await person(numbers[1])
  const { caseId } = await house.run(enterReport, 'onCall', {
    danger: 'no',
    what: `He said it again. ${mark('education')}`,
    weapon: 'no',
    whereNow: 'in class',
    student: concern?.name,
    studentId: concern?.id,
    schoolId: house.id('ACE'),
    channel: 'phone',
    received: happened,
    reporterName: mark('reporter'),
    reporterContact: `555-0100 ${mark('reporter')}`,
  })
  await house.run(acknowledgeReport, 'triage', { caseId })
  await house.run(identifyStudent, 'triage', {
    caseId,
    concern: 'student',
    personId: concern?.id,
    identifiers: ['student-number', 'photo'],
  })
  if (folder === 'case') {
    const { entryId: proposalEntryId } = await house.run(proposeOutcome, 'triage', {
      caseId,
      outcome: 'open',
      rationale: `The team looks closer. ${mark('education')}`,
      cites: [],
      followUps: [],
      basedOn: 50,
    })
    await house.run(confirmOutcome, 'onCall', { caseId, proposalEntryId, basedOn: 50 })
  }
  const noted = await house.run(recordNote, 'triage', {
    caseId,
    happened,
    about: 'observation',
    text: `Sat alone at lunch. ${mark('education')}`,
  })
  await house.run(recordHealth, 'triage', { caseId, happened, about: 'session', note: mark('health') })
  await house.run(recordTarget, 'triage', {
    caseId,
    happened,
    kind: 'student',
    name: hurt?.name,
    personId: hurt?.id,
    why: `Sits beside him. ${mark('target')}`,
    safeNow: 'yes',
  })
  await house.run(recordWeaponAccess, 'triage', {
    caseId,
    happened,
    asked: 'The mother',
    how: 'phone',
    said: `No weapons. ${mark('means')}`,
    addresses: [{ label: 'Home', answer: 'no' }],
  })
  const fileId = await aFile(house, caseId, folder)
  const more = await moreOf(house, caseId)
  await house.ask(caseSearch, 'triage', { words: mark('search') })
  const made = { ...more, case: caseId, entry: noted.entryId, file: fileId, student: concern?.id ?? '' }
  return Object.fromEntries(Object.entries(made).map(([name, id]) => [`${folder}:${name}`, id]))
}

/** What some addresses name: a task, an interview, a visit. */
async function moreOf(house: House, caseId: string) {
  const task = await house.run(makeTask, 'triage', {
    caseId,
    what: 'Call the mother again',
    owner: house.id('triage'),
    dueOn: '2026-09-18',
  })
  const interview = await house.run(recordInterview, 'triage', {
    caseId,
    happened,
    role: 'teacher',
    with: 'Ms. Hart',
    officer: 'no',
    answers: { changes: 'Sits alone.' },
    weaponAsked: 'yes',
    weaponSaid: 'Never.',
    protective: 'Robotics.',
  })
  const visit = await house.run(recordHomeVisit, 'triage', {
    caseId,
    label: 'Home of the aunt',
    arrived: happened,
    who: [house.id('triage')],
    basis: 'consent',
    consentBy: 'The aunt',
    consentHow: 'spoken',
    weapons: 'none-seen',
    officer: 'Dep. Nguyen',
    access: 'no',
  })
  return { task: task.entryId, interview: interview.entryId, visit: visit.visitId }
}

/** The plan's one action: a campus monitor checks in, and somebody of the team steps in for them. */
async function thePlan(house: House, caseId: string): Promise<string> {
  const monitor = everybody.find(({ relation }) => relation === 'in the plan')
  const action = await house.run(savePlanAction, 'triage', {
    caseId,
    what: 'Check-in before class',
    kind: 'support',
    owner: house.id(monitor?.name ?? ''),
    backup: house.id('triage'),
    frequency: 'each-school-day',
    firstDue: '2026-09-16',
    dueTime: '08:00',
    verification: 'The owner notes it',
    endRule: 'Until the review',
  })
  return action.entryId
}

async function aFile(house: House, caseId: string, folder: Folder): Promise<string> {
  const mark = markerOf(folder)
  const pieces = (async function* () {
    yield await Promise.resolve(Buffer.from(`What he wrote: ${mark('file content')}\n`))
  })()
  const named = { name: `${mark('file name')}.txt`, pieces }
  const staged = await stageFile({ runtime: house.runtime, newId }, house.id('triage'), named)
  if (!('id' in staged)) throw new Error(staged.problem)
  await house.run(addFile, 'triage', { caseId, happened, what: `His page ${mark('education')}`, files: [staged.id] })
  return staged.id
}

/** A report about a member of staff, which only human resources and the district leads read. */
async function aStaffMatter(house: House): Promise<string> {
  const mark = markerOf('staff')
  const { caseId } = await house.run(enterReport, 'onCall', {
    danger: 'no',
    what: `Shouted at a colleague. ${mark('personnel')}`,
    weapon: 'no',
    whereNow: 'not at school',
    whom: 'staff',
    staffName: `Robin ${mark('personnel')}`,
    schoolId: house.id('ACE'),
    channel: 'phone',
    received: happened,
    reporterName: mark('reporter'),
  })
  return caseId
}

async function aPerson(house: House, { name, grants, expired }: MatrixPerson): Promise<void> {
  const signIn = `m.${name.toLowerCase().replaceAll(/\W+/g, '-')}`
  const outside = grants.some(([role]) => role === 'officer' || role === 'external')
  const { userId } = await house.run(createUser, 'administrator', {
    signIn,
    name: `Test ${name}`,
    title: name,
    phone: '555-0102',
    agreementUntil: outside ? '2027-06-30' : '',
  })
  house.ids.set(name, userId)
  for (const [role, school] of grants) {
    const ends = role === 'officer' || role === 'auditor' || role === 'external'
    await house.run(giveGrant, 'cli', {
      userId,
      role,
      schoolId: school ? house.id(school) : '',
      from: '2026-08-01',
      until: expired ? yesterday : ends ? '2027-06-30' : '',
      reason: 'the matrix',
    })
  }
}

async function groups(house: House): Promise<void> {
  const named = (which: 'triage' | 'onCall') =>
    everybody.filter((one) => one[which]).map(({ name }) => ({ userId: house.id(name) }))
  await house.run(setTriageGroup, 'districtLead', {
    schoolId: house.id('ACE'),
    people: [{ userId: house.id('triage') }, ...named('triage')],
  })
  await house.run(setOnDuty, 'districtLead', { people: [{ userId: house.id('onCall') }, ...named('onCall')] })
}

const as = (person: Pick<MatrixPerson, 'name'>) => person.name as Person

/** Who is on the team, who was, who is kept out. */
async function relations(house: House, ids: Record<string, string>, folder: Folder): Promise<void> {
  const caseId = ids[`${folder}:case`] ?? ''
  const reason = 'the matrix'
  const lead = everybody.find(({ relation }) => relation === 'lead')
  const join = (person: MatrixPerson, role: string, until = '') =>
    house.run(addMember, 'districtLead', { caseId, userId: house.id(person.name), role, reason, until })
  for (const person of everybody) {
    const { relation } = person
    if (['lead', 'member', 'left'].includes(relation)) await join(person, 'member')
    if (relation === 'officer') await join(person, 'officer')
    if (relation === 'consulted') await join(person, 'consulted', '2026-09-20')
    if (relation === 'left')
      await house.run(endMember, 'districtLead', { caseId, userId: house.id(person.name), reason })
    if (relation === 'recused') {
      const kept = await house.run(recuseSomebody, 'districtLead', {
        caseId,
        userId: house.id(person.name),
        because: `A relative. ${markerOf(folder)('oversight')}`,
      })
      ids[`${folder}:recusal`] = kept.entryId
    }
  }
  if (lead) await house.run(changeLead, 'districtLead', { caseId, userId: house.id(lead.name), reason })
}

/** What runs only for hours, and who can't sign in any more. */
async function afterADay(house: House, ids: Record<string, string>): Promise<void> {
  for (const folder of ['case', 'triage'] as const) {
    const caseId = ids[`${folder}:case`] ?? ''
    const mark = markerOf(folder)
    const reason = `The aunt called and nobody can be reached. ${mark('opening')}`
    const number = (await house.store.read((records) => records.index.row(caseId)))?.caseNumber ?? ''
    for (const person of everybody) {
      if (person.relation === 'emergency')
        await house.run(startBreakGlass, as(person), { number, code: 'missing', reason })
      if (person.relation === 'audit') await house.run(openToAudit, as(person), { caseId, reason })
      if (person.relation === 'officer')
        await house.run(recordPoliceDecided, as(person), {
          caseId,
          happened,
          what: 'A deputy visits the home.',
          agency: 'Tule County Sheriff',
          officersNote: mark('law'),
        })
    }
  }
  for (const person of everybody) {
    if (person.relation === 'stands in')
      ids.delegation = (
        await house.run(giveDelegation, 'lead', {
          deputyId: house.id(person.name),
          from: '2026-09-16',
          until: '2026-09-18',
          reason: 'away',
        })
      ).delegationId
    if (person.disabled)
      await house.run(disableUser, 'administrator', { userId: house.id(person.name), reason: 'left' })
  }
  const auditor = everybody.find(({ relation }) => relation === 'audit')
  if (auditor)
    ids.sample = (
      await house.run(drawSample, as(auditor), { asked: '50', from: '2026-09-01', until: '2026-09-30' })
    ).sampleId
  const grants = await house.store.read((records) => records.users.grantsOf(house.id('referrer')))
  ids.grant = grants[0]?.id ?? ''
  const opening = await house.store.read((records) => records.access.openingsOf(house.id('opened in an emergency')))
  ids.opening = opening[0]?.id ?? ''
  await house.store.write((records) =>
    records.write.saveDraft({
      id: newId('draft'),
      userId: house.id('lead'),
      form: 'note',
      caseId: ids['case:case'] ?? '',
      body: `text=${markerOf('case')('draft')}`,
      rev: 1,
      keyId: null,
      savedAt: house.clock.now(),
    }),
  )
}
