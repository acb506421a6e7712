import { acknowledged } from '#app/domain/acknowledgement.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { opensCase, proposalWaiting } from '#app/domain/screening.ts'
import { isScreening, stageAfter } from '#app/domain/stages.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { takerOf, takersOf } from '#app/gates/takers.server.ts'
import { openingTeam } from './opening-team.ts'
import { outcomeWords, screeningProposed } from './triage.entry.ts'
import { proposeInput } from './triage-input.ts'
import { openingTeamOf } from './triage-rows.server.ts'

/**
 * Proposes the outcome of a screening. "Open a case" and "emergency" count at once with one name, from any stage before
 * a case, whatever is missing (P1, P3). The three others pass the gate and wait for a second person.
 */
export const proposeOutcome = caseCommand({
  name: 'proposeOutcome',
  input: proposeInput,
  permission: 'triage.decide',
  caseId: (input) => input.caseId,
  judging: ({ input }) => !opensCase(input.outcome),
  draws: 'case number',
  load: async ({ input, records, caseFile, today, actor }) => ({
    takers: input.followUps.length > 0 ? await takersOf(records, caseFile, today, actor) : [],
    team: opensCase(input.outcome) ? await openingTeamOf(records, caseFile, today) : { principals: [] },
  }),
  decide: (work) => {
    const { input, caseFile, loaded, newId, now, calendar, actor } = work
    const opens = opensCase(input.outcome)
    if (opens) stageAfter(caseFile.stage, 'open')
    else refuseQuickClose(caseFile, actor.id)
    const followUps = input.followUps.map((one, n) => {
      const owner = takerOf(loaded.takers, one.owner, { field: `followUps.${n}.owner`, input })
      return { ...one, ownerName: owner.name }
    })
    const reports = caseFile.reports.slice(-1).map((report) => report.entryId)
    const proposal = entryOf(screeningProposed, newId('entry'), momentNow(now, calendar.zone), {
      base: {
        outcome: input.outcome,
        rationale: input.rationale,
        routedTo: input.outcome === 'routed' ? input.routedTo : undefined,
        cites: input.cites.length > 0 ? knownEntries(caseFile, input.cites, input) : reports,
        followUps,
      },
    })
    const result = { entryId: proposal.id, caseId: caseFile.id }
    if (!opens) {
      const asked = { ...caseFile, triage: { ...caseFile.triage, proposals: [] } }
      const went = requireNothingMissing(asked, 'end-screening', work, input.override, work.overrideRoles)
      return { entries: [proposal, ...(went ? [wentOnEntry(went, proposal.id, work)] : [])], result }
    }
    const joining = openingTeam(caseFile, loaded.team, actor, work)
    // Opening a report that nobody opened yet is also its acknowledgement.
    const first = caseFile.triage.acknowledged ? [] : acknowledged(work.caseNumber, actor, work).slice(0, 1)
    const [head = proposal, ...tail] = [...first, proposal, ...joining]
    return { entries: [head, ...tail], result }
  },
})

function refuseQuickClose(file: CaseFile, by: string): void {
  if (file.stage === 'reported') throw new RuleBroken('Open this report first, so that somebody has read it.', 'P9')
  if (!isScreening(file.stage)) throw new RuleBroken('A case is open here. It ends by a closing.', 'stage')
  if (file.stage !== 'triage') throw new RuleBroken('This screening has already ended.', 'stage')
  const waiting = proposalWaiting(file)
  if (waiting && waiting.by !== by) {
    throw new RuleBroken(
      `“${outcomeWords[waiting.outcome]}” is proposed already. Confirm it, or send it back with a question.`,
      'P3',
    )
  }
}

/** What a proposal rests on stands in this case. */
function knownEntries(file: CaseFile, cites: readonly string[], input: unknown): string[] {
  const known = new Set(file.timeline.flatMap((line) => [line.entryId, line.root]))
  if (cites.some((one) => !known.has(one))) {
    throw new InputRefused({ cites: 'One of the entries is not in this case. Tick again.' }, input)
  }
  return [...cites]
}
