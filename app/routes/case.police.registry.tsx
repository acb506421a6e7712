import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { registryReviewDesign } from '#app/features/police/police-form.tsx'
import { registryReviewInput } from '#app/features/police/police.entry.ts'
import { recordRegistryReview } from '#app/features/police/record-police.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordRegistryReview, registryReviewDesign))
export const action = formAction(recordRegistryReview, {
  saved: 'police/new',
})

export default function RegistryReviewPage() {
  return <CaseFormPage design={registryReviewDesign} schema={registryReviewInput} />
}
