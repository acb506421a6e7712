import { Button, LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { ProposalShown } from './proposal-shown.ts'

/** A proposed level, read-only, with what changed since: the same for whoever approves and whoever proposed. */
export function LevelProposalCard({ proposal }: { proposal: ProposalShown }) {
  return (
    <>
      <Notice heading={`${proposal.label}, proposed by ${proposal.by}, ${proposal.at}`}>
        <p>{proposal.state}</p>
        {proposal.question ? <p>Question: {proposal.question}</p> : null}
      </Notice>
      <Panel heading={proposal.label}>
        <p>{proposal.words}</p>
        <SummaryList
          rows={proposal.answers.map(({ label, text }) => ({
            label,
            value: <span className="long-text">{text}</span>,
            wide: true,
          }))}
        />
      </Panel>
      <Lines heading="What it rests on" lines={proposal.evidence} />
      {proposal.missingThen.length > 0 ? (
        <Panel heading="Still missing when it was proposed">
          <p className="quiet">Raising is never stopped by what is missing.</p>
          <ul className="plain-list">
            {proposal.missingThen.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </Panel>
      ) : null}
      <Lines heading="What changed since" lines={proposal.changed} empty="Nothing was added since." />
    </>
  )
}

function Lines({
  heading,
  lines,
  empty,
}: {
  heading: string
  lines: readonly { sentence: string; when: string }[]
  empty?: string
}) {
  return (
    <Panel heading={heading}>
      {lines.length === 0 ? <p className="quiet">{empty ?? 'Nothing was ticked.'}</p> : null}
      <ul className="plain-list">
        {lines.map(({ sentence, when }, n) => (
          <li key={n}>
            {sentence} <span className="quiet">{when}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface Judged {
  caseId: string
  mayApprove: boolean
  proposal: ProposalShown
  token: string
  basedOn: number
}

/** Approve, or send back with a question. Never greyed: whoever proposed it is told who else can. */
export function JudgeProposal({ caseId, mayApprove, proposal, token, basedOn }: Judged) {
  const ask = proposal.ask.length > 0 ? ` You can ask: ${proposal.ask.join(' · ')}.` : ''
  return (
    <>
      {proposal.question ? (
        <p>Answer the question in a new proposal.</p>
      ) : proposal.own ? (
        <p>You proposed this, so someone else approves it.{ask}</p>
      ) : !mayApprove ? (
        <p>The lead, the chair or the district lead approves.{ask}</p>
      ) : (
        <div className="button-row">
          <form method="post" action={`/cases/${caseId}/level/approve`}>
            <input type="hidden" name="_token" value={token} />
            <input type="hidden" name="basedOn" value={basedOn} />
            <input type="hidden" name="proposalId" value={proposal.proposalId} />
            <Button>Approve</Button>
          </form>
          <LinkButton to={`/cases/${caseId}/level/send-back`}>Send back with a question</LinkButton>
        </div>
      )}
      <p>
        <LinkButton kind="quiet" to={`/cases/${caseId}/level?new=yes`}>
          Propose another level
        </LinkButton>
      </p>
    </>
  )
}
