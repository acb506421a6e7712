import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import type { Column } from '#app/ui/table.tsx'
import type { CaseAccessView } from './case-access.query.server.ts'
import { CasePageFrame } from './case-page-frame.tsx'

type Person = CaseAccessView['people'][number]

const columns: readonly Column<Person>[] = [
  {
    heading: 'Who',
    names: true,
    cell: ({ name, title }) => <span className="may-wrap">{title ? `${name}, ${title}` : name}</span>,
  },
  { heading: 'Why', cell: ({ why }) => why },
  { heading: 'Reads', cell: ({ parts }) => parts },
  { heading: 'Until', cell: ({ until }) => until ?? 'No end' },
]

/** Who can see a case, why, what of it and until when; the ways to add somebody and to end it. */
export function CaseAccessPage({ view }: { view: CaseAccessView }) {
  const { caseId, people, listed, more, mayManage } = view
  const end: Column<Person> = {
    heading: 'End',
    cell: ({ id, name, ends, leads }) =>
      ends ? (
        <Link to={`/cases/${caseId}/team/${id}/end`} aria-label={`End: ${name}`}>
          End
        </Link>
      ) : (
        <span>{leads ? 'Choose another lead first' : 'Ends with the role'}</span>
      ),
  }
  return (
    <CasePageFrame
      page={view}
      heading="Who can see this case"
      lead="Everybody who can see it now. Nobody else does, and whoever is kept out never does."
    >
      {more.length > 0 ? (
        <nav className="filters" aria-label="More about who sees this case">
          <ul>
            {more.map(({ label, href }) => (
              <li key={href}>
                <Link to={href}>{label}</Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <Panel
        heading="Can open it"
        aside={mayManage ? <LinkButton to={`/cases/${caseId}/team/add`}>Add to the team</LinkButton> : undefined}
      >
        {people.length === 0 ? (
          <Empty>Nobody can open it now.</Empty>
        ) : (
          <Table
            name="Who can open this case"
            cards
            rows={people}
            keyOf={({ id }) => id}
            columns={mayManage ? [...columns, end] : columns}
          />
        )}
      </Panel>
      <Panel heading="See that it exists">
        {listed.length === 0 ? (
          <Empty>Nobody else.</Empty>
        ) : (
          <Table
            name="Who sees that this case exists"
            cards
            rows={listed}
            keyOf={({ id }) => id}
            columns={columns.filter(({ heading }) => heading !== 'Reads')}
          />
        )}
      </Panel>
    </CasePageFrame>
  )
}
