import { Fragment } from 'react'
import { DueDate } from '#app/ui/due-date.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { dayText } from '#app/ui/when.ts'
import type { CaseRow } from './case-list.query.server.ts'

interface Shown {
  rows: readonly CaseRow[]
  zone: string
  today: string
  empty: string
}

/** Folders as a table; on a phone each row is a card with the same facts in reading order. */
export function CaseRows({ rows, zone, today, empty }: Shown) {
  if (rows.length === 0) return <Empty>{empty}</Empty>
  return (
    <Table
      name="Cases"
      cards
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        {
          heading: 'Number',
          names: true,
          cell: (row) => <CaseNumber row={row} />,
        },
        { heading: 'Student', cell: studentWords },
        { heading: 'School', cell: ({ school }) => school },
        { heading: 'Stage', cell: ({ stage }) => stage },
        { heading: 'Level of concern', cell: ({ level }) => level },
        { heading: 'Lead', cell: ({ lead }) => lead },
        { heading: 'Next due', cell: (row) => <NextDue row={row} zone={zone} today={today} /> },
        { heading: 'Changed', cell: ({ updatedOn }) => dayText(updatedOn, today) },
      ]}
    />
  )
}

/** The way into the case, where there is one. */
function CaseNumber({ row }: { row: CaseRow }) {
  if (row.href) return <Link to={row.href}>{row.number}</Link>
  if (row.outside.length === 0) return row.number
  return (
    <span className="case-outside">
      {row.number}
      {row.outside.map(({ label, href }) => (
        <Fragment key={href}>
          {' '}
          <Link to={href} className="quiet">
            {label}
            <span className="visually-hidden">: {row.number}</span>
          </Link>
        </Fragment>
      ))}
    </span>
  )
}

/** Whom it is about; where that may not be known, whom to ask. */
function studentWords(row: CaseRow): string {
  if (row.header) return `Ask ${row.lead ?? 'the team'}`
  if (!row.student) return 'Not known yet'
  return row.grade ? `${row.student}, gr ${row.grade}` : row.student
}

function NextDue({ row, zone, today }: { row: CaseRow; zone: string; today: string }) {
  if (!row.due) return null
  return (
    <span className="next-due">
      {row.due.what ? `${row.due.what} ` : ''}
      <DueDate on={row.due.on} at={row.due.at} zone={zone} today={today} overdue={row.due.overdue} />
    </span>
  )
}
