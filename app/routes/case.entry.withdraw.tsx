import { withdrawDesign } from '#app/features/amend/withdraw-form.ts'
import { withdrawEntry } from '#app/features/amend/withdraw-entry.command.server.ts'
import { withdrawInput } from '#app/features/amend/withdrawn.entry.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(withdrawEntry, withdrawDesign))
export const action = formAction(withdrawEntry, { saved: 'case' })

export default function WithdrawPage() {
  return <CaseFormPage design={withdrawDesign} schema={withdrawInput} />
}
