import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { consentDesign } from '#app/features/consent/consent-form.ts'
import { consentOpening } from '#app/features/consent/consent-opening.ts'
import { consentInput } from '#app/features/consent/consent.entry.ts'
import { consentsToPick } from '#app/features/consent/consents-to-pick.ts'
import { recordConsent } from '#app/features/consent/record-consent.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordConsent, consentDesign, {
    choices: ({ caseFile }) => consentsToPick(caseFile),
    prefill: consentOpening,
  }),
)
export const action = formAction(recordConsent, { saved: 'disclosures', files: { files: { most: 5 } } })

export default function ConsentPage() {
  return <CaseFormPage design={consentDesign} schema={consentInput} />
}
