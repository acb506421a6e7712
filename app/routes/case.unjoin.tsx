import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { unjoinDesign } from '#app/features/joining/joining-form.ts'
import { unjoinInput } from '#app/features/joining/joining-input.ts'
import { unjoinReport } from '#app/features/joining/unjoin-report.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(unjoinReport, unjoinDesign))
export const action = formAction(unjoinReport, { saved: 'case' })

export default function UnjoinPage() {
  return <CaseFormPage design={unjoinDesign} schema={unjoinInput} />
}
