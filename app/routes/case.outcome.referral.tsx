import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordReferral } from '#app/features/outcome-referral/record-referral.command.server.ts'
import { referralInput } from '#app/features/outcome-referral/referral.entry.ts'
import { referralDesign } from '#app/features/outcome-referral/referral-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordReferral, referralDesign))
export const action = formAction(recordReferral, {
  saved: 'outcomes',
})

export default function ReferralPage() {
  return <CaseFormPage design={referralDesign} schema={referralInput} />
}
