import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'

interface OwnOpening {
  id: string
  number: string
  when: string
  state: string
  /** While it still runs. */
  open: { href: string; until: string } | null
}

/** What somebody opened in an emergency before, and how its review stands. */
export function OwnOpenings({ own }: { own: readonly OwnOpening[] }) {
  if (own.length === 0) return null
  return (
    <Panel heading="What you opened before" id="own">
      <ul className="plain-list">
        {own.map(({ id, number, when, state, open }) => (
          <li key={id}>
            {open ? <Link to={open.href}>{number}</Link> : number}, {when}. {open ? `Open until ${open.until}. ` : ''}
            {state}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
