import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ScheduleShown } from './schedule-shown.server.ts'

/** The schedule in force, with what may be changed of it and what waits, and how it came to be so. */
export function SchedulePanels({ view }: { view: ScheduleShown }) {
  return (
    <>
      <Panel heading="The retention schedule" id="schedule">
        <p>Two people change it: one proposes, another approves. From then on it counts for every case.</p>
        <Table
          name="The retention schedule"
          cards
          rows={view.schedule}
          keyOf={({ id }) => id}
          columns={[
            { heading: 'What', names: true, cell: ({ label }) => label },
            { heading: 'Kept after it was finished', cell: ({ kept }) => kept },
            {
              heading: 'Where the numbers come from',
              cell: ({ basis, floor }) => <TwoLines first={basis} second={floor} />,
            },
            { heading: 'Change', cell: (row) => <ChangeLink row={row} /> },
          ]}
        />
      </Panel>
      <Panel heading="Changes of the schedule" id="changes">
        {view.changes.length === 0 ? (
          <Empty>Nobody changed it: the numbers are those that Offramp begins with.</Empty>
        ) : (
          <Table
            name="Changes of the schedule"
            cards
            rows={view.changes}
            keyOf={({ id }) => id}
            columns={[
              { heading: 'What', names: true, cell: ({ what }) => what },
              {
                heading: 'Before',
                cell: ({ before, beforeBasis }) => <TwoLines first={before} second={beforeBasis} />,
              },
              {
                heading: 'After',
                cell: ({ after, basis }) => <TwoLines first={after} second={basis} />,
              },
              { heading: 'Why', cell: ({ reason }) => reason },
              { heading: 'Proposed', cell: ({ proposed }) => proposed },
              {
                heading: 'What came of it',
                cell: ({ id, waits, came, note }) =>
                  waits ? (
                    <Link to={`/records/schedule/changes/${id}`}>Waits for a second person</Link>
                  ) : (
                    <TwoLines first={came} second={note} />
                  ),
              },
            ]}
          />
        )}
      </Panel>
    </>
  )
}

/** One cell: as a card it stands beside its heading whole. */
const TwoLines = ({ first, second }: { first: string; second: string | null }) => (
  <div>
    {first}
    {second ? <p className="quiet">{second}</p> : null}
  </div>
)

function ChangeLink({ row }: { row: ScheduleShown['schedule'][number] }) {
  if (row.waits)
    return (
      <Link to={`/records/schedule/changes/${row.waits}`} aria-label={`A change waits: ${row.label}`}>
        A change waits
      </Link>
    )
  if (!row.change) return null
  return (
    <Link to={`/records/schedule/${row.id}/change`} aria-label={`Change: ${row.label}`}>
      Change
    </Link>
  )
}
