import { useLoaderData } from '@remix-run/react'
import { DecisionsPage } from '#app/features/case/decisions-page.tsx'
import { caseDecisions } from '#app/features/case/decisions.query.server.ts'
import { openFirst } from '#app/features/opening/audit-design.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseDecisions, { refused: openFirst('decisions') })

export default function Decisions() {
  return <DecisionsPage view={useLoaderData<typeof loader>()} />
}
