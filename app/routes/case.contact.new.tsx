import { contactOpening } from '#app/features/contact/contact-opening.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { contactInput } from '#app/features/contact/contact.entry.ts'
import { contactDesign } from '#app/features/contact/contact-form.tsx'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordContact, contactDesign, { prefill: contactOpening }))
export const action = formAction(recordContact, { saved: 'case' })

export default function ContactPage() {
  return <CaseFormPage design={contactDesign} schema={contactInput} />
}
