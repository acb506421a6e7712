import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import type { CaseFormView } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { identityDesign } from '#app/features/identity/identity-form.ts'
import { identityInput } from '#app/features/identity/identity-input.ts'
import { identityAround, identityChoices, identityPrefill } from '#app/features/identity/identity-page.server.ts'
import type { IdentityAround } from '#app/features/identity/identity-page.server.ts'
import { PeopleCompared } from '#app/features/identity/people-compared.tsx'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

const everyField = identityDesign({ alike: true, correcting: true })

export const loader = pageLoader(
  caseFormPage(identifyStudent, everyField, {
    choices: identityChoices,
    prefill: identityPrefill,
    extra: identityAround,
  }),
)
export const action = formAction(identifyStudent, {
  to: ({ caseId, entryId, gone }) => (gone ? `/work?left=${gone}` : `/cases/${caseId}?saved=${entryId}`),
})

export default function IdentifyPage() {
  const { extra, caseId } = useLoaderData() as CaseFormView<IdentityAround>
  return (
    <CaseFormPage
      design={identityDesign(extra)}
      schema={identityInput}
      before={<PeopleCompared around={extra} caseId={caseId} />}
    />
  )
}
