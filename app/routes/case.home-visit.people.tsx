import { useLoaderData, useSearchParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { saveVisitPeople } from '#app/features/home-visit/save-visit-part.command.server.ts'
import { peopleInput } from '#app/features/home-visit/visit-parts.ts'
import { VisitAddresses, VisitHead } from '#app/features/home-visit/visit-frame.tsx'
import { visitForm } from '#app/features/home-visit/visit-of-page.ts'
import { visitOpening } from '#app/features/home-visit/visit-opening.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(saveVisitPeople, visitForm('people'), visitOpening('people')))
export const action = formAction(saveVisitPeople, {
  to: ({ visitId }, { params }) => `/cases/${params.caseId}/home-visit/${visitId}/weapons?saved=people`,
})

export default function VisitPeoplePage() {
  const { extra: visit } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <CaseFormPage
      design={visitForm('people').design({ visitId: visit.visitId }, { words: visit.words })}
      schema={peopleInput}
      before={<VisitHead visit={visit} saved={search.has('saved')} />}
      after={<VisitAddresses visit={visit} />}
    />
  )
}
