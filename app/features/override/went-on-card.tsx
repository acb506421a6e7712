import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { WentOnPageView } from './went-on-page.server.ts'

/** Before which step, what was missing, who went on and why, and who has read it. */
export function WentOnCard({ view }: { view: WentOnPageView }) {
  return (
    <Panel heading={`${view.by}, ${view.at}`}>
      <SummaryList
        rows={[
          { label: 'Before', value: view.step.charAt(0).toUpperCase() + view.step.slice(1) },
          {
            label: 'Missing',
            wide: true,
            value: (
              <ul>
                {view.missing.map((words) => (
                  <li key={words}>{words}</li>
                ))}
              </ul>
            ),
          },
          { label: 'Reason', wide: true, value: <span className="long-text">{view.reason}</span> },
          { label: 'Read by', value: view.read ?? 'Not read by a district lead yet' },
        ]}
      />
    </Panel>
  )
}
