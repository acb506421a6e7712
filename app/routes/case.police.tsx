import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { policePageView } from '#app/features/police/police-page-view.server.ts'
import { PolicePage } from '#app/features/police/police-page.tsx'
import { recordPoliceTold } from '#app/features/police/record-police.command.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

const nothingToAsk = { id: 'police', title: 'Police', submit: '', sections: [] }

export const loader = pageLoader(caseFormPage(recordPoliceTold, nothingToAsk, { extra: policePageView }))

export default function Police() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading="Police">
      <PolicePage view={page.extra} />
    </CasePageFrame>
  )
}
