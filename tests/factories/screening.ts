import { emptyCaseFile } from '#app/domain/case-file.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { instant } from '#app/domain/time.ts'
import { schoolId, TestCase } from './case.ts'
import type { DutyRows } from '#app/policy/duties.ts'

/** Carla Ruiz's report of scenario S1, as page A sends it. */
export const kickball = {
  danger: 'no',
  what: 'Leo yelled at Oliver after being called out. Pushed the ball at him. Both crying.',
  exactWords: 'I’m going to kill you',
  student: 'Leo Marchetti',
  aimedAt: 'Oliver Pham',
  weapon: 'no',
  whereNow: 'in the office',
}

export const leo = { id: 'per_leo', name: 'Leo Marchetti', grade: '4', schoolId, kind: 'student' }
export const schools = [
  { id: schoolId, name: 'Alder Creek' },
  { id: 'sch_other', name: 'Miwok Middle' },
]
/** A house in which nobody takes over anything, and a student to whose family nobody on the staff belongs. */
export const noDuties: DutyRows = { users: [], grants: [], deputies: [], triageGroups: [] }
export const nobodyRelated = { related: [], rows: noDuties }

export const rosterRows = (matches: readonly object[] = [leo]) => ({
  students: { matches },
  schools,
  files: [],
  related: [],
  duties: noDuties,
})

const at = (time: string) => `2026-09-15T${time}:00.000Z`

/** A folder in `reported`: the kickball report, 10:22 local. */
export const reported = (loaded: object = rosterRows()): TestCase =>
  new TestCase(emptyCaseFile('cas_test'), [], instant(at('17:22'))).play(sendReport, kickball, {
    as: 'referrer',
    loaded,
  })

/** A folder in `triage`, opened at 10:31 by the counselor of the triage group. */
export const acknowledgedCase = (): TestCase =>
  reported().play(acknowledgeReport, {}, { as: 'triage', now: at('17:31') })

export const byTwo = {
  concern: 'student',
  personId: 'per_leo',
  identifiers: ['student-number', 'photo'],
}
export const noLookAlikes = { person: leo, lookAlikes: [], ...nobodyRelated }

/** In triage, identified by two identifiers and searched for; weapon access was not asked yet. */
export const screened = (): TestCase =>
  acknowledgedCase()
    .play(identifyStudent, byTwo, { as: 'triage', loaded: noLookAlikes })
    .play(recordPriorContacts, {}, { as: 'triage', loaded: [] })

const asked = (answer: 'no' | 'yes' | 'refused' | 'unknown' | 'not-asked') => ({
  means: {
    addresses: [],
    asked: { entryId: 'ent_means', at: { on: '2026-09-15' as never, at: instant(at('18:10')) }, answer },
  },
})

/** As `screened`, with the weapon question answered. */
export const askedAboutWeapons = (answer: 'no' | 'yes' | 'refused' | 'unknown' | 'not-asked' = 'yes'): TestCase =>
  screened().with(asked(answer))
