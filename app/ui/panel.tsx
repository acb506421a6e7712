import { useId } from 'react'
import type { ReactNode } from 'react'

/** A part of a page with its heading. `level` keeps the headings in order. */
export function Panel({
  heading,
  children,
  level = 2,
  aside,
  id,
}: {
  heading: string
  children: ReactNode
  level?: 2 | 3
  aside?: ReactNode
  id?: string
}) {
  const own = useId()
  const Heading = `h${level}` as const
  return (
    <section className="panel" aria-labelledby={own} id={id}>
      <div className="panel-head">
        <Heading id={own}>{heading}</Heading>
        {aside}
      </div>
      {children}
    </section>
  )
}

/** The main column and what stands beside it where there is room; below it on a phone. */
export function Columns({ children, aside, wide }: { children: ReactNode; aside: ReactNode; wide?: boolean }) {
  return (
    <div className={wide ? 'columns columns-wide' : 'columns'}>
      <div className="column-main">{children}</div>
      <div className="column-aside">{aside}</div>
    </div>
  )
}
