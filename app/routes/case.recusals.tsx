import { useLoaderData } from '@remix-run/react'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { KeptOutList } from '#app/features/case/kept-out-list.tsx'
import { keptOut } from '#app/features/case/kept-out.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(keptOut)

export default function KeptOutPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading="Who is kept out">
      <KeptOutList caseId={page.caseId} view={page.extra} />
    </CasePageFrame>
  )
}
