import { LinkButton } from '#app/ui/button.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { InterimAround } from './interim-around.ts'

/** Measures that still stand, and the days on which the student was kept away: each school day counts once. */
export function InterimBeside({ around }: { around: InterimAround }) {
  return (
    <>
      <Panel
        heading="Measures that stand"
        aside={
          around.standing.length > 0 ? (
            <LinkButton to={`/cases/${around.caseId}/interim/end`}>End a measure</LinkButton>
          ) : null
        }
      >
        {around.standing.length === 0 ? (
          <p>None.</p>
        ) : (
          <ul className="plain-list">
            {around.standing.map(({ value, label, hint }) => (
              <li key={value}>
                {label}
                {hint ? `, ${hint}` : ''}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel heading="Removal ledger">
        {around.daysAway.length === 0 ? (
          <p>No school day away.</p>
        ) : (
          <p>
            {around.daysAway.length === 1 ? '1 school day' : `${around.daysAway.length} school days`} away:{' '}
            {around.daysAway.join(', ')}.
          </p>
        )}
      </Panel>
    </>
  )
}
