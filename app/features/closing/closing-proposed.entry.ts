import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, choice, optionalText, text, ticked } from '#app/domain/fields.ts'
import { overrideInput } from '#app/domain/gate-check.ts'
import { closingReasons, closingReasonWords, criteria } from './closing-words.ts'
import type { Criterion } from './closing-words.ts'

const answers = ['yes', 'no', 'not-applicable'] as const
const criterion = z.strictObject({
  answer: choice(answers, 'Choose an answer.'),
  because: optionalText(4000),
})

const facts = {
  reason: choice(closingReasons, 'Choose why the case closes.'),
  rationale: text('Say why the case can close.'),
  views: optionalText(),
  tasksGoTo: optionalText(2000),
  parentTold: optionalText(2000),
  afterAction: ticked(),
}

const each = <T>(one: T) => Object.fromEntries(criteria.map(({ id }) => [id, one])) as Record<Criterion, T>
const answered = z.strictObject(each(criterion))
/** A form sends nothing of a criterion without an answer: each is asked for beside its own field. */
const orNothing = <T extends z.ZodType>(schema: T) => z.preprocess((sent) => sent ?? {}, schema)
const sentAnswers = orNothing(z.strictObject(each(orNothing(criterion))))

const base = z.strictObject({ ...facts, criteria: answered })

export const proposeClosingInput = z
  .object({ caseId: z.string(), basedOn: basedOnField(), override: overrideInput, ...facts, criteria: sentAnswers })
  .superRefine((said, context) => {
    for (const { id } of criteria) {
      const { answer, because } = said.criteria[id]
      if (answer === 'yes' || because) continue
      const message = answer === 'no' ? 'Say why it closes all the same.' : 'Say why this doesn’t apply.'
      context.addIssue({ code: 'custom', path: ['criteria', id, 'because'], message })
    }
  })

/** A member proposes to close the case, with every criterion answered. Somebody else signs (P7). */
export const closingProposed = defineKind({
  kind: 'closing-proposed',
  version: 1,
  event: 'closing.proposed',
  group: 'case',
  parts: { base },
  amend: 'never',
  act: () => 'propose-closing',
  apply: (file, entry) => {
    const { reason, tasksGoTo } = entry.parts.base
    const proposal = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt, reason, tasksGoTo }
    return { ...file, closing: { ...file.closing, proposal, signatures: [] } }
  },
  sentence: ({ base: said }) => `Closing proposed: ${closingReasonWords[said.reason]}.`,
  examples: {
    1: {
      base: {
        reason: 'resolved',
        rationale: 'Three months without a breach; the bullying stopped; storage verified four times.',
        tasksGoTo: 'Marcus Bell keeps the 30-day storage check while the order runs.',
        criteria: Object.fromEntries(criteria.map(({ id }) => [id, { answer: 'yes' }])),
      },
    },
  },
})
