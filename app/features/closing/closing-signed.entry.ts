import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { basedOnField, id, optionalText, text } from '#app/domain/fields.ts'
import { missingThenSchema, overrideInput } from '#app/domain/gate-check.ts'
import { dayWords, daySchema } from '#app/domain/time.ts'

const facts = {
  proposalId: id('Say which closing you sign.'),
  note: optionalText(2000),
}

const base = z.strictObject({
  ...facts,
  as: z.enum(['second person', 'district lead']),
  /** Whether it is the signature that closes; an earlier one is kept. */
  closes: z.boolean(),
  /** Last day of the watch for new reports, where the closing brings one. */
  watchUntil: daySchema.optional(),
  /** What a closing that rests on no judgement goes without, when it closes. */
  leftOpen: z.array(missingThenSchema).optional(),
})

const closedBefore = (base: unknown): boolean =>
  typeof base === 'object' && base !== null && 'watchUntil' in base && base.watchUntil !== undefined

export const signClosingInput = z.object({
  caseId: z.string(),
  basedOn: basedOnField(),
  override: overrideInput,
  ...facts,
})

/** Somebody other than the proposer signs the closing (P7). Orders and their alarms outlive it (P16). */
export const closingSigned = defineKind({
  kind: 'closing-signed',
  version: 2,
  event: 'closing.signed',
  group: 'case',
  parts: { base },
  amend: 'never',
  // Every closing brought a watch, by which it was known.
  lifts: {
    1: ({ base, ...parts }) => ({ ...parts, base: { ...(base as object), closes: closedBefore(base) } }),
  },
  act: ({ base: said }) => (said.closes ? 'close' : null),
  apply: (file, entry) => {
    const { as, closes, watchUntil = null, leftOpen: missing = [] } = entry.parts.base
    const leftOpen = [...file.closing.leftOpen, ...(missing.length > 0 ? [{ entryId: entry.id, missing }] : [])]
    const signature = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt, as }
    return {
      ...file,
      closing: {
        ...file.closing,
        signatures: [...file.closing.signatures, signature],
        leftOpen,
        closed: closes ? { entryId: entry.id, at: entry.recordedAt, watchUntil } : file.closing.closed,
      },
    }
  },
  sentence: ({ base: said }) => {
    const signed = `Closing signed by ${said.as === 'district lead' ? 'the district lead' : 'a second person'}.`
    if (!said.closes) return signed
    return said.watchUntil
      ? `${signed} Closed; new reports are watched until ${dayWords(said.watchUntil)}.`
      : `${signed} Closed.`
  },
  examples: {
    1: { base: { proposalId: 'ent_example', as: 'district lead', watchUntil: '2027-08-30' } },
    2: { base: { proposalId: 'ent_example', as: 'district lead', closes: true, watchUntil: '2027-08-30' } },
  },
})

const withdrawnBase = z.strictObject({ proposalId: z.string(), reason: text('Say why.', 4000) })

export const withdrawClosingInput = z.object({
  caseId: z.string(),
  reason: text('Say why.', 4000),
})

/** The closing is taken back, or not agreed to: the case goes on. */
export const closingWithdrawn = defineKind({
  kind: 'closing-withdrawn',
  version: 1,
  event: 'closing.withdrawn',
  group: 'case',
  parts: { base: withdrawnBase },
  amend: 'never',
  act: () => 'withdraw-closing',
  apply: (file) => ({ ...file, closing: { ...file.closing, proposal: null, signatures: [] } }),
  sentence: ({ base: said }) => `Closing taken back: ${said.reason}`,
  examples: { 1: { base: { proposalId: 'ent_example', reason: 'A new post came in.' } } },
})
