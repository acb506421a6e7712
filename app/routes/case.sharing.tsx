import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { SharingPage } from '#app/features/disclosure/sharing-page.tsx'
import { sharing, sharingShown } from '#app/features/disclosure/sharing-shown.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage({ permission: 'sharing.ask' }, sharing, { extra: (work) => Promise.resolve(sharingShown(work)) }),
)

export default function Sharing() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading={sharing.title} lead="Choose who would get it, why, and what.">
      <SharingPage caseId={page.caseId} shown={page.extra} />
    </CasePageFrame>
  )
}
