import { z } from 'zod'
import { beside, choice, id, ids, optionalId, optionalText, ticked } from '#app/domain/fields.ts'
import { localMomentSchema } from '#app/domain/time.ts'
import { reportFacts } from './report.entry.ts'

const student = {
  student: optionalText(200),
  studentId: optionalId(),
  nameNotKnown: ticked(),
  files: ids(),
}

/** Page A. The student is asked for, and "I don't know the name" is an answer. */
export const referralInput = z
  .object({ ...reportFacts, ...student, schoolId: optionalId() })
  .refine(
    (said) => said.student !== undefined || said.nameNotKnown === 'yes' || said.studentId !== undefined,
    beside('student', 'Tell us which student. ‘I don’t know the name’ is fine.'),
  )

/** The ways in which a report comes that is typed in for somebody else. */
export const enteredChannels = ['phone', 'e-mail', 'walk-in', 'tip line', 'other'] as const

/** A report entered for somebody else: how and when it came, and as much of the reporter as is known. */
export const enteredInput = z
  .object({
    ...reportFacts,
    ...student,
    channel: choice(enteredChannels, 'Choose how it came.'),
    received: localMomentSchema.refine(
      (received) => received.time !== undefined,
      beside('time', 'Give the time at which it came, at least about.'),
    ),
    schoolId: id('Choose the school.'),
    handle: optionalText(200),
    reporterUnknown: ticked(),
    reporterName: optionalText(200),
    reporterRelation: optionalText(200),
    reporterContact: optionalText(500),
  })
  .refine(
    (said) => said.reporterUnknown === 'yes' || said.reporterName !== undefined,
    beside('reporterName', 'Give a name, or tick that the reporter is unknown.'),
  )
  .refine(
    (said) => said.reporterUnknown !== 'yes' || said.reporterName === undefined,
    beside('reporterName', 'You ticked that the reporter is unknown. Take the tick out, or the name.'),
  )
