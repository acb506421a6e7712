import { entryOf } from '#app/domain/entry.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { loadApproverRows, proposalToJudge } from './level-approver.server.ts'
import { levelSentBack, sendLevelBackInput } from './level-sent-back.entry.ts'

/** Sends a proposed level back with a question. What counts goes on counting (P4). */
export const sendLevelBack = caseCommand({
  name: 'sendLevelBack',
  input: sendLevelBackInput,
  permission: 'level.sendBack',
  caseId: (input) => input.caseId,
  load: loadApproverRows,
  decide: (work) => {
    const { input, now, calendar, profile, newId } = work
    const proposal = proposalToJudge(input.proposalId, work)
    const { label } = profile.levels[proposal.level]
    const entry = entryOf(levelSentBack, newId('entry'), momentNow(now, calendar.zone), {
      base: { proposalId: proposal.entryId, question: input.question, label },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
