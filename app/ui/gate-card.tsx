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
  /** Set on one of several alike, which are named together. */
  oneOf?: { kind: string; lack: string; label: string }
  /** What can be done in its place, at once. */
  instead?: { words: string; href: string }
}

const roleWords: Readonly<Record<string, string>> = { chair: 'The team chair', 'district-lead': 'The district lead' }

/**
 * What stands between a person and a decision, why, and what can be done: one card a press, in which what has the same
 * reason is said once. Grey, with a heading and no icon.
 */
export function GateCard({
  step,
  missing,
  children,
}: {
  step: string
  missing: readonly MissingShown[]
  children?: ReactNode
}) {
  const heading = useId()
  const exits = new Map(missing.flatMap(({ instead }) => (instead ? [[instead.href, instead.words]] : [])))
  return (
    <section className="gate-card" aria-labelledby={heading}>
      <h2 id={heading}>Not yet: {step}</h2>
      {byReason(missing).map((alike) => (
        <Reason key={alike[0].id} alike={alike} />
      ))}
      {[...exits].map(([href, words]) => (
        <p key={href}>
          Or <a href={href}>{words}</a>.
        </p>
      ))}
      {children}
    </section>
  )
}

type Alike = [MissingShown, ...MissingShown[]]

/** What is missing for one reason. */
function Reason({ alike }: { alike: Alike }) {
  const [first, ...more] = alike
  const [who, ...others] = first.overridableBy.map((role) => roleWords[role] ?? role)
  return (
    <div className="gate-reason">
      {more.length === 0 ? (
        <p>
          Missing: <a href={first.href}>{first.missing}</a>
        </p>
      ) : (
        <>
          <p>
            Missing:{first.oneOf ? ` ${alike.length} ${first.oneOf.kind.toLowerCase()} ${first.oneOf.lack}.` : null}
          </p>
          <ul className={first.oneOf ? 'gate-links gate-links-short' : 'gate-links'}>
            {alike.map(({ id, href, oneOf, missing }) => (
              <li key={id}>
                <a href={href}>{oneOf?.label ?? missing}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        Why: {ended(first.why)} ({sourceOf(first)})
      </p>
      <p>You can: {ended(first.youCan)}.</p>
      {who ? (
        <p>{[who, ...others.map((other) => other.replace(/^The/, 'the'))].join(' or ')} can go on without it.</p>
      ) : null}
    </div>
  )
}

/** What has the same reason and the same way out stands together, in the order in which it came. */
function byReason(missing: readonly MissingShown[]): Alike[] {
  const groups = new Map<string, Alike>()
  for (const one of missing) {
    const key = [one.rule, one.why, one.youCan, ...one.overridableBy].join('\n')
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

/** Where a rule comes from, its number once: "practice rule P10", or "P24, Oregon ORS 339.327, borrowed". */
const sourceOf = ({ rule, source }: MissingShown) =>
  source.split(/\W+/).includes(rule) ? source : `${rule}, ${source}`

/** Without its last full stop, because the sentence goes on or is ended by the card. */
const ended = (text: string) => text.replace(/(?<![.\s])[.\s]+$/, '')
