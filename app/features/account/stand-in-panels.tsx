import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { dayText } from '#app/ui/when.ts'

interface StandIn {
  id: string
  name: string
  from: string
  until: string
  reason: string
}
interface Shown {
  mayDelegate: boolean
  deputies: readonly StandIn[]
  represented: readonly StandIn[]
  today: string
}

/** Who stands in for oneself, and for whom one stands in. Left out for people who work on no team. */
export function StandInPanels({ view: { mayDelegate, deputies, represented, today } }: { view: Shown }) {
  if (!mayDelegate && represented.length === 0) return null
  return (
    <>
      {mayDelegate ? (
        <Panel
          heading="Somebody stands in for me"
          aside={<LinkButton to="/account/stand-in/new">Name who stands in</LinkButton>}
        >
          {deputies.length === 0 ? <Empty>Nobody. Name somebody before you are away.</Empty> : null}
          <ul className="plain-list">
            {deputies.map((one) => (
              <li key={one.id}>
                {one.name}, from {dayText(one.from, today)} until {dayText(one.until, today)}: {one.reason}{' '}
                <Link to={`/account/stand-in/${one.id}/end`}>End {one.name}’s standing in</Link>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
      {represented.length > 0 ? (
        <Panel heading="I stand in for">
          <ul className="plain-list">
            {represented.map((one) => (
              <li key={one.id}>
                {one.name}, from {dayText(one.from, today)} until {dayText(one.until, today)}. Their rows stand in your
                work, each marked.
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}
