import { useLoaderData } from '@remix-run/react'
import { CaseTrailPage } from '#app/features/case/case-trail-page.tsx'
import { caseViewers } from '#app/features/case/case-trail.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(caseViewers)

export default function Viewers() {
  const view = useLoaderData<typeof loader>()
  const lead = 'Who looked at this case, printed it or took a file, newest first.'
  return <CaseTrailPage view={view} heading="Who viewed this" lead={lead} path="viewers" />
}
