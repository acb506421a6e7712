import { LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import type { CasePageView } from './case-page.query.server.ts'

type Menu = Pick<CasePageView, 'add' | 'steps' | 'inDanger' | 'caseId' | 'more'>

/** Everything that can be put on record, in one order; danger stands alone. Opens without script. */
export function AddMenu({ view }: { view: Menu }) {
  if (view.add.length === 0 && !view.inDanger) return null
  return (
    <div className="add-menu">
      {view.add.length > 0 ? (
        <details>
          <summary className="button button-main">Add to the case</summary>
          <MenuLinks name="Add to the case" items={view.add} />
          {view.steps.length > 0 ? <MenuLinks name="Decisions and work" heading items={view.steps} /> : null}
        </details>
      ) : null}
      {view.inDanger ? (
        <p className="danger-line">
          <LinkButton to={`/cases/${view.caseId}/danger`} kind="second">
            Someone is in danger now
          </LinkButton>
        </p>
      ) : null}
    </div>
  )
}

export function MoreMenu({ view }: { view: Pick<Menu, 'more'> }) {
  if (view.more.length === 0) return null
  return (
    <details className="more-menu">
      <summary className="button button-second">More</summary>
      <MenuLinks name="More about this case" items={view.more} />
    </details>
  )
}

function MenuLinks({
  name,
  heading,
  items,
}: {
  name: string
  heading?: boolean
  items: readonly { label: string; href: string }[]
}) {
  return (
    <nav aria-label={name}>
      {heading ? <p className="quiet">{name}</p> : null}
      <ul className="plain-list menu-list">
        {items.map(({ label, href }) => (
          <li key={href}>
            <Link to={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
