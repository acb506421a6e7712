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
      {around.ledger ? <Ledger daysAway={around.daysAway} /> : null}
    </>
  )
}

function Ledger({ daysAway }: Pick<InterimAround, 'daysAway'>) {
  return (
    <Panel heading="Removal ledger">
      {daysAway.length === 0 ? (
        <p>No school day away.</p>
      ) : (
        <p>
          {daysAway.length === 1 ? '1 school day' : `${daysAway.length} school days`} away: {daysAway.join(', ')}.
        </p>
      )}
    </Panel>
  )
}
