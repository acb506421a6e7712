import { z } from 'zod'
import { beside, blocks, id, text } from '#app/domain/fields.ts'
import { overrideInput } from '#app/domain/gate-check.ts'
import { opensCase } from '#app/domain/screening.ts'
import { followUpInput, outcomeFacts } from './triage.entry.ts'

/** What is proposed as the result. An emergency rests on the report itself; the others tick what they rely on. */
export const proposeInput = z
  .object({
    caseId: id('Choose a case.'),
    ...outcomeFacts,
    followUps: blocks(followUpInput, 10),
    override: overrideInput,
  })
  .refine(
    ({ outcome, routedTo }) => outcome !== 'routed' || routedTo !== undefined,
    beside('routedTo', 'Say where it goes.'),
  )
  .refine(
    ({ outcome, cites }) => opensCase(outcome) || (cites ?? []).length > 0,
    beside('cites', 'Tick at least one entry that you rely on.'),
  )

export const confirmInput = z.object({
  caseId: id('Choose a case.'),
  proposalEntryId: id('Open this page again, then confirm.'),
  override: overrideInput,
})

export const sendBackInput = z.object({
  caseId: id('Choose a case.'),
  proposalEntryId: id('Open this page again, then send it back.'),
  question: text('Ask your question, so that it can be answered.', 2000),
})
