import { z } from 'zod'
import { defineKind } from '#app/domain/entry.ts'
import type { LevelFacts } from '#app/domain/file/judgement.ts'
import { basedOnField, id, optionalText } from '#app/domain/fields.ts'
import { overrideInput } from '#app/domain/gate-check.ts'
import { higherLevel, loweredBy } from '#app/domain/level-of-concern.ts'

const facts = {
  proposalId: id('Say which proposal you approve.'),
  note: optionalText(2000),
}

const base = z.strictObject({ ...facts, label: z.string() })

export const approveLevelInput = z.object({
  caseId: z.string(),
  basedOn: basedOnField(),
  override: overrideInput,
  ...facts,
})

/** Somebody other than the proposer approves (P4, P7). Only now does a lower level count. */
export const levelApproved = defineKind({
  kind: 'level-approved',
  version: 1,
  event: 'level.approved',
  group: 'case',
  parts: { base },
  amend: 'never',
  act: () => 'assess',
  apply: (file, entry) => {
    const { proposalId } = entry.parts.base
    const approval = { entryId: entry.id, by: entry.recordedBy, at: entry.recordedAt }
    const proposals = file.level.proposals.map((one) => (one.entryId === proposalId ? { ...one, approval } : one))
    const approved = proposals.find((one) => one.entryId === proposalId)
    const lowered = approved && !approved.raises ? loweredBy(file, approved.level, entry, null) : file.level.lowered
    return { ...file, level: withApproval({ ...file.level, proposals, lowered }, proposalId) }
  },
  sentence: ({ base: said }) => `Level of concern: ${said.label}, approved.`,
  examples: { 1: { base: { proposalId: 'ent_example', label: 'High' } } },
})

function withApproval(level: LevelFacts, proposalId: string): LevelFacts {
  const proposal = level.proposals.find((one) => one.entryId === proposalId)
  if (!proposal?.approval) return level
  if (!proposal.raises) {
    return {
      ...level,
      working: null,
      counts: {
        level: proposal.level,
        since: proposal.approval.at,
        entryId: proposalId,
        awaitingApproval: false,
      },
      highest: higherLevel(level.highest, proposal.level),
    }
  }
  return level.counts?.entryId === proposalId
    ? { ...level, counts: { ...level.counts, awaitingApproval: false } }
    : level
}
