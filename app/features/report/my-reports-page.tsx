import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Table } from '#app/ui/table.tsx'

export interface MyReportRow {
  caseId: string
  reportNumber: string
  received: string
  status: string
}

/** What a reporter sees of their reports: number, day, one word. */
export function MyReportsPage({ rows }: { rows: readonly MyReportRow[] }) {
  return (
    <>
      <PageHead>My reports</PageHead>
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
          ]}
        />
      )}
      <p>
        <LinkButton to="/refer">Tell the team about a concern</LinkButton>
      </p>
    </>
  )
}
