import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { endConsentDesign } from '#app/features/consent/consent-form.ts'
import { endConsentOpening } from '#app/features/consent/consent-opening.ts'
import { endConsentInput } from '#app/features/consent/consent.entry.ts'
import { consentsToPick } from '#app/features/consent/consents-to-pick.ts'
import { endConsent } from '#app/features/consent/record-consent.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(endConsent, endConsentDesign, {
    choices: ({ caseFile }) => consentsToPick(caseFile),
    prefill: endConsentOpening,
  }),
)
export const action = formAction(endConsent, { saved: 'disclosures' })

export default function EndConsentPage() {
  return <CaseFormPage design={endConsentDesign} schema={endConsentInput} />
}
