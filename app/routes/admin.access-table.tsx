import { useLoaderData } from '@remix-run/react'
import { AccessTablePage } from '#app/features/access-table/access-table-page.tsx'
import { accessTable } from '#app/features/access-table/access-table.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'

export const loader = pageLoader(accessTable)
export const handle = { title: 'What each role can see and do' }

export default function AccessTable() {
  return <AccessTablePage view={useLoaderData<typeof loader>()} />
}
