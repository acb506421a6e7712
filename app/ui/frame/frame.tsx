import type { ReactNode } from 'react'
import { Link } from '../link.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { Icon, Mark } from './icons.tsx'
import type { IconName } from './icons.tsx'
import { SessionWatch } from './session-watch.tsx'
import { SkipLink } from './skip-link.tsx'

export interface NavItem {
  to: string
  label: string
  icon: IconName
  /** This is where the person is. */
  here?: boolean
}

export interface FrameProps {
  district: string
  demo?: boolean
  /** What the person's roles allow, in the order of the rail. */
  nav: readonly NavItem[]
  person: { name: string; role?: string }
  /** Quiet links at the foot of the rail and under "More". */
  foot: readonly { to: string; label: string }[]
  children: ReactNode
}

/** What the bottom bar holds besides the first page of the rail; everything else is under "More". */
const inBar = ['/work', '/refer', '/cases']
/** Shorter words for the bar. */
const barWords: Readonly<Record<string, string>> = { 'My work': 'Work', 'Auditor’s desk': 'Desk' }

/** The page of somebody who is signed in: a rail at the left, on a phone a bar at the bottom, the same order in both. */
export function Frame({ district, demo, nav, person, foot, children }: FrameProps) {
  const isInBar = ({ to }: NavItem) => inBar.includes(to) || to === nav[0]?.to
  const bar = nav.filter(isInBar)
  const rest = nav.filter((item) => !isInBar(item))
  return (
    <div className="frame">
      <header className="frame-head">
        <SkipLink />
        {demo ? <DemoBanner /> : null}
        <div className="rail">
          <Link to="/work" className="brand" aria-label="Offramp, my work">
            <Mark />
            <span>Offramp</span>
          </Link>
          <p className="rail-district">{district}</p>
          <nav aria-label="Main">
            <ul>
              {nav.map((item) => (
                <li key={item.to}>
                  <NavLink item={item} />
                </li>
              ))}
            </ul>
          </nav>
          <Person person={person} foot={foot} />
        </div>
      </header>
      <main id="main" className="main">
        {children}
      </main>
      <nav className="bar" aria-label="Main, at the bottom">
        <ul>
          {bar.map((item) => (
            <li key={item.to}>
              <NavLink item={{ ...item, label: barWords[item.label] ?? item.label }} />
            </li>
          ))}
          <li>
            <details className="bar-more">
              <summary>
                <Icon name="more" />
                <span>More</span>
              </summary>
              <div className="bar-sheet">
                <ul>
                  {rest.map((item) => (
                    <li key={item.to}>
                      <NavLink item={item} />
                    </li>
                  ))}
                </ul>
                <Person person={person} foot={foot} />
              </div>
            </details>
          </li>
        </ul>
      </nav>
      <form method="post" action="/sign-out" id="sign-out-now" />
      <SessionWatch />
    </div>
  )
}

const NavLink = ({ item }: { item: NavItem }) => (
  <Link to={item.to} className="nav-link" aria-current={item.here ? 'page' : undefined}>
    <Icon name={item.icon} />
    <span>{item.label}</span>
  </Link>
)

function Person({ person, foot }: Pick<FrameProps, 'person' | 'foot'>) {
  return (
    <div className="person">
      <p>
        <Link to="/account">{person.name}</Link>
        {person.role ? <span className="quiet">{person.role}</span> : null}
      </p>
      {foot.map(({ to, label }) => (
        <p key={to}>
          <Link to={to}>{label}</Link>
        </p>
      ))}
      <form method="post" action="/sign-out">
        <button className="button button-quiet" type="submit">
          Sign out
        </button>
      </form>
    </div>
  )
}
