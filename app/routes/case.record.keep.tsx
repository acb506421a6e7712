import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { withdrawExpungement } from '#app/features/expungement/withdraw-expungement.command.server.ts'
import { withdrawExpungementDesign, withdrawExpungementInput } from '#app/features/expungement/expungement-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(withdrawExpungement, withdrawExpungementDesign))
export const action = formAction(withdrawExpungement, { saved: 'record' })

export default function KeepPage() {
  return <CaseFormPage design={withdrawExpungementDesign} schema={withdrawExpungementInput} />
}
