import { useLoaderData } from '@remix-run/react'
import { caseFormPage } from '#app/features/case/case-form-page.query.server.ts'
import { LedgerPaper } from '#app/features/disclosure/ledger-paper.tsx'
import { ledgerOnPaper, onPaperShown } from '#app/features/disclosure/ledger-on-paper.server.ts'
import { ledgerPaper } from '#app/features/disclosure/ledger-shown.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(
  caseFormPage({ permission: 'disclosure.take' }, ledgerPaper, {
    act: 'printed',
    extra: ledgerOnPaper,
    shown: onPaperShown,
  }),
)

export default function DisclosuresPaper() {
  const { caseId, extra, identity } = useLoaderData<typeof loader>()
  return <LedgerPaper caseId={caseId} number={identity.number} shown={extra} />
}
