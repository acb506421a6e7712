import type { ReactNode } from 'react'

interface Printed {
  /** The case number, never a name: it stands on every sheet. */
  number: string
  title: string
  /** Who printed it and when, as text. */
  by: string
  children: ReactNode
}

/** A page made for paper. Each sheet says that it is the team's copy and not for release. */
export function PrintFrame({ number, title, by, children }: Printed) {
  return (
    <article className="print-frame">
      <header className="print-head">
        <strong>Team copy, not for release</strong>
        <span>{number}</span>
      </header>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
      <footer className="print-foot">{by}</footer>
    </article>
  )
}
