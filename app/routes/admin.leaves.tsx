import { useLoaderData, useSearchParams } from '@remix-run/react'
import { LeavesPage } from '#app/features/users/leaves-view.tsx'
import { leavesPage } from '#app/features/users/leaves.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Notice } from '#app/ui/notice.tsx'

export const loader = pageLoader(leavesPage)
export const handle = { title: 'What somebody leaves behind' }

export default function Leaves() {
  const view = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <>
      {search.has('saved') ? <Notice tone="done">The account is disabled.</Notice> : null}
      <LeavesPage view={view} />
    </>
  )
}
