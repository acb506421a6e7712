import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import { leftOutWords, suppressionWords } from './counts-words.ts'
import type { CountsView } from './counts.query.server.ts'

const number = (count: number | null) =>
  count === null ? <span className="quiet">{leftOutWords}</span> : count.toLocaleString('en-US')

/** Counts without names, by school and one thing more, with what is left out of them and why. */
export function CountsPage({ view: { by, ways, about, asOf, table } }: { view: CountsView }) {
  return (
    <>
      <PageHead lead={`As of ${asOf}. ${about}`}>Counts</PageHead>
      <nav aria-label="Counted by" className="no-print">
        <ul className="link-row">
          {ways.map(({ id, label }) => (
            <li key={id}>
              <Link to={`/counts?by=${id}`} aria-current={id === by ? 'page' : undefined}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Table
        name={`Counts, ${by}`}
        rows={table.rows}
        keyOf={({ school }) => school}
        columns={[
          { heading: 'School', names: true, cell: ({ school }) => school },
          ...table.columns.map(({ label }, n) => ({
            heading: label,
            oneLine: true,
            cell: ({ cells }: CountsView['table']['rows'][number]) => number(cells[n] ?? null),
          })),
          { heading: 'Total', oneLine: true, cell: ({ total }) => number(total) },
        ]}
      />
      <p className="no-print">
        <a href={`/counts/file?by=${by}`} download>
          Take this table as a file (CSV)
        </a>
      </p>
      <Panel heading="What is left out">
        <ul className="plain-list">
          {suppressionWords.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Panel>
    </>
  )
}
