import { useLoaderData } from '@remix-run/react'
import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { CasesPage } from '#app/features/cases/cases-page.tsx'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseList)

export default function Cases() {
  return <CasesPage view={useLoaderData<typeof loader>()} />
}
