import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { OutcomeTracks, outcomesDesign } from '#app/features/outcomes/outcome-tracks.tsx'
import { outcomesShown } from '#app/features/outcomes/outcomes-page.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage({ permission: 'outcome.record' }, outcomesDesign, {
    extra: (work) => Promise.resolve(outcomesShown(work)),
  }),
)

export default function OutcomesPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading={outcomesDesign.title} lead={outcomesDesign.lead}>
      <OutcomeTracks caseId={page.caseId} tracks={page.extra} />
    </CasePageFrame>
  )
}
