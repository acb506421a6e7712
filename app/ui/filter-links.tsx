import { Link } from './link.tsx'

export interface FilterShown {
  label: string
  to: string
  here: boolean
}

/** Ways to look at one list, as links: the address is the view. */
export function FilterLinks({ name, filters }: { name: string; filters: readonly FilterShown[] }) {
  return (
    <nav className="filters" aria-label={name}>
      <ul>
        {filters.map(({ label, to, here }) => (
          <li key={to}>
            <Link to={to} aria-current={here ? 'true' : undefined}>
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
