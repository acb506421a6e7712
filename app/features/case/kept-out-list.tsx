import type { ReactNode } from 'react'
import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import type { KeptOutShown } from './kept-out-shown.ts'

type Row = KeptOutShown['stands'][number]

/** Who is kept out of a case and who may have to be, for the lead, the district leads and the records officer. */
export function KeptOutList({ caseId, view }: { caseId: string; view: KeptOutShown }) {
  const place = `/cases/${caseId}/recusals`
  return (
    <>
      {view.asked.length > 0 ? (
        <Panel heading="To be answered">
          <ul className="task-list">
            {view.asked.map((one) => (
              <Line key={one.id} one={one} what={one.question}>
                {view.may.answer && !one.own ? (
                  <Link to={`${place}/${one.id}/answer`} aria-label={`Answer: ${one.question}`}>
                    Answer
                  </Link>
                ) : null}
              </Line>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Panel heading="Kept out now">
        {view.stands.length === 0 ? <Empty>Nobody is kept out.</Empty> : null}
        <ul className="task-list" hidden={view.stands.length === 0}>
          {view.stands.map((one) => (
            <Line key={one.id} one={one} what={one.name}>
              {view.may.end && !one.own ? (
                <Link to={`${place}/${one.id}/end`} aria-label={`Let back: ${one.name}`}>
                  Let back
                </Link>
              ) : null}
            </Line>
          ))}
        </ul>
        {view.may.record ? (
          <p className="button-row">
            <LinkButton to={`${place}/new`}>Keep somebody out</LinkButton>
          </p>
        ) : null}
      </Panel>
      {view.settled.length > 0 ? (
        <Panel heading="Not kept out any more">
          <ul className="plain-list">
            {view.settled.map((one) => (
              <li key={one.id}>
                {one.name} <span className="quiet">{one.why}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}

function Line({ one, what, children }: { one: Row; what: string; children: ReactNode }) {
  return (
    <li className="task-row">
      <div className="task-main">
        <p className="task-what">{what}</p>
        <p className="quiet">
          Since {one.since}: {one.why}
          {one.holds ? '' : '. Not kept out meanwhile, and not added to the team'}
        </p>
        {one.because ? <p className="quiet">{one.because}</p> : null}
      </div>
      {children ? <div className="task-actions">{children}</div> : null}
    </li>
  )
}
