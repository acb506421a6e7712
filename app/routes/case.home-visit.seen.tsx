import { useLoaderData, useSearchParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { saveVisitSeen } from '#app/features/home-visit/save-visit-part.command.server.ts'
import { seenInput } from '#app/features/home-visit/visit-parts.ts'
import { VisitAddresses, VisitHead } from '#app/features/home-visit/visit-frame.tsx'
import { visitForm } from '#app/features/home-visit/visit-of-page.ts'
import { visitOpening } from '#app/features/home-visit/visit-opening.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(saveVisitSeen, visitForm('seen'), visitOpening('seen')))
export const action = formAction(saveVisitSeen, {
  to: ({ visitId }, { params }) => `/cases/${params.caseId}/home-visit/${visitId}/next?saved=seen`,
})

export default function VisitSeenPage() {
  const { extra: visit } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <CaseFormPage
      design={visitForm('seen').design({ visitId: visit.visitId }, { words: visit.words })}
      schema={seenInput}
      before={<VisitHead visit={visit} saved={search.has('saved')} />}
      after={<VisitAddresses visit={visit} />}
    />
  )
}
