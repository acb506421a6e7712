import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { withdrawClosingDesign } from '#app/features/closing/closing-form.tsx'
import { withdrawClosingInput } from '#app/features/closing/closing-signed.entry.ts'
import { withdrawClosing } from '#app/features/closing/withdraw-closing.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(withdrawClosing, withdrawClosingDesign))
export const action = formAction(withdrawClosing, { saved: 'case' })

export default function WithdrawClosingPage() {
  return <CaseFormPage design={withdrawClosingDesign} schema={withdrawClosingInput} />
}
