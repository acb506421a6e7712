import { useLoaderData } from '@remix-run/react'
import { CaseAccessPage } from '#app/features/case/case-access-page.tsx'
import { caseAccess } from '#app/features/case/case-access.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseAccess)

export default function Access() {
  return <CaseAccessPage view={useLoaderData<typeof loader>()} />
}
