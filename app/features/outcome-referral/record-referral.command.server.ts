import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { referral, referralInput } from './referral.entry.ts'

/** Records a referral to mental-health care, or why there is none. At every stage (P2). */
export const recordReferral = caseCommand({
  name: 'recordReferral',
  input: referralInput,
  permission: 'outcome.record',
  caseId: (input) => input.caseId,
  decide: ({ input, newId, calendar }) => {
    const { caseId: _case, happened, ...said } = input
    const base = said.result === 'none' ? { result: said.result, none: said.none } : { ...said, none: undefined }
    const entry = entryOf(referral, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
