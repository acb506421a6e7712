import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Table } from '#app/ui/table.tsx'

export interface MyReportRow {
  caseId: string
  reportNumber: string
  received: string
  status: string
}

interface Shown {
  rows: readonly MyReportRow[]
  /** A dispatcher: adds the times of police units. */
  dispatches: boolean
  /** Times of a unit were just saved. */
  saved: boolean
}

/** What a reporter sees of their reports: number, day, one word. */
export function MyReportsPage({ view: { rows, dispatches, saved } }: { view: Shown }) {
  return (
    <>
      <PageHead>My reports</PageHead>
      {saved ? <Notice tone="done">The times are on record. The team reads them.</Notice> : null}
      {rows.length === 0 ? (
        <Empty>You haven’t sent a report. If somebody worries you, tell us.</Empty>
      ) : (
        <Table
          name="My reports"
          rows={rows}
          keyOf={(row) => row.caseId}
          columns={[
            { heading: 'Report', cell: (row) => row.reportNumber, names: true },
            { heading: 'Sent', cell: (row) => row.received },
            { heading: 'Status', cell: (row) => row.status },
            ...(dispatches
              ? [
                  {
                    heading: 'Police unit',
                    cell: (row: MyReportRow) => (
                      <Link to={`/reports/${row.caseId}/unit`} aria-label={`Times of a unit: ${row.reportNumber}`}>
                        Times of a unit
                      </Link>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <p>
        <LinkButton to="/refer">Tell the team about a concern</LinkButton>{' '}
        {dispatches ? (
          <LinkButton to="/refer/for-somebody" kind="second">
            Enter a report for somebody else
          </LinkButton>
        ) : null}
      </p>
    </>
  )
}
