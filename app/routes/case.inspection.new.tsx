import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { inspectionDesign } from '#app/features/inspection/inspection-form.ts'
import { inspectionInput } from '#app/features/inspection/inspection.entry.ts'
import { recordInspection } from '#app/features/inspection/record-inspection.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordInspection, inspectionDesign))
export const action = formAction(recordInspection, { saved: 'disclosures' })

export default function InspectionPage() {
  return <CaseFormPage design={inspectionDesign} schema={inspectionInput} />
}
