import { useLoaderData } from '@remix-run/react'
import { CasePrintPage } from '#app/features/case/case-print-page.tsx'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(casePrint)

export default function Print() {
  return <CasePrintPage view={useLoaderData<typeof loader>()} />
}
