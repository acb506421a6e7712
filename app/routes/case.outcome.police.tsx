import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordPoliceOutcome } from '#app/features/outcome-police/record-police-outcome.command.server.ts'
import { policeOutcomeInput } from '#app/features/outcome-police/police-outcome.entry.ts'
import { policeOutcomeDesign } from '#app/features/outcome-police/police-outcome-form.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordPoliceOutcome, policeOutcomeDesign))
export const action = formAction(recordPoliceOutcome, {
  saved: 'outcomes',
})

export default function PoliceOutcomePage() {
  return <CaseFormPage design={policeOutcomeDesign} schema={policeOutcomeInput} />
}
