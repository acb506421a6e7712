import { useLoaderData } from '@remix-run/react'
import { CasePage } from '#app/features/case/case-page.tsx'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { openFirst } from '#app/features/opening/audit-design.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(casePage, { refused: openFirst() })

export default function Case() {
  return <CasePage view={useLoaderData<typeof loader>()} />
}
