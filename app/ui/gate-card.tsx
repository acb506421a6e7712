import { useId } from 'react'
import type { ReactNode } from 'react'

/** One thing a decision still misses, in the words of its gate. */
export interface MissingShown {
  id: string
  rule: string
  source: string
  missing: string
  why: string
  youCan: string
  /** Where it can be put right; a full path. */
  href: string
  overridableBy: readonly string[]
}

const roleWords: Readonly<Record<string, string>> = { chair: 'The team chair', 'district-lead': 'The district lead' }

/** What stands between a person and a decision, why, and what can be done. Grey, with a heading and no icon. */
export function GateCard({ step, missing, children }: { step: string; missing: MissingShown; children?: ReactNode }) {
  const heading = useId()
  const who = missing.overridableBy.map((role) => roleWords[role] ?? role)
  const [first, ...others] = who
  return (
    <section className="gate-card" aria-labelledby={heading}>
      <h2 id={heading}>Not yet: {step}</h2>
      <p>
        Missing: <a href={missing.href}>{missing.missing}</a>
      </p>
      <p>
        Why: {ended(missing.why)} ({sourceOf(missing)})
      </p>
      <p>You can: {ended(missing.youCan)}.</p>
      {first ? (
        <p>{[first, ...others.map((other) => other.replace(/^The/, 'the'))].join(' or ')} can go on without it.</p>
      ) : null}
      {children}
    </section>
  )
}

/** Where a rule comes from, its number once: "practice rule P10", or "P24, Oregon ORS 339.327, borrowed". */
const sourceOf = ({ rule, source }: MissingShown) =>
  source.split(/\W+/).includes(rule) ? source : `${rule}, ${source}`

/** Without its last full stop, because the sentence goes on or is ended by the card. */
const ended = (text: string) => text.replace(/[.\s]+$/, '')
