import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'

export interface RecordsView {
  waiting: readonly { caseId: string; number: string; basis: string; asked: string; from: string }[]
  held: readonly { id: string; caseId: string; number: string; why: string; since: string }[]
  toSeal: readonly { caseId: string; number: string; asked: string }[]
  sealed: readonly { id: string; order: string; since: string; asked: string | null }[]
  due: readonly { caseId: string; number: string; what: string; until: string }[]
  done: readonly { id: string; series: string; basis: string; when: string }[]
  schedule: readonly { id: string; label: string; years: number; age?: number; basis: string }[]
}

const toCase = ({ caseId, number }: { caseId: string; number: string }) => (
  <Link to={`/cases/${caseId}/record`}>{number}</Link>
)

/** What waits for a second person, what is due, what is held, what was destroyed, and the schedule. */
export function RecordsPage({ view }: { view: RecordsView }) {
  return (
    <>
      <PageHead lead="Nothing is destroyed by itself: one person asks for it, another confirms it some days later.">
        Keeping and destroying
      </PageHead>
      <Panel heading="Asked to be destroyed" id="waiting">
        {view.waiting.length === 0 ? (
          <Empty>Nothing waits for a second person.</Empty>
        ) : (
          <Table
            name="Asked to be destroyed"
            cards
            rows={view.waiting}
            keyOf={({ caseId }) => caseId}
            columns={[
              { heading: 'Case', names: true, cell: (row) => toCase(row) },
              { heading: 'Basis', cell: ({ basis }) => basis },
              { heading: 'Asked', cell: ({ asked }) => asked },
              { heading: 'Not before', cell: ({ from }) => from },
            ]}
          />
        )}
      </Panel>
      <Panel heading="Their time is over" id="due">
        {view.due.length === 0 ? (
          <Empty>None.</Empty>
        ) : (
          <Table
            name="Their time is over"
            cards
            rows={view.due}
            keyOf={({ caseId }) => caseId}
            columns={[
              { heading: 'Case', names: true, cell: (row) => toCase(row) },
              { heading: 'What it was', cell: ({ what }) => what },
              { heading: 'Kept until', cell: ({ until }) => until },
            ]}
          />
        )}
      </Panel>
      <Panel heading="On hold" id="held">
        {view.held.length === 0 ? (
          <Empty>No legal hold stands.</Empty>
        ) : (
          <Table
            name="On hold"
            cards
            rows={view.held}
            keyOf={({ id }) => id}
            columns={[
              { heading: 'Case', names: true, cell: (row) => toCase(row) },
              { heading: 'Why', cell: ({ why }) => why },
              { heading: 'Since', cell: ({ since }) => since },
            ]}
          />
        )}
      </Panel>
      <SealedPanel view={view} />
      <DonePanel view={view} />
      <SchedulePanel view={view} />
    </>
  )
}

function SealedPanel({ view }: { view: RecordsView }) {
  return (
    <Panel heading="Sealed by order of a court" id="sealed">
      {view.toSeal.length === 0 ? null : (
        <ul className="plain-list">
          {view.toSeal.map((row) => (
            <li key={row.caseId}>
              {toCase(row)} <span className="quiet">somebody asked on {row.asked} that it be sealed</span>
            </li>
          ))}
        </ul>
      )}
      {view.sealed.length === 0 ? (
        <Empty>None is sealed.</Empty>
      ) : (
        <Table
          name="Sealed by order of a court"
          cards
          rows={view.sealed}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'Order',
              names: true,
              cell: ({ id, order }) => <Link to={`/records/sealed/${id}`}>{order}</Link>,
            },
            { heading: 'Sealed', cell: ({ since }) => since },
            { heading: 'To be opened again', cell: ({ asked }) => (asked ? `asked on ${asked}` : 'nobody asks') },
          ]}
        />
      )}
    </Panel>
  )
}

function DonePanel({ view }: { view: RecordsView }) {
  return (
    <Panel heading="Destroyed" id="done">
      {view.done.length === 0 ? (
        <Empty>None yet.</Empty>
      ) : (
        <Table
          name="Destroyed"
          cards
          rows={view.done}
          keyOf={({ id }) => id}
          columns={[
            {
              heading: 'When',
              names: true,
              cell: ({ id, when }) => <Link to={`/records/${id}`}>Certificate, {when}</Link>,
            },
            { heading: 'What it was', cell: ({ series }) => series },
            { heading: 'Basis', cell: ({ basis }) => basis },
          ]}
        />
      )}
    </Panel>
  )
}

function SchedulePanel({ view }: { view: RecordsView }) {
  return (
    <Panel heading="The retention schedule" id="schedule">
      <Table
        name="The retention schedule"
        cards
        rows={view.schedule}
        keyOf={({ id }) => id}
        columns={[
          { heading: 'What', names: true, cell: ({ label }) => label },
          { heading: 'Kept after it was finished', cell: ({ years }) => `${years} years` },
          { heading: 'And not before', cell: ({ age }) => (age ? `the student is ${age}` : 'nothing else') },
          { heading: 'Where the numbers come from', cell: ({ basis }) => basis },
        ]}
      />
    </Panel>
  )
}
