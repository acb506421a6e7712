import { useLoaderData } from '@remix-run/react'
import { usersPage } from '#app/features/users/users-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { FilterLinks } from '#app/ui/filter-links.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { dayText } from '#app/ui/when.ts'
import { Table } from '#app/ui/table.tsx'

export const loader = pageLoader(usersPage)
export const handle = { title: 'People who sign in' }

export default function UsersPage() {
  const { users, filters, words, total, mayAdd } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead lead="Who may sign in, and with which roles today.">People who sign in</PageHead>
      {mayAdd ? (
        <p>
          <LinkButton to="/admin/users/new" kind="main">
            Add a person
          </LinkButton>
        </p>
      ) : null}
      <FilterLinks name="Which people" filters={filters} />
      <form method="get" role="search" className="filter-form">
        <div className="field">
          <label htmlFor="words">Name, school or role</label>
          <input
            className="input"
            type="search"
            id="words"
            name="words"
            key={words}
            defaultValue={words}
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <Button kind="second">Search</Button>
      </form>
      <p role="status">{users.length === total ? `${total} people` : `${users.length} of ${total} people`}</p>
      {users.length === 0 ? <Empty>Nobody fits. Search for fewer letters, or look at everybody.</Empty> : null}
      <Table
        name="People who sign in"
        rows={users}
        keyOf={(user) => user.id}
        columns={[
          { heading: 'Name', names: true, cell: (user) => <Link to={`/admin/users/${user.id}`}>{user.name}</Link> },
          { heading: 'What they do', cell: (user) => user.title },
          { heading: 'Roles', cell: (user) => user.roles.join(' · ') || 'No role' },
          { heading: 'Sign-in', cell: (user) => (user.disabled ? 'Disabled' : user.signIn) },
          {
            heading: 'To know',
            cell: (user) => (user.unused ? `Not used: will be disabled on ${dayText(user.unused)}` : ''),
          },
        ]}
      />
    </>
  )
}
