import { z } from 'zod'
import { beside, dayField, id, optionalId, optionalText, text } from '#app/domain/fields.ts'

export const taskInput = z.object({
  caseId: id('Choose a case.'),
  what: text('Say what is to be done.', 500),
  why: optionalText(500),
  owner: id('Choose who will do it.'),
  backup: optionalId(),
  dueOn: dayField,
})

export const finishTaskInput = z
  .object({
    caseId: id('Choose a case.'),
    taskEntryId: id('Choose a task.'),
    result: z.enum(['done', 'dropped'], { error: 'Say whether it was done, or is no longer needed.' }),
    words: optionalText(),
  })
  .refine(
    (said) => said.result !== 'dropped' || said.words !== undefined,
    beside('words', 'Say why it is no longer needed.'),
  )

export const handOverTaskInput = z.object({
  caseId: id('Choose a case.'),
  taskEntryId: id('Choose a task.'),
  to: id('Choose who takes it over.'),
  reason: text('Say why it is handed over.', 500),
})
