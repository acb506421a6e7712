import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { signClosingDesign } from '#app/features/closing/closing-form.tsx'
import { closingPage, waitingClosing } from '#app/features/closing/closing-page.server.ts'
import { ProposedClosing } from '#app/features/closing/closing-parts.tsx'
import { signClosingInput } from '#app/features/closing/closing-signed.entry.ts'
import { signClosing } from '#app/features/closing/sign-closing.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(signClosing, signClosingDesign, { extra: closingPage, hidden: waitingClosing }),
)
export const action = formAction(signClosing, { saved: 'closing' })

export default function SignClosingPage() {
  const { extra: view } = useLoaderData<typeof loader>()
  return <CaseFormPage design={signClosingDesign} schema={signClosingInput} before={<ProposedClosing view={view} />} />
}
