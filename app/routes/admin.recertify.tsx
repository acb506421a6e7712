import { useLoaderData } from '@remix-run/react'
import { recertifyLists } from '#app/features/recertify/recertify-page.query.server.ts'
import { pageLoader } from '#app/http/page-loader.server.ts'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Table } from '#app/ui/table.tsx'

export const loader = pageLoader(recertifyLists)
export const handle = { title: 'Looking over the roles' }

export default function RecertifyPage() {
  const { lists, done } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHead lead="Each semester somebody looks over who holds which role, and signs that each is still right.">
        Looking over the roles
      </PageHead>
      {done ? <Notice tone="done">The list is signed.</Notice> : null}
      <Table
        name="Lists of roles"
        cards
        rows={lists}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'List', names: true, cell: ({ id, name }) => <Link to={`/admin/recertify/${id}`}>{name}</Link> },
          { heading: 'Roles', cell: ({ held }) => String(held) },
          { heading: 'Last signed', cell: ({ last }) => last ?? 'Not yet' },
          {
            heading: 'Due',
            cell: ({ due, overdue }) =>
              due ? (overdue ? `Now: it was due on ${due}` : `By ${due}`) : 'When it holds a role',
          },
        ]}
      />
    </>
  )
}
