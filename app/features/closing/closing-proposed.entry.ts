import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, choice, optionalText, text, ticked } from '#app/domain/fields.ts'
import { judgesNothing, closingReasons } from '#app/domain/closing-reasons.ts'
import { missingThenSchema, overrideInput } from '#app/domain/gate-check.ts'
import { closingReasonWords, criteria } from './closing-words.ts'
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
const answered = z.strictObject(each(criterion.optional()))

/**
 * A form sends nothing of a criterion without an answer, or an empty text beside it. It is asked for beside its own field,
 * unless the closing rests on no judgement.
 */
function asSent(sent: unknown): unknown {
  const { criteria: said, ...form } = (sent ?? {}) as {
    reason?: string
    criteria?: Partial<Record<Criterion, unknown>>
  }
  const open = judgesNothing(form.reason) ? undefined : {}
  const answers = criteria.map(({ id }) => {
    const { answer, because } = (said?.[id] ?? {}) as { answer?: unknown; because?: unknown }
    return [id, answer || because ? said?.[id] : open] as const
  })
  return { ...form, criteria: Object.fromEntries(answers) }
}

const base = z.strictObject({
  ...facts,
  /** Each answered, unless the closing rests on no judgement. */
  criteria: answered,
  /** What a closing that rests on no judgement goes without. */
  leftOpen: z.array(missingThenSchema).optional(),
})

export const proposeClosingInput = z.preprocess(
  asSent,
  z
    .object({ caseId: z.string(), basedOn: basedOnField(), override: overrideInput, ...facts, criteria: answered })
    .superRefine((said, context) => {
      for (const { id } of criteria) {
        const { answer, because } = said.criteria[id] ?? {}
        if (!answer || answer === 'yes' || because) continue
        const message = answer === 'no' ? 'Say why it closes all the same.' : 'Say why this doesn’t apply.'
        context.addIssue({ code: 'custom', path: ['criteria', id, 'because'], message })
      }
    }),
)

/**
 * A member proposes to close the case, with every criterion answered unless it was opened in error or the student died.
 * Somebody else signs (P7).
 */
export const closingProposed = defineKind({
  kind: 'closing-proposed',
  version: 1,
  event: 'closing.proposed',
  group: 'case',
  parts: { base },
  amend: 'never',
  act: () => 'propose-closing',
  apply: (file, entry) => {
    const { reason, tasksGoTo, leftOpen: missing = [] } = entry.parts.base
    const leftOpen = [...file.closing.leftOpen, ...(missing.length > 0 ? [{ entryId: entry.id, missing }] : [])]
    const proposal = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt, reason, tasksGoTo }
    return { ...file, closing: { ...file.closing, proposal, signatures: [], leftOpen } }
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
