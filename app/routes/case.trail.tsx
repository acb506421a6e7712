import { useLoaderData } from '@remix-run/react'
import { CaseTrailPage } from '#app/features/case/case-trail-page.tsx'
import { caseTrail } from '#app/features/case/case-trail.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseTrail)

export default function Trail() {
  const view = useLoaderData<typeof loader>()
  const lead = 'All that was done here, looked at and refused, newest first. The log itself can’t be changed.'
  return <CaseTrailPage view={view} heading="Trail" lead={lead} path="trail" />
}
