import { useLoaderData, useSearchParams } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CaseFormPage } from '#app/features/case/case-form-page.tsx'
import { saveVisitWeapons } from '#app/features/home-visit/save-visit-part.command.server.ts'
import { weaponsInput } from '#app/features/home-visit/visit-parts.ts'
import { VisitAddresses, VisitHead } from '#app/features/home-visit/visit-frame.tsx'
import { visitForm } from '#app/features/home-visit/visit-of-page.ts'
import { visitOpening } from '#app/features/home-visit/visit-opening.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage(saveVisitWeapons, visitForm('weapons'), visitOpening('weapons')))
export const action = formAction(saveVisitWeapons, {
  to: ({ visitId }, { params }) => `/cases/${params.caseId}/home-visit/${visitId}/safe?saved=weapons`,
})

export default function VisitWeaponsPage() {
  const { extra: visit } = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <CaseFormPage
      design={visitForm('weapons').design({ visitId: visit.visitId }, { words: visit.words })}
      schema={weaponsInput}
      before={<VisitHead visit={visit} saved={search.has('saved')} />}
      after={<VisitAddresses visit={visit} />}
    />
  )
}
