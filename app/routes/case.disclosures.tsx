import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { CasePageFrame } from '#app/features/case/case-page-frame.tsx'
import { LedgerPage } from '#app/features/disclosure/ledger-page.tsx'
import { LedgerPaper } from '#app/features/disclosure/ledger-paper.tsx'
import { disclosures, ledgerShown } from '#app/features/disclosure/ledger-shown.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseFormPage({ permission: 'disclosure.read' }, disclosures, { extra: ledgerShown }))

export default function Disclosures() {
  const page = useLoaderData<typeof loader>()
  const { caseId, extra, identity } = page
  if (extra.paper) return <LedgerPaper caseId={caseId} number={identity.number} shown={extra} />
  return (
    <CasePageFrame page={page} heading={disclosures.title} lead="Who got what, when, and by which law.">
      <LedgerPage caseId={caseId} shown={extra} />
    </CasePageFrame>
  )
}
