import { Table } from './table.tsx'
import type { Column } from './table.tsx'

interface Series {
  label: string
  values: readonly number[]
}

interface Chart {
  /** What is counted: "Events a day". */
  title: string
  /** What each bar stands for, in order: days, months. */
  names: readonly string[]
  series: readonly Series[]
  /** Heading of the table's first column. */
  each: string
}

const high = 100
const wide = 10

/**
 * Counts as bars, a row of its own for each kind, each to its own scale: so no kind needs a colour, and none hides behind
 * another. The same numbers stand below as a table. Drawn without script; reads in grey and on paper.
 */
export function BarChart({ title, names, series, each }: Chart) {
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <div className="chart-rows">
        {series.map((one) => (
          <Bars key={one.label} one={one} names={names} />
        ))}
      </div>
      <details className="chart-table">
        <summary>
          The same as a table<span className="visually-hidden">: {title}</span>
        </summary>
        <Table
          name={title}
          rows={names.map((name, n) => ({ name, n }))}
          keyOf={({ n }) => String(n)}
          columns={[{ heading: each, names: true, oneLine: true, cell: ({ name }) => name }, ...series.map(countsOf)]}
        />
      </details>
    </figure>
  )
}

const countsOf = ({ label, values }: Series): Column<{ name: string; n: number }> => ({
  heading: label,
  oneLine: true,
  cell: ({ n }) => (values[n] ?? 0).toLocaleString('en-US'),
})

/** One kind: how many in all, and when the most. */
function Bars({ one: { label, values }, names }: { one: Series; names: readonly string[] }) {
  const most = Math.max(0, ...values)
  const all = values.reduce((sum, value) => sum + value, 0)
  const when = names[values.indexOf(most)] ?? ''
  const said =
    all === 0 ? 'none' : `${all.toLocaleString('en-US')} in all, most ${most.toLocaleString('en-US')} (${when})`
  return (
    <div className="chart-row">
      <p className="chart-label">
        <strong>{label}</strong> <span className="quiet">{said}</span>
      </p>
      <svg
        className="chart-bars"
        role="img"
        aria-label={`${label}, ${names[0] ?? ''} to ${names.at(-1) ?? ''}: ${said}`}
        viewBox={`0 0 ${values.length * wide} ${high}`}
        preserveAspectRatio="none"
      >
        {values.map((value, n) => {
          const tall = most === 0 ? 0 : Math.max(value === 0 ? 0 : 2, (value / most) * high)
          return (
            <rect
              key={names[n]}
              x={n * wide + 1}
              y={high - tall}
              width={wide - 2}
              height={tall}
              className="chart-bar"
            />
          )
        })}
        <path className="chart-ground" d={`M0 ${high}H${values.length * wide}`} vectorEffect="non-scaling-stroke" />
      </svg>
      <p className="chart-ends" aria-hidden="true">
        <span>{names[0]}</span>
        <span>{names.at(-1)}</span>
      </p>
    </div>
  )
}
