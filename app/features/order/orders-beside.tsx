import { LinkButton } from '#app/ui/button.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { OrderShown } from './orders-to-pick.ts'

const stateWords: Readonly<Record<OrderShown['state'], string>> = {
  stands: '',
  replaced: ' · replaced by another, no alarms',
  ended: ' · ended',
  'not replaced': ' · over, not replaced',
}

/** All orders of the case: those that stand, and those that were replaced or ended. */
export function OrdersBeside({ caseId, orders }: { caseId: string; orders: readonly OrderShown[] }) {
  const standing = orders.some(({ state }) => state === 'stands' || state === 'not replaced')
  return (
    <Panel
      heading="Orders of this case"
      aside={standing ? <LinkButton to={`/cases/${caseId}/order/end`}>An order ended</LinkButton> : null}
    >
      {orders.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul className="plain-list">
          {orders.map(({ root, label, until, state }) => (
            <li key={root}>
              {label}, {until}
              {stateWords[state]}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
