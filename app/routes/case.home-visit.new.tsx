import { useLoaderData, useSearchParams } from '@remix-run/react'
import { addressesOrAnother, askedOf } from '#app/features/case/case-choices.server.ts'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { recordHomeVisit } from '#app/features/home-visit/record-home-visit.command.server.ts'
import { homeVisitInput } from '#app/features/home-visit/home-visit.entry.ts'
import { visitDesign } from '#app/features/home-visit/visit-form.tsx'
import { VisitAddresses, VisitHead } from '#app/features/home-visit/visit-frame.tsx'
import { visitOpening } from '#app/features/home-visit/visit-opening.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage(recordHomeVisit, visitDesign('now'), {
    ...visitOpening('now'),
    choices: (work) => addressesOrAnother(askedOf(work)),
  }),
)
export const action = formAction(recordHomeVisit, {
  to: ({ visitId }, { params }) => `/cases/${params.caseId}/home-visit/${visitId}/people?saved=now`,
})

export default function HomeVisitPage() {
  const { extra: visit } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <CaseFormPage
      design={visitDesign('now', visit.words)}
      schema={homeVisitInput}
      before={<VisitHead visit={visit} saved={search.has('saved')} />}
      after={<VisitAddresses visit={visit} />}
    />
  )
}
