import { FilterLinks } from '#app/ui/filter-links.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
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
      <FilterLinks
        name="Counted by"
        filters={ways.map(({ id, label }) => ({ label, to: `/counts?by=${id}`, here: id === by }))}
      />
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
