import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { inspectionShownDesign } from '#app/features/inspection/inspection-form.ts'
import { inspectionShownInput } from '#app/features/inspection/inspection.entry.ts'
import { recordInspectionShown } from '#app/features/inspection/record-inspection.command.server.ts'
import { requestsToPick } from '#app/features/inspection/requests-to-pick.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordInspectionShown, inspectionShownDesign, {
    choices: ({ caseFile }) => ({ requests: requestsToPick(caseFile) }),
  }),
)
export const action = formAction(recordInspectionShown, { saved: 'disclosures' })

export default function InspectionShownPage() {
  return <CaseFormPage design={inspectionShownDesign} schema={inspectionShownInput} />
}
