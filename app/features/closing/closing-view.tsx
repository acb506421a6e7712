import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { viewOf } from '#app/ui/form/entry-view.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { closingDesign } from './closing-form.tsx'

/** How a proposed closing reads on the timeline, on its page and in print. */
export const ClosingProposedView = viewOf(closingDesign)

const asWords = { 'second person': 'Second person', 'district lead': 'District lead' } as const

/** How a signature under a closing reads. */
export function ClosingSignedView({ parts }: EntryShown) {
  const signed = parts.base as { as: keyof typeof asWords; note?: string }
  return (
    <SummaryList
      rows={[
        { label: 'Signed as', value: asWords[signed.as] },
        ...(signed.note ? [{ label: 'Note', value: signed.note, wide: true }] : []),
      ]}
    />
  )
}

/** How a closing that was taken back reads. */
export function ClosingWithdrawnView({ parts }: EntryShown) {
  return <SummaryList rows={[{ label: 'Why', value: (parts.base as { reason: string }).reason, wide: true }]} />
}
