import { useLoaderData } from '@remix-run/react'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { recordPage } from '#app/features/case/record-page.query.server.ts'
import { RecordPanels } from '#app/features/case/record-panels.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(recordPage)

export default function RecordPage() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading="Keeping and destroying">
      <RecordPanels caseId={page.caseId} view={page.extra} />
    </CasePageFrame>
  )
}
