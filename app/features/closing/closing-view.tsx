import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { viewOf } from '#app/ui/form/entry-view.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { SummaryRow } from '#app/ui/summary-list.tsx'
import { closingDesign } from './closing-form.tsx'

const Written = viewOf(closingDesign)

/** How a proposed closing reads on the timeline, on its page and in print. */
export function ClosingProposedView(shown: EntryShown) {
  const rows = leftOpenRow(shown.parts)
  return (
    <>
      <Written {...shown} />
      {rows.length > 0 ? <SummaryList rows={rows} /> : null}
    </>
  )
}

/** What a closing that rests on no judgement goes without. */
function leftOpenRow(parts: EntryShown['parts']): SummaryRow[] {
  const { leftOpen = [] } = (parts.base ?? {}) as { leftOpen?: readonly { words: string }[] }
  const list = (
    <ul>
      {leftOpen.map(({ words }) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
  return leftOpen.length > 0 ? [{ label: 'Closed without', value: list, wide: true }] : []
}

const asWords = { 'second person': 'Second person', 'district lead': 'District lead' } as const

/** How a signature under a closing reads. */
export function ClosingSignedView({ parts }: EntryShown) {
  const signed = parts.base as { as: keyof typeof asWords; note?: string }
  return (
    <SummaryList
      rows={[
        { label: 'Signed as', value: asWords[signed.as] },
        ...(signed.note ? [{ label: 'Note', value: signed.note, wide: true }] : []),
        ...leftOpenRow(parts),
      ]}
    />
  )
}

/** How a closing that was taken back reads. */
export function ClosingWithdrawnView({ parts }: EntryShown) {
  return <SummaryList rows={[{ label: 'Why', value: (parts.base as { reason: string }).reason, wide: true }]} />
}
