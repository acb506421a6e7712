import { Panel } from '#app/ui/panel.tsx'
import type { MissedShown } from './missed-lines.ts'

/** What was missed of the plan, an action each, before it is asked how the plan is working. */
export function MissedPanel({ missed }: { missed: MissedShown | null }) {
  if (!missed) return null
  return (
    <Panel heading={missed.heading}>
      {missed.actions.length === 0 ? (
        <p>Nothing.</p>
      ) : (
        <ul className="plain-list">
          {missed.actions.map(({ id, what, lines }) => (
            <li key={id}>
              {what}
              {lines.map((line) => (
                <p key={line} className="quiet">
                  {line}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
