import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { dayText } from '#app/ui/when.ts'

/** One standing in of a person: who stands in for them, or for whom they do. */
export interface StandIn {
  id: string
  mine: boolean
  other: string
  from: string
  until: string
  reason: string
  by: string
  runs: boolean
  now: boolean
}
interface Shown {
  user: { id: string; disabled: boolean }
  today: string
  may: { standIn: boolean }
  standIns: readonly StandIn[]
}

/** Who stands in for somebody, and for whom they do; a district lead names one for somebody who can't. */
export function StandIns({ view: { user, today, may, standIns } }: { view: Shown }) {
  const at = `/admin/users/${user.id}/stand-in`
  return (
    <Panel
      heading="Standing in"
      aside={may.standIn && !user.disabled ? <LinkButton to={`${at}/new`}>Name who stands in</LinkButton> : undefined}
    >
      {standIns.length === 0 ? <Empty>Nobody stands in.</Empty> : null}
      <ul className="plain-list">
        {standIns.map((one) => (
          <li key={one.id}>
            {one.mine ? `${one.other} stands in for them` : `They stand in for ${one.other}`}, from{' '}
            {dayText(one.from, today)} until {dayText(one.until, today)}
            {one.runs ? (one.now ? ' (now)' : '') : ' (ended early)'}: {one.reason} ({one.by}){' '}
            {may.standIn && one.runs ? <Link to={`${at}/${one.id}/end`}>End: {one.other}</Link> : null}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
