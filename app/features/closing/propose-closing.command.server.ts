import { entryOf } from '#app/domain/entry.ts'
import { missingThen, requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { leftOpen } from '#app/domain/gates.ts'
import { stageAfter } from '#app/domain/stages.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { closingProposed, proposeClosingInput } from './closing-proposed.entry.ts'

/**
 * Proposes to close the case. What is still open is named; somebody else signs (P7). A case opened in error, or whose
 * student died, closes without a judgement: what was never answered is kept with the proposal.
 */
export const proposeClosing = caseCommand({
  name: 'proposeClosing',
  input: proposeClosingInput,
  permission: 'closing.propose',
  caseId: (input) => input.caseId,
  judging: true,
  decide: ({ input, caseFile, actor, now, calendar, profile, newId, overrideRoles }) => {
    stageAfter(caseFile.stage, 'propose-closing')
    const { caseId: _case, basedOn: _seen, override, ...base } = input
    const id = newId('entry')
    const proposal = { entryId: id, by: actor.id, at: now, reason: base.reason, tasksGoTo: base.tasksGoTo }
    const proposed = { ...caseFile, closing: { ...caseFile.closing, proposal } }
    const context = { actor, now, calendar, profile }
    const went = requireNothingMissing(proposed, 'propose-closing', context, override, overrideRoles)
    const missing = missingThen(leftOpen(proposed, context))
    const entry = entryOf(closingProposed, id, momentNow(now, calendar.zone), {
      base: { ...base, ...(missing.length > 0 ? { leftOpen: missing } : {}) },
    })
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: { entryId: entry.id },
    }
  },
})
