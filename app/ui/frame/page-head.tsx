import type { ReactNode } from 'react'

/** The one `h1` of a page. Focus comes here after the page has changed. */
export function PageHead({ children, lead, before }: { children: ReactNode; lead?: ReactNode; before?: ReactNode }) {
  return (
    <div className="page-head">
      {before}
      <h1 tabIndex={-1}>{children}</h1>
      {lead ? <div className="lead">{typeof lead === 'string' ? <p>{lead}</p> : lead}</div> : null}
    </div>
  )
}
