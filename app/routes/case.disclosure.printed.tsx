import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { madeToPick, printedDesign, printedOpening } from '#app/features/disclosure/printed-form.ts'
import { printedInput } from '#app/features/disclosure/printed.entry.ts'
import { recordPrinted } from '#app/features/disclosure/record-printed.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordPrinted, printedDesign, {
    choices: ({ caseFile }) => madeToPick(caseFile),
    prefill: printedOpening,
  }),
)
export const action = formAction(recordPrinted, { saved: 'disclosures' })

export default function PrintedPage() {
  return <CaseFormPage design={printedDesign} schema={printedInput} />
}
