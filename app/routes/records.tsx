import { useLoaderData } from '@remix-run/react'
import { RecordsPage } from '#app/features/records/records-page.tsx'
import { recordsPage } from '#app/features/records/records-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(recordsPage)

export default function Records() {
  return <RecordsPage view={useLoaderData<typeof loader>()} />
}
