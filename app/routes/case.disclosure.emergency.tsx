import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { emergencyDesign } from '#app/features/disclosure/disclosure-form.ts'
import { emergencyInput } from '#app/features/disclosure/disclosure-input.ts'
import { emergenciesToPick, emergencyOpening } from '#app/features/disclosure/disclosure-opening.ts'
import { recordEmergencyDisclosure } from '#app/features/disclosure/record-emergency.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordEmergencyDisclosure, emergencyDesign, {
    choices: ({ caseFile }) => emergenciesToPick(caseFile),
    prefill: emergencyOpening,
  }),
)
export const action = formAction(recordEmergencyDisclosure, { saved: 'case' })

export default function EmergencyDisclosurePage() {
  return <CaseFormPage design={emergencyDesign} schema={emergencyInput} />
}
