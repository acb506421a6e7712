import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { keptOutDesign } from '#app/features/recusal/kept-out.ts'
import { KeptOutList } from '#app/features/recusal/kept-out-list.tsx'
import { keptOutShown } from '#app/features/recusal/recusal-pages.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage({ permission: 'recusal.read' }, keptOutDesign, { extra: (work) => Promise.resolve(keptOutShown(work)) }),
)

export default function KeptOutPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading={keptOutDesign.title}>
      <KeptOutList caseId={page.caseId} view={page.extra} />
    </CasePageFrame>
  )
}
