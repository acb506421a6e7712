import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { instantText } from '#app/ui/when.ts'

interface Line {
  seq: number
  what: string
  who: string
  at: string
  number: string
  missing: readonly string[]
  href: string
}

/** Decisions worth a look, a line each: what, in which case, who, when, and what was missing then. */
export const WeightyTable = ({ lines, zone, today }: { lines: readonly Line[]; zone: string; today: string }) => (
  <Table
    name="Decisions worth a look"
    cards
    rows={lines}
    keyOf={({ seq }) => String(seq)}
    columns={[
      {
        heading: 'What',
        names: true,
        cell: ({ what, number, href }) => (
          <Link to={href}>
            {what}
            <span className="visually-hidden">: {number}</span>
          </Link>
        ),
      },
      { heading: 'Case', oneLine: true, cell: ({ number }) => number },
      { heading: 'Who', cell: ({ who }) => who },
      { heading: 'When', oneLine: true, cell: ({ at }) => instantText(at, zone, today) },
      { heading: 'Missing then', cell: ({ missing }) => (missing.length > 0 ? missing.join('; ') : 'Nothing') },
    ]}
  />
)
