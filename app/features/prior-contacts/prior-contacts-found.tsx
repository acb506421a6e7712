import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { PriorAround } from './prior-contacts-page.server.ts'

/** What was found, each with the role: a victim is never shown as a repeat concern (P11). */
export function PriorContactsFound({ around }: { around: PriorAround }) {
  if (!around.name) {
    return (
      <Notice>
        Nobody on the roster is identified yet, so there is nobody to search for here. Record it all the same: that is
        the result.
      </Notice>
    )
  }
  if (!around.onRoster) {
    return (
      <Notice>
        {around.name} is not on the roster, which holds students and their parents, so there is nobody to search for
        here. Record it all the same, with what you found elsewhere: that is the result.
      </Notice>
    )
  }
  return (
    <Panel heading={`Found for ${around.name}`}>
      {around.found.length === 0 ? <Empty>None.</Empty> : null}
      <ul className="plain-list">
        {around.found.map((one, n) => (
          <li key={n}>
            {one.seen ? (
              <>
                As {one.role}: <Link to={one.href}>{one.number}</Link>, {one.what}
                {one.since ? `, since ${one.since}` : ''}
              </>
            ) : (
              'A record exists that you can’t open. It may be in any role. Ask the records officer.'
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
