import { z } from 'zod'
import { beside, choice, id, optionalId, optionalText, text } from '#app/domain/fields.ts'
import { breakGlassLimits, emergencyReasonIds, verdictIds } from '#app/policy/break-glass-limits.ts'

const { leastReason } = breakGlassLimits

/** Which case, why, and what is needed of it. A student by name is looked for at one school. */
export const startInput = z
  .object({
    number: optionalText(40),
    student: optionalText(120),
    schoolId: optionalId(),
    code: choice(emergencyReasonIds, 'Choose what comes nearest.'),
    reason: text('Say what happened and what you need to know.', 2_000).refine(
      (value) => value.length >= leastReason,
      `Say it in a few more words, at least ${leastReason} characters.`,
    ),
  })
  .refine(
    ({ number, student }) => number !== undefined || student !== undefined,
    beside('number', 'Give the case or report number, or the student below.'),
  )
  .refine(
    ({ number, student, schoolId }) =>
      number !== undefined || student === undefined || /\d/.test(student) || schoolId !== undefined,
    beside('schoolId', 'Choose the school of the student.'),
  )

/** What a reviewer found. */
export const reviewInput = z.object({
  openingId: id('Open the page again.'),
  verdict: choice(verdictIds, 'Choose what you found.'),
  note: text('Say what you looked at and what follows.', 2_000),
})
