import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { PreviewedFormPage } from '#app/features/case/previewed-form-page.tsx'
import { disclosureDesign } from '#app/features/disclosure/disclosure-form.ts'
import { disclosureChoices, disclosureOpening } from '#app/features/disclosure/disclosure-opening.ts'
import { disclosureInput } from '#app/features/disclosure/disclosure-input.ts'
import { sharingPreview } from '#app/features/disclosure/preview.tsx'
import { recordDisclosure } from '#app/features/disclosure/record-disclosure.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordDisclosure, disclosureDesign, { choices: disclosureChoices, prefill: disclosureOpening }),
)
export const action = formAction(recordDisclosure, { saved: 'disclosures' })

export default function DisclosurePage() {
  return (
    <PreviewedFormPage
      design={disclosureDesign}
      schema={disclosureInput}
      make="disclosures/new"
      preview="disclosures/preview"
      draw={sharingPreview}
    />
  )
}
