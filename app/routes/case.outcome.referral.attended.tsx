import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordReferralAttended } from '#app/features/outcome-referral/record-referral-attended.command.server.ts'
import { referralAttendedInput } from '#app/features/outcome-referral/referral.entry.ts'
import { referralAttendedDesign } from '#app/features/outcome-referral/referral-form.tsx'
import { openReferrals } from '#app/features/outcome-referral/referral-choices.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordReferralAttended, referralAttendedDesign, { choices: openReferrals }),
)
export const action = formAction(recordReferralAttended, {
  saved: 'outcomes',
})

export default function ReferralAttendedPage() {
  return <CaseFormPage design={referralAttendedDesign} schema={referralAttendedInput} />
}
