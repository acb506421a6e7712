import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { policeDecidedDesign } from '#app/features/police/police-form.tsx'
import { policeDecidedInput } from '#app/features/police/police.entry.ts'
import { recordPoliceDecided } from '#app/features/police/record-police.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordPoliceDecided, policeDecidedDesign))
export const action = formAction(recordPoliceDecided, {
  saved: 'police/new',
})

export default function PoliceDecidedPage() {
  return <CaseFormPage design={policeDecidedDesign} schema={policeDecidedInput} />
}
