import type { ReactNode } from 'react'

interface Printed {
  /** The case number, never a name: it stands on every sheet. */
  number: string
  title: string
  /** Who printed it and when, as text. */
  by: string
  /** What each sheet says in place of that it is the team’s. */
  head?: string
  children: ReactNode
}

/** A page made for paper. Each sheet says that it is the team's copy and not for release, unless it is made for somebody else. */
export function PrintFrame({ number, title, by, head = 'Team copy, not for release', children }: Printed) {
  return (
    <article className="print-frame">
      <header className="print-head">
        <strong>{head}</strong>
        <span>{number}</span>
      </header>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
      <footer className="print-foot">{by}</footer>
    </article>
  )
}
