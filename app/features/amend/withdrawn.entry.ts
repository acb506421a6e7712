import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { text } from '#app/domain/fields.ts'
import { overrideInput } from '#app/domain/gate-check.ts'
import { withdrawnKind } from '#app/domain/fold.ts'

/** An entry that was a mistake, withdrawn by an empty version with a reason. Both stay on record; the fold leaves it out. */
export const withdrawn = defineKind({
  kind: withdrawnKind,
  version: 1,
  event: 'entry.withdrawn',
  group: 'case',
  parts: { base: z.strictObject({ reason: text('Say why it is withdrawn.', 2000), kind: z.string() }) },
  amend: 'never',
  apply: (file) => file,
  sentence: ({ base: said }) => `Withdrawn: ${said.reason}`,
  examples: { 1: { base: { reason: 'Meant for another case.', kind: 'note' } } },
})

export const withdrawInput = z.object({
  caseId: z.string(),
  entryId: z.string(),
  override: overrideInput,
  reason: text('Say why it is withdrawn.', 2000),
})
