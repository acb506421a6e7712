import { CallLink } from '#app/ui/call-link.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'

type Contact =
  { seen: true; href: string; number: string; role: string; what: string; since: string | null } | { seen: false }

export interface PersonView {
  name: string
  /** Why the reader sees this person. */
  why: string
  facts: readonly { label: string; value: string }[]
  alike: readonly string[]
  guardians: readonly { id: string; name: string; relation: string; phone: string | null }[]
  stays: readonly { id: string; label: string; line: string }[]
  contacts: readonly Contact[]
}

/** One person: whom to call, where they live or stay, and contacts with us, always with the role (P11). */
export function PersonPage({ view }: { view: PersonView }) {
  return (
    <>
      <PageHead>{view.name}</PageHead>
      <p className="quiet no-print why-seen">Why you can see this: {view.why}.</p>
      {view.alike.length > 0 ? <Notice heading="Similar names">Not {view.alike.join(', not ')}.</Notice> : null}
      <Panel heading="On the roster">
        <SummaryList rows={view.facts} />
      </Panel>
      <Panel heading="Parents and guardians">
        {view.guardians.length === 0 ? <Empty>Nobody is listed.</Empty> : null}
        <ul className="plain-list">
          {view.guardians.map(({ id, name, relation, phone }) => (
            <li key={id}>
              {name}, {relation}
              {phone ? (
                <>
                  {' '}
                  <CallLink number={phone} />
                </>
              ) : null}
            </li>
          ))}
        </ul>
      </Panel>
      <Panel heading="Lives or stays at">
        {view.stays.length === 0 ? <Empty>No address is listed.</Empty> : null}
        <SummaryList rows={view.stays.map(({ label, line }) => ({ label, value: line }))} />
      </Panel>
      <Panel heading="Contacts with us">
        {view.contacts.length === 0 ? <Empty>None.</Empty> : null}
        <ul className="plain-list">
          {view.contacts.map((one, n) => (
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
    </>
  )
}
