import { z } from 'zod'
import { choice, id, optionalText, text } from '#app/domain/fields.ts'

export const declareRecusalInput = z.object({ caseId: z.string(), because: optionalText(2000) })

export const recuseSomebodyInput = z.object({
  caseId: z.string(),
  userId: id('Choose a person.'),
  because: text('Say why this person must not see the case.', 2000),
})

export const answerRecusalInput = z.object({
  caseId: z.string(),
  recusalId: id('Choose whom it is about.'),
  answer: choice(['so', 'not-so'], 'Choose an answer.'),
  because: optionalText(2000),
})

export const endRecusalInput = z.object({
  caseId: z.string(),
  recusalId: id('Choose whom it is about.'),
  because: text('Say why this person may be on the case again.', 2000),
})
