import { isLifeSafety } from '#app/domain/file/report.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import type { Actor } from '#app/policy/roles.ts'
import { referralInput } from './report-input.ts'
import { keptOutOf } from './kept-out-of.ts'
import { reportEntries, settleStudent } from './report-folder.ts'
import { reportRows } from './roster-rows.server.ts'

/**
 * A staff member tells the team about somebody. Opens a folder with a report number and no case number; nobody is
 * gated (P1), and the student's school, else the reporter's own, decides who reads it.
 */
export const sendReport = caseCommand({
  name: 'sendReport',
  input: referralInput,
  permission: 'report.send',
  caseId: () => 'new',
  draws: 'report number',
  paced: (input) => (isLifeSafety(input) ? undefined : 'reports'),
  load: async ({ input, records, actor }) => {
    const user = actor.kind === 'user' ? await records.users.byId(actor.id) : undefined
    return { ...(await reportRows(records, input)), title: user?.title, phone: user?.phone ?? undefined }
  },
  decide: (work) => {
    const { input, loaded, actor, caseFile } = work
    const {
      whom,
      staffName,
      otherName,
      student,
      studentId,
      nameNotKnown,
      files,
      schoolId: chosenSchool,
      ...said
    } = input
    const answer = { whom, staffName, otherName, student, studentId, nameNotKnown, description: said.description }
    const which = settleStudent(answer, loaded.students, loaded.schools)
    const schoolId =
      (which.who === 'person' ? which.person.schoolId : null) ?? chosenSchool ?? onlySchoolOf(actor) ?? null
    if (!schoolId || !loaded.schools.some((school) => school.id === schoolId)) {
      throw new InputRefused({ schoolId: 'Choose the school, so that the right team reads it.' }, input)
    }
    const came = { reportNumber: work.reportNumber, schoolId, receivedAt: work.now, channel: 'staff' as const }
    const reporter = {
      userId: actor.id,
      name: actor.name,
      relation: loaded.title,
      contact: loaded.phone,
      confidential: said.confidential,
    }
    const entries = [
      ...reportEntries(said, came, which, { ids: files, staged: loaded.files }, reporter, work),
      ...keptOutOf(caseFile, which, schoolId, loaded, work),
    ] as const
    return { entries, result: { caseId: caseFile.id } }
  },
})

/** The school of a person who works at one school only. */
export function onlySchoolOf(actor: Actor): string | undefined {
  if (actor.kind !== 'user') return undefined
  const schools = new Set(actor.grants.map((grant) => grant.schoolId))
  const [only] = schools
  return schools.size === 1 && only ? only : undefined
}
