import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { waitingAsShown } from './confirm-outcome.command.server.ts'
import { sendBackInput } from './triage-input.ts'
import { screeningSentBack } from './triage.entry.ts'

/** The second person sends a proposal back with a question. An opened case stays open meanwhile (P1). */
export const sendBackOutcome = caseCommand({
  name: 'sendBackOutcome',
  input: sendBackInput,
  permission: 'triage.decide',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, now, calendar, newId }) => {
    const waiting = waitingAsShown(caseFile, input.proposalEntryId)
    if (waiting.by === actor.id) {
      throw new RuleBroken('You proposed this. Propose again with what you know now.', 'P3')
    }
    const entry = entryOf(screeningSentBack, newId('entry'), momentNow(now, calendar.zone), {
      base: { proposalEntryId: waiting.entryId, question: input.question },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
