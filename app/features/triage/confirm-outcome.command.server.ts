import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { membershipOf } from '#app/domain/file/people.ts'
import type { TriageProposal } from '#app/domain/file/report.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { memberAdded } from '#app/domain/membership.ts'
import { opensCase, proposalWaiting } from '#app/domain/screening.ts'
import { taskMade } from '#app/domain/tasks.ts'
import { momentNow, plusDays } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { confirmInput } from './triage-input.ts'
import { screeningConfirmed } from './triage.entry.ts'
import { secondPeople } from './triage-rows.server.ts'

/** The proposal that was shown still waits. Throws `RuleBroken` with what happened meanwhile. */
export function waitingAsShown(file: CaseFile, proposalEntryId: string): TriageProposal {
  const waiting = proposalWaiting(file)
  if (waiting?.entryId === proposalEntryId) return waiting
  const shown = file.triage.proposals.find((one) => one.entryId === proposalEntryId)
  if (shown?.confirmed) throw new RuleBroken('A second person has confirmed this already.', 'P3')
  if (shown?.sentBack) throw new RuleBroken('This was sent back with a question. A new proposal is needed.', 'P3')
  throw new RuleBroken('Another proposal was made since. Open the page again and read it first.', 'P3')
}

/** "You can ask: Okafor · Bell", or nothing where there is nobody. */
export const youCanAsk = (people: readonly { name: string }[]): string =>
  people.length > 0 ? ` You can ask: ${people.map((one) => one.name).join(' · ')}.` : ''

/**
 * A second person confirms the outcome of a screening under their own account. Only then do the outcomes without a case
 * take effect, with their follow-up tasks and the watch; an opening is confirmed after the fact, and whoever confirms
 * it joins the team (P3).
 */
export const confirmOutcome = caseCommand({
  name: 'confirmOutcome',
  input: confirmInput,
  permission: 'triage.decide',
  caseId: (input) => input.caseId,
  judging: ({ caseFile }) => {
    const waiting = proposalWaiting(caseFile)
    return waiting !== undefined && !opensCase(waiting.outcome)
  },
  load: ({ records, actor, caseFile }) => secondPeople(records, caseFile, [actor.id]),
  decide: (work) => {
    const { input, caseFile, actor, now, calendar, profile, newId } = work
    const waiting = waitingAsShown(caseFile, input.proposalEntryId)
    if (waiting.by === actor.id) {
      throw new RuleBroken(`You proposed this, so someone else confirms it.${youCanAsk(work.loaded)}`, 'P3')
    }
    const happened = momentNow(now, calendar.zone)
    const base = { proposalEntryId: waiting.entryId, outcome: waiting.outcome }
    if (opensCase(waiting.outcome)) {
      const confirmed = entryOf(screeningConfirmed, newId('entry'), happened, { base })
      const joins = membershipOf(caseFile.team, actor.id)
        ? []
        : [memberAdded({ userId: actor.id, name: actor.name, role: 'member', reason: 'confirmed the opening' }, work)]
      return { entries: [confirmed, ...joins], result: { entryId: confirmed.id } }
    }
    const went = requireNothingMissing(caseFile, 'end-screening', work, input.override, work.overrideRoles)
    const watchUntil = plusDays(happened.on, profile.watchDays)
    const confirmed = entryOf(screeningConfirmed, newId('entry'), happened, { base: { ...base, watchUntil } })
    const tasks = waiting.followUps.map((one) => taskMade({ ...one, why: 'Follow-up of the screening' }, work))
    return {
      entries: [confirmed, ...(went ? [wentOnEntry(went, confirmed.id, work)] : []), ...tasks],
      result: { entryId: confirmed.id, ...(tasks[0] ? { taskEntryId: tasks[0].id } : {}) },
    }
  },
})
