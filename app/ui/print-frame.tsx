import type { ReactNode } from 'react'

interface Printed {
  /** The case number, never a name: it stands on every sheet. */
  number: string
  title: string
  /** Who printed it and when, with the mark of the printing, as text: it stands on every sheet. */
  by: string
  /** Whose copy it is, where it is not the team's: it stands on every sheet. */
  head?: string
  children: ReactNode
}

/** A page made for paper. Each sheet says that it is the team's copy and not for release, unless it is made for somebody else. */
export function PrintFrame({ number, title, by, head, children }: Printed) {
  return (
    <article className={head ? 'print-frame print-given' : 'print-frame'}>
      <PrintHead right={number}>{head ?? 'Team copy, not for release'}</PrintHead>
      <h1 tabIndex={-1}>{title}</h1>
      {children}
      <PrintFoot>{by}</PrintFoot>
    </article>
  )
}

/** What stands above on every sheet: whose copy it is, and of what. */
export const PrintHead = ({ children, right }: { children: ReactNode; right?: ReactNode }) => (
  <header className="print-head">
    <p>
      <strong>{children}</strong>
      <span>{right}</span>
    </p>
  </header>
)

/** What stands below on every sheet. */
export const PrintFoot = ({ children }: { children: ReactNode }) => (
  <footer className="print-foot">
    <p>{children}</p>
  </footer>
)
