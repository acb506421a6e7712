import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import type { EntryId } from '#app/domain/ids.ts'
import { ownEntry } from '#app/domain/own-entry.ts'
import { givesBack } from '#app/domain/removal-days.ts'
import { localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { withdrawInput, withdrawn } from './withdrawn.entry.ts'

/**
 * Withdraws an own entry with a reason. The gate refuses kinds that are decisions or signatures, an entry that was
 * corrected meanwhile, and a withdrawal that would undo a step the case went on from. Withdrawing what keeps the student
 * away lets them back: the same is asked as before a return.
 */
export const withdrawEntry = caseCommand({
  name: 'withdrawEntry',
  input: withdrawInput,
  permission: 'case.amend',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, newId, calendar, profile, overrideRoles }) => {
    const line = ownEntry(caseFile, input.entryId, actor.id)
    if (!line) throw new NotPermitted('no such entry in the case')
    const base = { reason: input.reason, kind: line.kind }
    const at = momentNow(now, calendar.zone)
    const entry = entryOf(withdrawn, newId('entry'), at, { base }, { supersedes: line.entryId })
    const context = { actor, now, calendar, profile }
    const went = givesBack(caseFile, without(caseFile, line.root), localOf(now, calendar.zone).day)
      ? requireNothingMissing(caseFile, 'return-to-school', context, input.override, overrideRoles)
      : null
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: { entryId: entry.id },
    }
  },
})

/** What keeps the student away, without one entry. */
const without = ({ interim, outcomes }: CaseFile, root: EntryId): Pick<CaseFile, 'interim' | 'outcomes'> => ({
  interim: interim.filter((one) => one.root !== root),
  outcomes: { ...outcomes, discipline: outcomes.discipline.filter((one) => one.root !== root) },
})
