import { entryOf } from '#app/domain/entry.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { levelWaiting } from '#app/domain/level-of-concern.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { approveLevelInput, levelApproved } from './level-approved.entry.ts'
import { loadApproverRows, proposalToJudge } from './level-approver.server.ts'

/** Approves a proposed level: somebody else than the proposer, and nothing is missing where it lowers (P4, P7). */
export const approveLevel = caseCommand({
  name: 'approveLevel',
  input: approveLevelInput,
  permission: 'level.approve',
  caseId: (input) => input.caseId,
  judging: ({ caseFile }) => levelWaiting(caseFile)?.raises === false,
  load: loadApproverRows,
  decide: (work) => {
    const { input, caseFile, actor, now, calendar, profile, newId, overrideRoles } = work
    const proposal = proposalToJudge(input.proposalId, work)
    const context = { actor, now, calendar, profile }
    const went = proposal.raises
      ? null
      : requireNothingMissing(caseFile, 'lower-level', context, input.override, overrideRoles)
    const { label } = profile.levels[proposal.level]
    const entry = entryOf(levelApproved, newId('entry'), momentNow(now, calendar.zone), {
      base: { proposalId: proposal.entryId, note: input.note, label },
    })
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: { entryId: entry.id },
    }
  },
})
