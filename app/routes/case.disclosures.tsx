import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { LedgerPage } from '#app/features/disclosure/ledger-page.tsx'
import { disclosures, ledgerShown } from '#app/features/disclosure/ledger-shown.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage({ permission: 'disclosure.read' }, disclosures, { extra: ledgerShown }))

export default function Disclosures() {
  const page = useLoaderData<typeof loader>()
  return (
    <CasePageFrame page={page} heading={disclosures.title} lead="Who got what, when, and by which law.">
      <LedgerPage caseId={page.caseId} shown={page.extra} />
    </CasePageFrame>
  )
}
