import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { stageAfter } from '#app/domain/stages.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { closingWithdrawn, withdrawClosingInput } from './closing-signed.entry.ts'

/** Takes a proposed closing back, or doesn't agree to it. Any member may; the case goes on. */
export const withdrawClosing = caseCommand({
  name: 'withdrawClosing',
  input: withdrawClosingInput,
  permission: 'closing.withdraw',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, now, calendar }) => {
    stageAfter(caseFile.stage, 'withdraw-closing')
    const { proposal } = caseFile.closing
    if (!proposal) throw new RuleBroken('No closing is proposed here.', 'stage')
    const entry = entryOf(closingWithdrawn, newId('entry'), momentNow(now, calendar.zone), {
      base: { proposalId: proposal.entryId, reason: input.reason },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
