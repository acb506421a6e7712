import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { amendmentDesign } from '#app/features/amendment/amendment-form.ts'
import { amendmentInput } from '#app/features/amendment/amendment.entry.ts'
import { recordAmendment } from '#app/features/amendment/record-amendment.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordAmendment, amendmentDesign))
export const action = formAction(recordAmendment, { saved: 'disclosures' })

export default function AmendmentPage() {
  return <CaseFormPage design={amendmentDesign} schema={amendmentInput} />
}
