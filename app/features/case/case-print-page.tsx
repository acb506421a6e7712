import type { EntryShown } from '#app/ui/form/entry-view.tsx'
import { Button } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { PrintFrame } from '#app/ui/print-frame.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { instantText, momentText } from '#app/ui/when.ts'
import type { AroundPage } from './around-page.ts'
import { PrintedQuestions } from './printed-questions.tsx'
import { printedWentOn } from './decisions.ts'
import type { Decision } from './decisions.ts'
import { InWords, sayOf } from './in-words.tsx'
import type { QuestionOverTime } from '#app/domain/key-answers.ts'
import { EntryView } from './entry-views.tsx'

export interface CasePrintView extends AroundPage {
  visits: boolean
  hasVisits: boolean
  by: string
  team: readonly string[]
  decisions: readonly Decision[]
  entries: readonly {
    id: string
    kind: string
    sentence: string
    happened: { on: string; at: string | null }
    recordedAt: string
    by: string
    base: unknown
  }[]
  keyQuestions: readonly QuestionOverTime[]
  names: EntryShown['names']
}

/**
 * The case file as it is printed: facts, decisions, then every entry from the first to the last. Paper is read in other
 * years, so every day has its year.
 */
export function CasePrintPage({ view }: { view: CasePrintView }) {
  const { identity, zone } = view
  return (
    <InWords of={identity}>
      <div className="screen-only print-options">
        <p>
          Use your browser’s print. Opening this page was recorded as a print. Who reported, health and law-enforcement
          records are left out.
        </p>
        {view.hasVisits ? (
          <form method="get" action={`/cases/${view.caseId}/print`} className="filter-form">
            <label>
              <input type="checkbox" name="visits" value="yes" defaultChecked={view.visits} /> With details of home
              visits
            </label>
            <Button kind="second">Show again</Button>
          </form>
        ) : null}
        <p>
          <Link to={`/cases/${view.caseId}`}>Back to the case</Link>
        </p>
      </div>
      <PrintFrame number={view.number} title={`Case file ${view.number}`} by={view.by}>
        <SummaryList
          rows={[
            { label: sayOf(identity)('Student of concern'), value: identity.name ?? 'Not known' },
            ...(identity.grade ? [{ label: 'Grade', value: identity.grade }] : []),
            ...(identity.school ? [{ label: 'School', value: identity.school }] : []),
            { label: 'Stage', value: identity.stage },
            ...(identity.level ? [{ label: 'Level of concern', value: identity.level }] : []),
            { label: 'Team', value: view.team.join(', ') || 'Nobody yet' },
          ]}
        />
        <h2>Decisions</h2>
        <ol className="plain-list">
          {view.decisions.map((one) => (
            <li key={one.id}>{decisionText(one, zone)}</li>
          ))}
        </ol>
        <PrintedQuestions questions={view.keyQuestions} names={view.names} zone={zone} />
        <h2>Entries</h2>
        {view.entries.map((one) => (
          <section key={one.id} className="printed-entry">
            <h3>{one.sentence}</h3>
            <p className="quiet">
              {momentText(one.happened, zone)} · recorded {instantText(one.recordedAt, zone)} by {one.by}
            </p>
            {one.base ? <EntryView kind={one.kind} parts={{ base: one.base }} zone={zone} names={view.names} /> : null}
          </section>
        ))}
      </PrintFrame>
    </InWords>
  )
}

/** One decision on paper: when, who, what, what was missing then, and who went on without something. */
export const decisionText = (one: Decision, zone: string): string =>
  [
    `${momentText(one.happened, zone)}, ${one.by}: ${one.what}`,
    ...(one.missing.length > 0 ? [`Missing then: ${one.missing.join('; ')}.`] : []),
    ...one.wentOn.map((it) => printedWentOn(it, (at) => instantText(at, zone))),
  ].join(' ')
