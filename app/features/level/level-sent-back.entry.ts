import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import { id, text } from '#app/domain/fields.ts'

const facts = {
  proposalId: id('Say which proposal you send back.'),
  question: text('Write the question.', 4000),
}

const base = z.strictObject({ ...facts, label: z.string() })

export const sendLevelBackInput = z.object({ caseId: z.string(), ...facts })

/** The approver has a question. A higher level still counts: nothing is lowered by default (P4). */
export const levelSentBack = defineKind({
  kind: 'level-sent-back',
  version: 1,
  event: 'level.sentBack',
  group: 'case',
  parts: { base },
  amend: 'never',
  apply: (file, entry) => {
    const { proposalId, question } = entry.parts.base
    const sentBack = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt, question }
    return {
      ...file,
      level: {
        ...file.level,
        proposals: file.level.proposals.map((one) => (one.entryId === proposalId ? { ...one, sentBack } : one)),
      },
    }
  },
  sentence: ({ base: said }) => `Level of concern: ${said.label}, sent back with a question.`,
  examples: { 1: { base: { proposalId: 'ent_example', label: 'High', question: 'Who saw the rifles?' } } },
})
