import { z } from 'zod'
import { beside, id, optionalId, optionalText, text } from '#app/domain/fields.ts'

/** Where it belongs: chosen among the possible matches, or named by its number. */
export const joinInput = z
  .object({
    caseId: id('Choose a report.'),
    toCaseId: optionalId(),
    number: optionalText(40),
    reason: text('Say why this is the same event or student.', 500),
  })
  .refine(
    (said) => said.toCaseId !== undefined || said.number !== undefined,
    beside('toCaseId', 'Choose the folder that this report belongs to, or give its number.'),
  )

export const unjoinInput = z.object({
  caseId: id('Choose a report.'),
  reason: text('Say why this is not the same.', 500),
})

export const tellApartInput = z.object({
  caseId: id('Choose a report.'),
  toCaseId: id('Choose the report that you compared it with.'),
  reason: text('Say why this is not the same.', 500),
})
