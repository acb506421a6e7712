import { CallLink } from '#app/ui/call-link.tsx'
import { Panel } from '#app/ui/panel.tsx'

/** Whom to call now, in the order in which they are called. */
export interface OnDutyShown {
  onDuty: readonly { name: string; phone: string | null }[]
  safetyPhone: string
}

export function OnDuty({ view }: { view: OnDutyShown }) {
  return (
    <Panel heading="On duty now">
      <Numbers view={view} />
    </Panel>
  )
}

/** On a phone, whom to call is the last row of what comes first. */
export function OnDutyRow({ view }: { view: OnDutyShown }) {
  return (
    <li className="task-row only-narrow">
      <div className="task-main">
        <h3>On duty now</h3>
        <Numbers view={view} />
      </div>
    </li>
  )
}

function Numbers({ view }: { view: OnDutyShown }) {
  return (
    <ul className="plain-list">
      {view.onDuty.map(({ name, phone }) => (
        <li key={name}>
          {name}
          {phone ? (
            <>
              {' '}
              <CallLink number={phone} />
            </>
          ) : null}
        </li>
      ))}
      {view.safetyPhone ? (
        <li>
          School Safety <CallLink number={view.safetyPhone} />
        </li>
      ) : null}
    </ul>
  )
}
