import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { instantText, momentText } from '#app/ui/when.ts'
import type { AroundPage } from './around-page.ts'
import { CasePageFrame } from './case-page-frame.tsx'
import { readWords } from './decisions.ts'
import type { Decision } from './decisions.ts'

export type DecisionsView = AroundPage & { decisions: readonly Decision[] }

/** The decisions of a case, oldest first, each with its ground. */
export function DecisionsPage({ view }: { view: DecisionsView }) {
  return (
    <CasePageFrame page={view} heading="Decisions" lead="Who decided, when, on what, and what was still missing.">
      {view.decisions.length === 0 ? <Empty>No decision yet.</Empty> : null}
      <ol className="plain-list decision-list">
        {view.decisions.map((one) => (
          <li key={one.id} className="panel">
            <h2>
              <Link to={one.href}>{one.what}</Link>
            </h2>
            <p className="quiet">{madeBy(one, view)}</p>
            {grounds(one, view).length > 0 ? <SummaryList rows={grounds(one, view)} /> : null}
          </li>
        ))}
      </ol>
    </CasePageFrame>
  )
}

/** "Dr. Helen Okafor, Thu 25 Feb, 8:58 pm", and when it was recorded where that was later. */
function madeBy(one: Decision, { zone, today }: DecisionsView): string {
  const happened = momentText(one.happened, zone, today)
  const recorded = instantText(one.recordedAt, zone, today)
  return `${one.by}, ${happened}${recorded === happened ? '' : `; recorded ${recorded}`}`
}

/** What it rests on, what was missing then, who went on without it, and who has read why. */
function grounds(one: Decision, view: DecisionsView) {
  return [
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
    ...(one.missing.length > 0 ? [{ label: 'Missing then', value: one.missing.join('; ') }] : []),
    ...one.wentOn.map((it, n) => ({
      label: n === 0 ? 'Went on without' : `Went on without (${n + 1})`,
      wide: true,
      value: `${it.missing.join('; ')}, to ${it.step}. ${it.by}: “${it.reason}” ${readWords(it, (at) => instantText(at, view.zone, view.today))}`,
    })),
  ]
}
