import type { ReactNode } from 'react'

export interface SummaryRow {
  label: string
  value: ReactNode
  /** Exact words and long texts take the whole width. */
  wide?: boolean
}

/** What was answered, question by question. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="summary-list">
      {rows.map(({ label, value, wide }) => (
        <div key={label} className={wide ? 'summary-row summary-wide' : 'summary-row'}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
