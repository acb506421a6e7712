import { isLifeSafety } from '#app/domain/file/report.ts'
import { notThen, yearsBack } from '#app/domain/happened.ts'
import { instantAt } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { enteredInput } from './report-input.ts'
import { keptOutOf } from './kept-out-of.ts'
import { reportEntries, settleStudent } from './report-folder.ts'
import { reportRows } from './roster-rows.server.ts'

/**
 * A report that came by phone, e-mail, in person or through a tip line, typed in by somebody who may. Its clock starts
 * when it came, not when it was typed in.
 */
export const enterReport = caseCommand({
  name: 'enterReport',
  input: enteredInput,
  permission: 'report.enter',
  caseId: () => 'new',
  draws: 'report number',
  paced: (input) => (isLifeSafety(input) ? undefined : 'reports'),
  load: ({ input, records }) => reportRows(records, input),
  decide: (work) => {
    const { input, loaded, actor, now, calendar, caseFile } = work
    const {
      whom,
      staffName,
      otherName,
      student,
      studentId,
      nameNotKnown,
      handle,
      files,
      channel,
      received,
      schoolId: chosenSchool,
      reporterUnknown,
      reporterName,
      reporterRelation,
      reporterContact,
      ...said
    } = input
    const receivedAt = instantAt(received.day, received.time ?? '', calendar.zone)
    const wrong = notThen(received, { now, zone: calendar.zone }, yearsBack.received)
    if (wrong) throw new InputRefused({ [`received.${wrong.field}`]: wrong.message }, input)
    const answer = {
      whom,
      staffName,
      otherName,
      student,
      studentId,
      nameNotKnown,
      handle,
      description: said.description,
    }
    const which = settleStudent(answer, loaded.students, loaded.schools)
    const schoolId = (which.who === 'person' ? which.person.schoolId : null) ?? chosenSchool
    if (!loaded.schools.some((school) => school.id === schoolId)) {
      throw new InputRefused({ schoolId: 'Choose the school.' }, input)
    }
    const came = { reportNumber: work.reportNumber, schoolId, receivedAt, channel, reporterUnknown }
    const known = reporterUnknown
      ? {}
      : { name: reporterName, relation: reporterRelation, contact: reporterContact, confidential: said.confidential }
    const reporter = { ...known, enteredBy: { userId: actor.id, name: actor.name } }
    const entries = [
      ...reportEntries(said, came, which, { ids: files, staged: loaded.files }, reporter, work),
      ...keptOutOf(caseFile, which, schoolId, loaded, work),
    ] as const
    return { entries, result: { caseId: caseFile.id } }
  },
})
