import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { id } from '#app/domain/fields.ts'
import { stepWords } from '#app/domain/gate-check.ts'
import { gateStepSchema } from '#app/domain/gate.ts'

const base = z.strictObject({ wentOnId: z.string(), step: gateStepSchema })

export const readWentOnInput = z.object({
  caseId: z.string(),
  /** The entry that says that somebody went on. */
  entryId: id('Open this page again, then say that you have read it.'),
})

/** A district lead, or a deputy, has read why somebody went on without something that a gate named. */
export const wentOnRead = defineKind({
  kind: 'went-on-read',
  version: 1,
  event: 'gate.wentOnRead',
  group: 'override',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { wentOnId } = entry.parts.base
    const read = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt }
    const overrides = file.overrides.map((one) => (one.entryId === wentOnId && !one.read ? { ...one, read } : one))
    return { ...file, overrides }
  },
  sentence: ({ base: said }) => `Read why somebody went on without something: ${stepWords[said.step]}.`,
  examples: { 1: { base: { wentOnId: 'ent_example', step: 'end-screening' } } },
})
