import { Link } from './link.tsx'

/** One page after another by key. `count` is already in words: "1,000+ cases". */
export function Pagination({ count, newer, older }: { count?: string; newer?: string; older?: string }) {
  return (
    <nav className="pagination" aria-label="Pages of this list">
      {count ? <p className="quiet">{count}</p> : null}
      <p className="pagination-links">
        {newer ? <Link to={newer}>Back to the first page</Link> : null}
        {older ? <Link to={older}>Next page</Link> : null}
      </p>
    </nav>
  )
}
