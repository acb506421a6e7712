import { useLoaderData } from '@remix-run/react'
import { usersPage } from '#app/features/users/users-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'

export const loader = pageLoader(usersPage)
export const handle = { title: 'People who sign in' }

export default function UsersPage() {
  const { users } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead lead="Who may sign in, and with which roles today.">People who sign in</PageHead>
      <p>
        <LinkButton to="/admin/users/new" kind="main">
          Add a person
        </LinkButton>
      </p>
      <Table
        name="People who sign in"
        rows={users}
        keyOf={(user) => user.id}
        columns={[
          { heading: 'Name', names: true, cell: (user) => <Link to={`/admin/users/${user.id}`}>{user.name}</Link> },
          { heading: 'What they do', cell: (user) => user.title },
          { heading: 'Roles', cell: (user) => user.roles.join(' · ') || 'No role' },
          { heading: 'Sign-in', cell: (user) => (user.disabled ? 'Disabled' : user.signIn) },
        ]}
      />
    </>
  )
}
