import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { priorContactsDesign } from '#app/features/prior-contacts/prior-contacts-form.ts'
import { PriorContactsFound } from '#app/features/prior-contacts/prior-contacts-found.tsx'
import { priorAround } from '#app/features/prior-contacts/prior-contacts-page.server.ts'
import type { PriorAround } from '#app/features/prior-contacts/prior-contacts-page.server.ts'
import { priorContactsInput } from '#app/features/prior-contacts/prior-contacts.entry.ts'
import { recordPriorContacts } from '#app/features/prior-contacts/record-prior-contacts.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(recordPriorContacts, priorContactsDesign, { extra: priorAround }))
export const action = formAction(recordPriorContacts, { saved: 'case' })

export default function PriorContactsPage() {
  const { extra } = useLoaderData() as CaseFormView<PriorAround>
  return (
    <CaseFormPage
      design={priorContactsDesign}
      schema={priorContactsInput}
      before={<PriorContactsFound around={extra} />}
    />
  )
}
