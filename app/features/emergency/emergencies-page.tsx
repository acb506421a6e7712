import { LinkButton } from '#app/ui/button.tsx'
import { DueDate } from '#app/ui/due-date.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'

interface Row {
  id: string
  number: string
  who: string
  when: string
  why: string
  own: boolean
  dueAt: string | null
  late: boolean
  state: string
}

export interface EmergenciesView {
  zone: string
  today: string
  saved: boolean
  waiting: readonly Row[]
  reviewed: readonly Row[]
  figures: { openings: string; lag: string }
}

/** What was opened in an emergency: first what waits for somebody’s review, then what was reviewed. */
export function EmergenciesPage({ view }: { view: EmergenciesView }) {
  return (
    <>
      <PageHead lead="Cases that somebody who is not on them opened, to read them for an hour. Each is reviewed by somebody else.">
        Emergencies
      </PageHead>
      {view.saved ? <Notice tone="done">The review is on record.</Notice> : null}
      <Panel heading="Waiting for a review" id="waiting">
        {view.waiting.length === 0 ? (
          <Empty>Nothing waits for a review.</Empty>
        ) : (
          <Openings name="Waiting for a review" rows={view.waiting} view={view} />
        )}
      </Panel>
      <Panel heading="Reviewed" id="reviewed">
        {view.reviewed.length === 0 ? (
          <Empty>None yet.</Empty>
        ) : (
          <Openings name="Reviewed" rows={view.reviewed} view={view} />
        )}
      </Panel>
      <Panel heading="How often, and how soon reviewed" id="figures">
        <p>{view.figures.openings}</p>
        <p>{view.figures.lag}</p>
      </Panel>
      <p>
        <LinkButton to="/emergencies/new" kind="quiet">
          Open a case in an emergency
        </LinkButton>
      </p>
    </>
  )
}

function Openings({ name, rows, view }: { name: string; rows: readonly Row[]; view: EmergenciesView }) {
  return (
    <Table
      name={name}
      cards
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { heading: 'Case', names: true, cell: ({ id, number }) => <Link to={`/emergencies/${id}`}>{number}</Link> },
        { heading: 'Who', cell: ({ who }) => who },
        { heading: 'When', cell: ({ when }) => when },
        { heading: 'Why', cell: ({ why }) => why },
        { heading: 'Review', cell: (row) => <Review row={row} view={view} waiting={name !== 'Reviewed'} /> },
      ]}
    />
  )
}

function Review({ row, view, waiting }: { row: Row; view: EmergenciesView; waiting: boolean }) {
  if (!waiting) return row.state
  return (
    <>
      <DueDate at={row.dueAt} zone={view.zone} today={view.today} overdue={row.late} />
      {row.own ? ' · somebody else reviews this one' : null}
    </>
  )
}
