import { z } from 'zod'
import { beside, choice, id, ids, optionalChoice, optionalId, optionalText, ticked } from '#app/domain/fields.ts'
import { localMomentSchema } from '#app/domain/time.ts'
import { reportFacts } from './report.entry.ts'

/** Whom a report is about: a student unless said. Somebody else is no student and not on the staff (R28). */
export const aboutWhom = ['student', 'staff', 'other'] as const

const student = {
  whom: optionalChoice(aboutWhom),
  /** Which member of staff, as the reporter calls them. */
  staffName: optionalText(200),
  /** What somebody else is called. */
  otherName: optionalText(200),
  student: optionalText(200),
  studentId: optionalId(),
  nameNotKnown: ticked(),
  files: ids(),
}

const named = (whom: 'staff' | 'other', field: 'staffName' | 'otherName') =>
  [
    (said: { whom?: string; staffName?: string; otherName?: string; nameNotKnown?: string }) =>
      said.whom !== whom || said[field] !== undefined || said.nameNotKnown === 'yes',
    beside(field, 'Tell us who it is, or tick that you don’t know the name.'),
  ] as const
const staffNamed = named('staff', 'staffName')
const otherNamed = named('other', 'otherName')

/** Page A. The student is asked for, and "I don't know the name" is an answer. */
export const referralInput = z
  .object({ ...reportFacts, ...student, schoolId: optionalId() })
  .refine(
    (said) =>
      said.whom === 'staff' ||
      said.whom === 'other' ||
      said.student !== undefined ||
      said.nameNotKnown === 'yes' ||
      said.studentId !== undefined,
    beside('student', 'Tell us which student. ‘I don’t know the name’ is fine.'),
  )
  .refine(...staffNamed)
  .refine(...otherNamed)

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
  .refine(...staffNamed)
  .refine(...otherNamed)
