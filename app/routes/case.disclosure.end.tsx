import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { endDisclosureDesign } from '#app/features/disclosure/disclosure-form.ts'
import { emergenciesToPick, endOpening } from '#app/features/disclosure/disclosure-opening.ts'
import { endDisclosureInput } from '#app/features/disclosure/disclosure.entry.ts'
import { endDisclosure } from '#app/features/disclosure/record-emergency.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(endDisclosure, endDisclosureDesign, {
    choices: ({ caseFile }) => emergenciesToPick(caseFile),
    prefill: endOpening,
  }),
)
export const action = formAction(endDisclosure, { saved: 'case' })

export default function EndDisclosurePage() {
  return <CaseFormPage design={endDisclosureDesign} schema={endDisclosureInput} />
}
