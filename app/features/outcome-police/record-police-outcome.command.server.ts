import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { policeOutcome, policeOutcomeInput } from './police-outcome.entry.ts'

/** Records what police decided, or why there is nothing. At every stage (P2). */
export const recordPoliceOutcome = caseCommand({
  name: 'recordPoliceOutcome',
  input: policeOutcomeInput,
  permission: 'outcome.record',
  caseId: (input) => input.caseId,
  decide: ({ input, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const base =
      said.result === 'none' ? { result: said.result, none: said.none, decisions: [] } : { ...said, none: undefined }
    const entry = entryOf(policeOutcome, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
