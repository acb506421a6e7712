import { entryOf } from '#app/domain/entry.ts'
import { ownEntry } from '#app/domain/own-entry.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { withdrawInput, withdrawn } from './withdrawn.entry.ts'

/**
 * Withdraws an own entry with a reason. The gate refuses kinds that are decisions or signatures, an entry that was
 * corrected meanwhile, and a withdrawal that would undo a step the case went on from.
 */
export const withdrawEntry = caseCommand({
  name: 'withdrawEntry',
  input: withdrawInput,
  permission: 'case.amend',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, newId, calendar }) => {
    const line = ownEntry(caseFile, input.entryId, actor.id)
    if (!line) throw new NotPermitted('no such entry in the case')
    const base = { reason: input.reason, kind: line.kind }
    const at = momentNow(now, calendar.zone)
    const entry = entryOf(withdrawn, newId('entry'), at, { base }, { supersedes: line.entryId })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
