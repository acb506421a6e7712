import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import type { EntryEnvelope } from '#app/domain/entry.ts'
import { id, text } from '#app/domain/fields.ts'
import { orderWords } from '#app/domain/file/court-seal.ts'
import type { CourtOrder, SealAsked } from '#app/domain/file/court-seal.ts'
import { daySchema } from '#app/domain/time.ts'

const ordered = {
  court: text('Say which court it is.', 200),
  order: text('Give the number of the order.', 120),
  orderedOn: daySchema,
}
export const courtOrderInput = z.object({ caseId: id('Open the case again.'), ...ordered })

const example = { court: 'Juvenile Court of the County of Alder', order: 'JV-26-0417', orderedOn: '2027-03-02' }

const askedBy = (entry: EntryEnvelope, what: SealAsked['what'], order: CourtOrder): SealAsked => ({
  ...order,
  entryId: entry.id,
  what,
  by: entry.recordedBy,
  at: entry.recordedAt,
})

/** The records officer, or a district lead, asks that the record be sealed as a court ordered. */
export const sealAsked = defineKind({
  kind: 'seal-asked',
  version: 1,
  event: 'governance.sealAsked',
  group: 'disclosure',
  parts: { base: z.strictObject(ordered) },
  amend: 'never',
  aside: true,
  apply: (file, entry) => ({
    ...file,
    courtSeal: { ...file.courtSeal, asked: askedBy(entry, 'seal', entry.parts.base) },
  }),
  sentence: ({ base }) => `Asked that this record be sealed: ${orderWords(base)}.`,
  examples: { 1: { base: example } },
})

const answers = z.strictObject({ askedId: z.string(), ...ordered })

/** A second person seals the record: from then on nobody sees it. */
export const courtSealed = defineKind({
  kind: 'court-sealed',
  version: 1,
  event: 'governance.seal',
  group: 'disclosure',
  parts: { base: answers.extend({ askedBy: z.string() }) },
  amend: 'never',
  aside: true,
  apply: (file, entry) => {
    const { askedId: _asked, ...said } = entry.parts.base
    const sealed = { ...said, entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt }
    return { ...file, courtSeal: { asked: null, sealed } }
  },
  sentence: ({ base }) => `Sealed: ${orderWords(base)}.`,
  examples: { 1: { base: { askedId: 'ent_example', ...example, askedBy: 'usr_example' } } },
})

/** Somebody asks that a sealed record be opened again, as a court ordered. */
export const unsealAsked = defineKind({
  kind: 'unseal-asked',
  version: 1,
  event: 'governance.unsealAsked',
  group: 'disclosure',
  parts: { base: z.strictObject(ordered) },
  amend: 'never',
  aside: true,
  apply: (file, entry) => ({
    ...file,
    courtSeal: { ...file.courtSeal, asked: askedBy(entry, 'unseal', entry.parts.base) },
  }),
  sentence: ({ base }) => `Asked that this record be opened again: ${orderWords(base)}.`,
  examples: { 1: { base: example } },
})

/** A second person opens the record again: whoever had sight of it has it again. */
export const courtUnsealed = defineKind({
  kind: 'court-unsealed',
  version: 1,
  event: 'governance.unseal',
  group: 'disclosure',
  parts: { base: answers },
  amend: 'never',
  aside: true,
  apply: (file) => ({ ...file, courtSeal: { asked: null, sealed: null } }),
  sentence: ({ base }) => `Opened again: ${orderWords(base)}.`,
  examples: { 1: { base: { askedId: 'ent_example', ...example } } },
})

const withdrawn = { because: text('Say why.', 2_000) }
export const withdrawSealInput = z.object({ caseId: id('Open the case again.'), ...withdrawn })

/** What was asked for is not done. */
export const sealWithdrawn = defineKind({
  kind: 'seal-withdrawn',
  version: 1,
  event: 'governance.sealWithdrawn',
  group: 'disclosure',
  parts: { base: z.strictObject({ askedId: z.string(), what: z.enum(['seal', 'unseal']), ...withdrawn }) },
  amend: 'never',
  aside: true,
  apply: (file) => ({ ...file, courtSeal: { ...file.courtSeal, asked: null } }),
  sentence: ({ base }) =>
    base.what === 'seal' ? `It is not sealed: ${base.because}` : `It stays sealed: ${base.because}`,
  examples: { 1: { base: { askedId: 'ent_example', what: 'seal', because: 'The order names another student.' } } },
})
