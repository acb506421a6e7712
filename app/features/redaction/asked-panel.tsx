import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

/** Who asked for it, on which order, and from when on it may be done; nothing where nobody did. */
export function AskedPanel({ asked }: { asked?: { by: string; reference: string; from: string } | null }) {
  if (!asked) return null
  return (
    <Panel heading="What was asked for">
      <SummaryList
        rows={[
          { label: 'Asked by', value: asked.by },
          { label: 'The court’s order', value: asked.reference },
          { label: 'Not before', value: asked.from },
        ]}
      />
    </Panel>
  )
}
