import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { instantText, momentText } from '#app/ui/when.ts'
import type { AroundPage } from './around-page.ts'
import { CasePageFrame } from './case-page-frame.tsx'
import { readWords } from './decisions.ts'
import type { Decision } from './decisions.ts'

/** A decision with the rule and profile that it was made under, and the way to what was on record then. */
type DecisionShown = Decision & { under: string | null; asOf: string; lowered: string | null; tellsMissing: boolean }
export type DecisionsView = AroundPage & { decisions: readonly DecisionShown[] }

/** The decisions of a case, oldest first, each with its ground. */
export function DecisionsPage({ view }: { view: DecisionsView }) {
  return (
    <CasePageFrame page={view} heading="Decisions" lead="Who decided, when, on what, and what was still missing.">
      {view.decisions.length === 0 ? <Empty>No decision yet.</Empty> : null}
      <ol className="plain-list decision-list">
        {view.decisions.map((one) => (
          <li key={one.id} id={one.id} className="panel">
            <h2>
              <Link to={one.href}>{one.what}</Link>
            </h2>
            <p className="quiet">{madeBy(one, view)}</p>
            {grounds(one, view).length > 0 ? <SummaryList rows={grounds(one, view)} /> : null}
            <p className="no-print">
              <Link to={one.asOf}>
                What was on record then<span className="visually-hidden">: {one.what}</span>
              </Link>
            </p>
          </li>
        ))}
      </ol>
    </CasePageFrame>
  )
}

/** "Dr. Helen Okafor, Thu 25 Feb, 8:58 pm", and when it was recorded where that was later. */
function madeBy(one: DecisionShown, { zone, today }: DecisionsView): string {
  const happened = momentText(one.happened, zone, today)
  const recorded = instantText(one.recordedAt, zone, today)
  return `${one.by}, ${happened}${recorded === happened ? '' : `; recorded ${recorded}`}`
}

/** What it rests on, what was missing then, who went on without it and who has read why, and under which rule it was made. */
function grounds(one: DecisionShown, view: DecisionsView) {
  return [
    ...(one.lowered ? [{ label: 'What it changed', wide: true, value: one.lowered }] : []),
    ...(one.on.length > 0
      ? [
          {
            label: 'On these entries',
            wide: true,
            value: (
              <ul>
                {one.on.map(({ id, sentence, href }) => (
                  <li key={id}>
                    <Link to={href}>{sentence}</Link>
                  </li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...missingRow(one),
    ...one.wentOn.map((it, n) => ({
      label: n === 0 ? 'Went on without' : `Went on without (${n + 1})`,
      wide: true,
      value: `${it.missing.join('; ')}, to ${it.step}. ${it.by}: “${it.reason}” ${readWords(it, (at) => instantText(at, view.zone, view.today))}`,
    })),
    ...(one.under ? [{ label: 'Under', wide: true, value: one.under }] : []),
  ]
}

/** What was missing then; where something was lowered or ended also that nothing was. */
function missingRow({ missing, wentOn, tellsMissing }: DecisionShown) {
  const nothing = tellsMissing && wentOn.length === 0 ? ['Nothing that is asked for'] : []
  const said = missing.length > 0 ? missing : nothing
  return said.length > 0 ? [{ label: 'Missing then', wide: true, value: said.join('; ') }] : []
}
