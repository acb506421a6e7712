import { Link } from '#app/ui/link.tsx'
import { PrintFrame } from '#app/ui/print-frame.tsx'
import { LineRows } from './ledger-page.tsx'
import type { LedgerShown } from './ledger-shown.ts'

/** The list of what was shared for paper: for the team, or as a parent may have it. */
export function LedgerPaper({ caseId, number, shown }: { caseId: string; number: string; shown: LedgerShown }) {
  const Heading = shown.cases.length > 1 ? 'h3' : 'h2'
  return (
    <>
      <div className="screen-only print-options">
        <p>
          {shown.parent
            ? 'Without reports of abuse and what a court forbids to tell; other people by initials. Use your browser’s print.'
            : 'Use your browser’s print.'}
        </p>
        <p>
          <Link to={`/cases/${caseId}/disclosures`}>Back to the list</Link>
        </p>
      </div>
      <PrintFrame
        number={number}
        title={`What was shared, ${number}`}
        by={shown.by}
        head={shown.parent ? 'For the parent, as the law gives it' : undefined}
      >
        {shown.cases.map((one) => (
          <section key={one.caseId}>
            {shown.cases.length > 1 ? <h2>{one.number}</h2> : null}
            {one.lines.length === 0 ? <p>Nothing was put on record as shared.</p> : null}
            {one.lines.map((line) => (
              <section key={line.id} className="printed-entry">
                <Heading>{line.who}</Heading>
                <LineRows one={line} />
              </section>
            ))}
          </section>
        ))}
      </PrintFrame>
    </>
  )
}
