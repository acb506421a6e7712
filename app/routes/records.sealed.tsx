import { useLoaderData } from '@remix-run/react'
import { SealedPage } from '#app/features/court-seal/sealed-page.tsx'
import { sealedRecord } from '#app/features/court-seal/sealed-pages.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(sealedRecord)

export default function SealedRecordPage() {
  const { caseId, sealed, asked } = useLoaderData<typeof loader>()
  return <SealedPage caseId={caseId} view={{ sealed, asked }} />
}
