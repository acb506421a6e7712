import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { disclosureDesign } from '#app/features/disclosure/disclosure-form.ts'
import { disclosureInput } from '#app/features/disclosure/disclosure-input.ts'
import { disclosureOpening, entriesToGive } from '#app/features/disclosure/disclosure-opening.ts'
import { recordDisclosure } from '#app/features/disclosure/record-disclosure.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordDisclosure, disclosureDesign, { choices: entriesToGive, prefill: disclosureOpening }),
)
export const action = formAction(recordDisclosure, { saved: 'disclosures' })

export default function DisclosurePage() {
  return <CaseFormPage design={disclosureDesign} schema={disclosureInput} />
}
