import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { closingDesign } from '#app/features/closing/closing-form.tsx'
import { readClosing, closingPage } from '#app/features/closing/closing-page.server.ts'
import { ClosedCase, ProposedClosing, SignClosing, StillMissing } from '#app/features/closing/closing-parts.tsx'
import { proposeClosingInput } from '#app/features/closing/closing-proposed.entry.ts'
import { proposeClosing } from '#app/features/closing/propose-closing.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Link } from '#app/ui/link.tsx'

export const loader = pageLoader(caseFormPage(readClosing, closingDesign, { extra: closingPage }))
export const action = formAction(proposeClosing, {
  saved: 'closing',
})

export default function ClosingPage() {
  const page = useLoaderData<typeof loader>()
  const { caseId, extra: view, token, basedOn } = page
  if (view.canBeClosed && !view.outside) {
    return <CaseFormPage design={closingDesign} schema={proposeClosingInput} before={<StillMissing view={view} />} />
  }
  return (
    <CasePageFrame page={page} heading={closingDesign.title}>
      {view.outside ? (
        <p>
          To read this closing and sign it, <Link to={`/cases/${caseId}/team/add`}>join the team</Link>. Your name and
          your reason are recorded.
        </p>
      ) : null}
      <ClosedCase caseId={caseId} view={view} />
      {view.signing ? <StillMissing view={view} /> : null}
      <ProposedClosing view={view} />
      <SignClosing caseId={caseId} view={view} token={token} basedOn={basedOn} />
    </CasePageFrame>
  )
}
