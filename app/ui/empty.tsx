import type { ReactNode } from 'react'

/** A list with nothing in it says so, and what comes next. */
export function Empty({ heading, children }: { heading?: string; children?: ReactNode }) {
  return (
    <div className="empty">
      {heading ? <p className="empty-heading">{heading}</p> : null}
      {children ? <p>{children}</p> : null}
    </div>
  )
}
