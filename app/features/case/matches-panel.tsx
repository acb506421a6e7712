import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { MatchShown } from './matches-shown.ts'

/** Other reports and cases that may tell of the same: each is read, then joined or told apart. */
export function MatchesPanel({ rows, more }: { rows: readonly MatchShown[]; more: number }) {
  if (rows.length === 0) return null
  return (
    <Panel heading={rows.length + more === 1 ? 'A possible match' : 'Possible matches'} id="matches">
      <p>Read both. Join them if they are the same; if not, say why.</p>
      <ul className="plain-list match-list">
        {rows.map(({ label, why, href, joins, apart }) => (
          <li key={href}>
            <Link to={href}>{label}</Link> <span className="quiet">{why}</span>
            {joins || apart ? (
              <span className="row-links">
                {joins ? (
                  <Link to={joins} aria-label={`Join with ${label}`}>
                    Join
                  </Link>
                ) : null}
                {apart ? (
                  <Link to={apart} aria-label={`Not the same as ${label}`}>
                    Not the same
                  </Link>
                ) : null}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="quiet">And {more} more.</p> : null}
    </Panel>
  )
}
