import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import type { HistoryRowsView } from './history-opening.ts'

/** The review at a glance: a row for each source, each opened and saved alone. */
export function HistoryRows({ view }: { view: HistoryRowsView }) {
  return (
    <Table
      name="History review, by source"
      cards
      rows={view.rows}
      keyOf={(row) => row.source}
      columns={[
        {
          heading: 'Source',
          names: true,
          cell: (row) =>
            row.source === view.open ? (
              <strong>{row.label}</strong>
            ) : (
              <Link to={`/cases/${view.caseId}/history/${row.source}`}>{row.label}</Link>
            ),
        },
        { heading: 'How far', cell: (row) => row.state },
        { heading: 'Found', cell: (row) => row.found },
        { heading: 'When', cell: (row) => row.on },
      ]}
    />
  )
}
