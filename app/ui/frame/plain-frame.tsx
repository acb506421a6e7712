import type { ReactNode } from 'react'
import { DemoBanner } from './demo-banner.tsx'
import { Mark } from './icons.tsx'
import { SkipLink } from './skip-link.tsx'

/** A page before anybody is signed in, or when something went wrong: the name of the house and one column. */
export function PlainFrame({ children, demo, district }: { children: ReactNode; demo?: boolean; district?: string }) {
  return (
    <div className="plain-frame">
      <header>
        <SkipLink />
        {demo ? <DemoBanner /> : null}
        <div className="plain-head">
          <a className="brand" href="/">
            <Mark />
            <span>Offramp</span>
          </a>
          {district ? <p className="rail-district">{district}</p> : null}
        </div>
      </header>
      <main id="main" className="main">
        {children}
      </main>
    </div>
  )
}
