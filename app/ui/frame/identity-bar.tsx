import type { ReactNode } from 'react'
import { Notice } from '../notice.tsx'
import { OpenedBanner } from './opened-banner.tsx'
import type { Opened } from './opened-banner.tsx'

/** Who and what a page is about: never in the browser's title, always on the page. */
export interface Identity {
  /** "RA-27-0044", or "R-1042" before there is a case. */
  number: string
  /** Absent while the student is unknown, or where the name may not be read. */
  name?: string
  /** The name may not be read here: the number stands in its place. */
  unread?: boolean
  grade?: string
  /** An adult is the concern: the page says "the person" where it says "the student" otherwise. */
  adult?: boolean
  school?: string
  /** "Inquiry"; "Screening" before a case; "Closed" after it. */
  stage: string
  /** "Level of concern: High, since 26 Feb". Absent in a screening and after closing. */
  level?: string
  /** Similar names that this is not: live from the roster, shown here only, never printed. */
  not?: readonly string[]
  /** Before a case: the bar begins with the word. */
  screening?: boolean
  /** Read for a short time by somebody who is not on the case. */
  opened?: Opened
  /** "team member, Sutter Ridge, since 3 Sep": why the reader sees it. */
  why?: string
  /** In whose place the reader acts, where somebody stands in. */
  inPlaceOf?: string
  /** The reader has no page of the case to be led to. */
  headerOnly?: boolean
}

/**
 * Stays in sight while the page scrolls: two lines on a phone, one where there is room. Under it, and not held there, in
 * whose place the reader acts and why they see the page.
 */
export function IdentityBar({ identity, to }: { identity: Identity; to?: string }) {
  const { why, inPlaceOf } = identity
  return (
    <>
      {identity.opened ? <OpenedBanner opened={identity.opened} /> : null}
      <Bar identity={identity} to={identity.headerOnly ? undefined : to} />
      {inPlaceOf ? (
        <Notice heading={`You are here in ${inPlaceOf}’s place`}>
          {`What you do is recorded under your own name, in the place of ${inPlaceOf}.`}
        </Notice>
      ) : null}
      {why ? <p className="quiet no-print why-seen">Why you can see this: {why}.</p> : null}
    </>
  )
}

function Bar({ identity, to }: { identity: Identity; to?: string }) {
  const { number, name, unread, grade, school, stage, level, not = [], screening } = identity
  const heading = screening
    ? `Screening ${number}`
    : (name ?? (unread ? number : identity.adult ? 'Person not known yet' : 'Student not known yet'))
  const facts = [screening ? name : undefined, grade ? `gr ${grade}` : undefined, school]
  return (
    <div className="identity-bar" role="region" aria-label="This case">
      <p className="identity-who">
        <strong>{to ? <a href={to}>{heading}</a> : heading}</strong>
        {facts.filter(Boolean).map((fact) => (
          <Fact key={fact}>{fact}</Fact>
        ))}
      </p>
      <p className="identity-state">
        {screening || heading === number ? null : <Fact>{number}</Fact>}
        {screening && stage === 'Screening' ? null : <Fact>{stage}</Fact>}
        {level ? <Fact>{levelShown(level)}</Fact> : null}
        {not.length > 0 ? <Fact className="identity-not">Not {not.join(', not ')}</Fact> : null}
      </p>
    </div>
  )
}

const label = 'Level of concern: '

/** The words before the level, apart from it: a phone shows the level alone, whoever listens hears both. */
const levelShown = (level: string): ReactNode =>
  level.startsWith(label) ? (
    <>
      <span className="identity-label">{label}</span>
      {level.slice(label.length)}
    </>
  ) : (
    level
  )

/** One fact of the bar; the space keeps it a word of its own for whoever listens. */
const Fact = ({ children, className }: { children: ReactNode; className?: string }) => (
  <>
    {' '}
    <span className={className}>{children}</span>
  </>
)
