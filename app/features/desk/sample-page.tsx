import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Quotation } from '#app/ui/quotation.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { SampleView } from './sample-pages.query.server.ts'

type Drawn = SampleView['cases'][number]

const stages = { open: 'Only open cases', finished: 'Only finished cases' } as const

/** A sample: how it was drawn, so that anybody can repeat it, and what was found. */
export function SamplePage({ view }: { view: SampleView }) {
  return (
    <div className="desk">
      <SummaryList
        rows={[
          { label: 'Drawn', value: `${view.at}, by ${view.by}` },
          { label: 'Among', value: `${view.among.toLocaleString('en-US')} cases, ${view.days}` },
          { label: 'School', value: view.school },
          { label: 'Stage', value: view.stage ? stages[view.stage] : 'All' },
          { label: 'Seed', value: <code className="may-wrap">{view.seed}</code>, wide: true },
        ]}
      />
      {view.again ? (
        <p>Drawn again just now with this seed: the same cases.</p>
      ) : (
        <Notice tone="warning">Drawn again just now with this seed, it gives other cases. Run the verifier.</Notice>
      )}
      <Panel heading="Cases">
        {view.cases.length === 0 ? <Empty>None that is shown to you.</Empty> : null}
        <ol className="plain-list drawn-list">
          {view.cases.map((one) => (
            <DrawnCase key={one.caseId} one={one} view={view} />
          ))}
        </ol>
        {view.hidden > 0 ? <p className="quiet">Cases that you are not shown: {view.hidden}.</p> : null}
      </Panel>
      <p className="no-print">
        <LinkButton to="/audit/desk" kind="quiet">
          Back to the desk
        </LinkButton>
      </p>
    </div>
  )
}

function DrawnCase({ one, view }: { one: Drawn; view: SampleView }) {
  return (
    <li>
      <h3>
        <Link to={`/cases/${one.caseId}/decisions`}>{one.number}</Link>
      </h3>
      {one.findings.length === 0 ? <p>Nothing found yet.</p> : null}
      {one.findings.map(({ id, verdict, by, at, words }, n) => (
        <div key={id}>
          <p>
            {n > 0 ? 'Before: ' : ''}
            {verdict}. <span className="quiet">{`${by}, ${at}`}</span>
          </p>
          {words ? <Quotation>{words}</Quotation> : null}
        </div>
      ))}
      {view.mayFind ? (
        <p className="no-print">
          <Link to={`/audit/samples/${view.sampleId}/cases/${one.caseId}`}>
            {one.findings.length > 0 ? 'Correct what was found' : 'Say what you found'}
            <span className="visually-hidden"> in {one.number}</span>
          </Link>
        </p>
      ) : null}
    </li>
  )
}
