import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { withdrawSealInput } from '#app/features/court-seal/court-seal.entry.ts'
import { withdrawSealing } from '#app/features/court-seal/seal.command.server.ts'
import { keepOpenDesign } from '#app/features/court-seal/seal-designs.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(withdrawSealing, keepOpenDesign))
export const action = formAction(withdrawSealing, { saved: 'record' })

export default function KeepOpenPage() {
  return <CaseFormPage design={keepOpenDesign} schema={withdrawSealInput} />
}
