import { useLoaderData } from '@remix-run/react'
import { AsOfPage } from '#app/features/case/as-of-page.tsx'
import { caseAsOf } from '#app/features/case/as-of.query.server.ts'
import { filterLoader } from '#app/http/filter-loader.server.ts'

export const loader = filterLoader(caseAsOf)

export default function AsOf() {
  return <AsOfPage view={useLoaderData<typeof loader>()} />
}
