import { useLoaderData } from '@remix-run/react'
import { ReceiptPage } from '#app/features/report/receipt-page.tsx'
import { reportReceipt } from '#app/features/report/report-pages.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(reportReceipt)

export default function ReportSent() {
  return <ReceiptPage view={useLoaderData<typeof loader>()} />
}
