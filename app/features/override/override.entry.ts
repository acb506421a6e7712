import { defineKind } from '#app/domain/entry.ts'
import { stepWords, wentOnBase, wentOnKind } from '#app/domain/gate-check.ts'

/** Somebody who may went on although a gate named something missing. Made with `wentOnEntry` beside the decision. */
export const wentOn = defineKind({
  kind: wentOnKind,
  version: 1,
  event: 'gate.wentOn',
  group: 'override',
  parts: { base: wentOnBase },
  amend: 'never',
  apply: (file, entry) => {
    const { step, missing, reason, decisionEntryId } = entry.parts.base
    const fact = {
      entryId: entry.id,
      happened: { on: entry.happenedOn, at: entry.happenedAt ?? undefined },
      recordedAt: entry.recordedAt,
      by: entry.recordedBy,
      step,
      missing: missing.map(({ id, rule }) => ({ id, rule })),
      reason,
      decisionEntryId,
      read: null,
    }
    return { ...file, overrides: [...file.overrides, fact] }
  },
  sentence: ({ base }) =>
    `Went on without something: ${stepWords[base.step]}. Missing: ${base.missing.map((one) => one.words).join(' ')}`,
  examples: {
    1: {
      base: {
        step: 'end-screening',
        missing: [{ id: 'means-not-asked', rule: 'R31', words: 'weapon access has not been asked.' }],
        reason: 'The author is unknown and nobody can be asked.',
        decisionEntryId: 'ent_example',
      },
    },
  },
})
