import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { RecordShown } from './record-shown.server.ts'

interface Shown {
  caseId: string
  view: RecordShown
}

/** How long a case is kept, what holds it, whether a court seals it, and its destruction by two people. */
export function RecordPanels({ caseId, view }: Shown) {
  return (
    <>
      <Panel heading="How long it is kept">
        <SummaryList
          rows={[
            { label: 'What it is', value: view.kept.what },
            { label: 'Kept', value: view.kept.until },
            { label: 'Where that comes from', value: view.kept.basis },
          ]}
        />
      </Panel>
      <HoldsPanel caseId={caseId} view={view} />
      <CourtPanel caseId={caseId} view={view} />
      <DestroyPanel caseId={caseId} view={view} />
      <MentionsPanel view={view} />
    </>
  )
}

/** Who asked that a case be destroyed, on what, and from when on it may be. */
export function RequestShown({ waiting }: Pick<RecordShown, 'waiting'>) {
  if (!waiting) return <Empty>Nobody asked for it.</Empty>
  return (
    <>
      <SummaryList
        rows={[
          { label: 'Asked by', value: waiting.asked },
          { label: 'On the basis', value: waiting.basis },
          { label: 'Reference', value: waiting.reference },
          {
            label: 'The student on the roster',
            value: waiting.withPerson ? 'Removed too, with guardians and addresses that nobody else needs' : 'Stays',
          },
          { label: 'Not before', value: waiting.from },
        ]}
      />
      {waiting.notYet ? <p>{waiting.notYet}</p> : null}
    </>
  )
}

/** Other cases that speak of this one and stay as they are. */
export function MentionsPanel({ view }: Pick<Shown, 'view'>) {
  return (
    <Panel heading="Named in other cases">
      {view.mentions.length === 0 ? <Empty>In none that you see.</Empty> : null}
      <ul className="plain-list" hidden={view.mentions.length === 0}>
        {view.mentions.map(({ id, number, how }) => (
          <li key={id}>
            {number} <span className="quiet">{how}</span>
          </li>
        ))}
      </ul>
      <p className="quiet">What other cases say of this one is not sealed or destroyed with it.</p>
    </Panel>
  )
}

function HoldsPanel({ caseId, view }: Shown) {
  const place = `/cases/${caseId}/record`
  return (
    <Panel heading="Legal holds">
      {view.holds.length === 0 ? <Empty>None.</Empty> : null}
      <ul className="task-list" hidden={view.holds.length === 0}>
        {view.holds.map((hold) => (
          <li className="task-row" key={hold.id}>
            <div className="task-main">
              <p className="task-what">{hold.why}</p>
              <p className="quiet">{hold.since}</p>
              {hold.lifted ? <p className="quiet">{hold.lifted}</p> : null}
            </div>
            {view.may.lift && !hold.lifted ? (
              <div className="task-actions">
                <Link to={`${place}/holds/${hold.id}/lift`} aria-label={`Lift: ${hold.why}`}>
                  Lift
                </Link>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {view.may.hold ? (
        <p className="button-row">
          <LinkButton to={`${place}/hold`}>Set a legal hold</LinkButton>
        </p>
      ) : null}
    </Panel>
  )
}

/** On which order somebody asked that a record be sealed. */
export function SealAskedShown({ seal }: Pick<RecordShown, 'seal'>) {
  if (!seal) return <Empty>Nobody asked for it.</Empty>
  return (
    <>
      <SummaryList
        rows={[
          { label: 'Asked by', value: seal.asked },
          { label: 'On the order', value: seal.order },
        ]}
      />
      {seal.own ? <p>You asked for this. Somebody else confirms it.</p> : null}
    </>
  )
}

function CourtPanel({ caseId, view }: Shown) {
  const place = `/cases/${caseId}/record/seal`
  return (
    <Panel heading="Sealing by order of a court">
      <SealAskedShown seal={view.seal} />
      <p className="button-row" hidden={!view.may.confirmSeal && !view.may.leave && !view.may.seal}>
        {view.may.confirmSeal ? <LinkButton to={`${place}/confirm`}>Look at it and seal it</LinkButton> : null}
        {view.may.leave ? (
          <LinkButton to={`${place}/keep`} kind="second">
            Leave it as it is
          </LinkButton>
        ) : null}
        {view.may.seal ? <LinkButton to={`${place}/ask`}>Ask for it to be sealed</LinkButton> : null}
      </p>
    </Panel>
  )
}

function DestroyPanel({ caseId, view }: Shown) {
  const place = `/cases/${caseId}/record/destroy`
  const { waiting } = view
  return (
    <Panel heading="Destroying it">
      {view.cameBack ? (
        <Notice tone="warning">
          This case was destroyed before. A restored backup brought it back, and it has to be destroyed again. No days
          have to pass.
        </Notice>
      ) : null}
      <RequestShown waiting={waiting} />
      <p className="button-row" hidden={!view.may.destroy && !view.may.keep && !view.may.ask}>
        {view.may.destroy ? <LinkButton to={`${place}/confirm`}>Look at it and destroy it</LinkButton> : null}
        {view.may.keep ? (
          <LinkButton to={`${place}/keep`} kind="second">
            Keep it
          </LinkButton>
        ) : null}
        {view.may.ask ? <LinkButton to={`${place}/ask`}>Ask for it to be destroyed</LinkButton> : null}
      </p>
    </Panel>
  )
}
