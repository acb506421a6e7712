import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { SummaryRow } from '#app/ui/summary-list.tsx'

interface Held {
  attendance: readonly { name: string; relation?: string; expertiseLabel: string; part?: string }[]
  missingExpertise: readonly { id: string; label: string }[]
  absent?: string
  discussed?: string
  decided?: string
}

/** How a meeting reads: who was there for what, and for what nobody was. */
export function MeetingView({ parts }: EntryShown) {
  const held = parts.base as Held
  const people = (
    <ul>
      {held.attendance.map((one, n) => (
        <li key={n}>
          {[one.name, one.relation].filter(Boolean).join(', ')}: {one.expertiseLabel}
          {one.part ? ` (${one.part})` : ''}
        </li>
      ))}
    </ul>
  )
  const rows: SummaryRow[] = [{ label: 'Who was there', value: people, wide: true }]
  if (held.missingExpertise.length > 0) {
    rows.push({ label: 'Nobody was there for', value: held.missingExpertise.map(({ label }) => label).join(' · ') })
  }
  for (const [label, text] of [
    ['Missing, and why', held.absent],
    ['Discussed', held.discussed],
    ['Decided', held.decided],
  ] as const) {
    if (text) rows.push({ label, value: <span className="long-text">{text}</span>, wide: true })
  }
  return (
    <div className="entry-view">
      <SummaryList rows={rows} />
    </div>
  )
}
