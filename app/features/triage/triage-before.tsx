import { Button, LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { PoliceQuestion, Proposal, StillToDo } from './proposal-panel.tsx'
import type { ProposalShown, TriageAround } from './triage-page.server.ts'

interface Around {
  around: TriageAround
  caseId: string
  zone: string
  today: string
  /** Makes a resent confirmation be answered with the first result. */
  token: string
  basedOn: number
}

/** What stands above the outcome's form: a proposal that waits, what is still to do, and the police question. */
export function TriageBefore(props: Around) {
  const { around, caseId } = props
  return (
    <>
      {around.waiting ? <Waiting {...props} one={around.waiting} /> : null}
      {around.sentBack ? (
        <Panel heading={`Sent back: ${around.sentBack.outcome}`}>
          <Proposal one={around.sentBack} {...props} />
        </Panel>
      ) : null}
      {around.ended && !around.waiting ? <Notice>Nothing waits for a second person here.</Notice> : null}
      {around.waiting || around.ended ? null : <StillToDo missing={around.missing} />}
      <PoliceQuestion police={around.police} caseId={caseId} zone={props.zone} today={props.today} />
    </>
  )
}

function Waiting({ one, around, caseId, zone, today, token, basedOn }: Around & { one: ProposalShown }) {
  return (
    <Panel heading={`${one.opened ? 'To confirm' : 'Proposed'}: ${one.outcome}`}>
      <Proposal one={one} caseId={caseId} zone={zone} today={today} />
      {one.own ? (
        <p>
          You proposed this, so someone else confirms it.
          {around.youCanAsk.length > 0 ? ` You can ask: ${around.youCanAsk.join(' · ')}.` : ''}
        </p>
      ) : (
        <form method="post" action={`/cases/${caseId}/triage/confirm`} className="button-row">
          <input type="hidden" name="_token" value={token} />
          <input type="hidden" name="proposalEntryId" value={one.entryId} />
          <input type="hidden" name="basedOn" value={basedOn} />
          <Button>Confirm</Button>
          <LinkButton to={`/cases/${caseId}/triage/send-back`}>Send back with a question</LinkButton>
        </form>
      )}
    </Panel>
  )
}

/** The proposal above the forms that confirm it or send it back, and its id for the form. */
export function ProposalRead({ around, caseId, zone, today }: Omit<Around, 'token' | 'basedOn'>) {
  if (!around.waiting) return <p>Nothing waits for a second person here.</p>
  return (
    <>
      <Panel heading={around.waiting.outcome}>
        <Proposal one={around.waiting} caseId={caseId} zone={zone} today={today} />
      </Panel>
      <PoliceQuestion police={around.police} caseId={caseId} zone={zone} today={today} />
    </>
  )
}
