import { entryOf } from '#app/domain/entry.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { referralAttended, referralAttendedInput } from './referral.entry.ts'

/** Records whether a referral's appointment was kept. */
export const recordReferralAttended = caseCommand({
  name: 'recordReferralAttended',
  input: referralAttendedInput,
  permission: 'outcome.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, calendar }) => {
    const { caseId: _case, happened, ...base } = input
    if (!caseFile.outcomes.mentalHealth.some((one) => one.root === base.referralId && !one.none)) {
      throw new InputRefused({ referralId: 'This referral is not in this case.' }, input)
    }
    const entry = entryOf(referralAttended, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
