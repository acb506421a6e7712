import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { readWentOn } from '#app/features/override/read-went-on.command.server.ts'
import { WentOnCard } from '#app/features/override/went-on-card.tsx'
import { wentOnDesign } from '#app/features/override/went-on-form.ts'
import { wentOnPage } from '#app/features/override/went-on-page.server.ts'
import { readWentOnInput } from '#app/features/override/went-on-read.entry.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(readWentOn, wentOnDesign, { extra: wentOnPage }))
export const action = formAction(readWentOn, {
  to: ({ entryId }, { params }) => `/cases/${params.caseId}/went-on/${params.entryId}?saved=${entryId}`,
})

export default function WentOnPage() {
  const page = useLoaderData<typeof loader>()
  const view = page.extra
  if (view.read || view.own) {
    return (
      <CasePageFrame page={page} heading={wentOnDesign.title} lead={wentOnDesign.lead}>
        <WentOnCard view={view} />
        {view.own && !view.read ? <p>You went on without it, so somebody else reads why.</p> : null}
      </CasePageFrame>
    )
  }
  return <CaseFormPage design={wentOnDesign} schema={readWentOnInput} before={<WentOnCard view={view} />} />
}
