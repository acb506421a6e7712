import { useLoaderData, useSearchParams } from '@remix-run/react'
import { UserView } from '#app/features/administration/user-view.tsx'
import { userPage } from '#app/features/users/users-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Notice } from '#app/ui/notice.tsx'

export const loader = pageLoader(userPage, { input: ({ context }) => ({ providers: context.auth.providers.list }) })
export const handle = { title: 'A person who signs in' }

export default function UserPage() {
  const view = useLoaderData<typeof loader>()
  const [search] = useSearchParams()
  return (
    <>
      {search.has('saved') ? <Notice tone="done">Saved.</Notice> : null}
      <UserView view={view} />
    </>
  )
}
