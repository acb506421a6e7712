import { Button, LinkButton } from '#app/ui/button.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import type { ClosingPageView } from './closing-page.server.ts'

/** A proposed closing as written, with who signed it. */
export function ProposedClosing({ view }: { view: ClosingPageView }) {
  const { proposal, signatures } = view
  if (!proposal) return null
  return (
    <>
      <Panel heading={`Proposed by ${proposal.by}, ${proposal.at}`}>
        <SummaryList
          rows={proposal.answers.map(({ label, text }) => ({
            label,
            value: <span className="long-text">{text}</span>,
            wide: true,
          }))}
        />
      </Panel>
      <Panel heading="Signatures">
        {signatures.length === 0 ? <p className="quiet">Nobody has signed yet.</p> : null}
        <ul className="plain-list">
          {signatures.map(({ entryId, text }) => (
            <li key={entryId}>{text}</li>
          ))}
        </ul>
      </Panel>
    </>
  )
}

/** What is still missing before the step, each a link to where it is put right. */
export function StillMissing({ view }: { view: ClosingPageView }) {
  if (view.missing.length === 0) return null
  return (
    <Panel heading="Still missing">
      {view.signing ? null : (
        <p className="quiet">
          A case opened in error, or whose student died, closes without answers about the concern. Danger, open tasks
          and the signatures are asked for all the same.
        </p>
      )}
      <ul className="plain-list">
        {view.missing.map(({ missing, href }) => (
          <li key={missing}>
            <Link to={href}>{missing}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface Sign {
  caseId: string
  view: ClosingPageView
  token: string
  basedOn: number
}

/** Sign, or take it back. Never greyed: whoever proposed or signed it is told that somebody else signs. */
export function SignClosing({ caseId, view, token, basedOn }: Sign) {
  const { proposal } = view
  if (!proposal || !view.signing) return null
  return (
    <>
      {view.everHigh ? <p>This case was once high or imminent: the district lead, or the deputy, signs too.</p> : null}
      {proposal.own ? <p>You proposed this closing, so someone else signs it.</p> : null}
      {view.signedByReader ? <p>You have signed. It closes when somebody else signs too.</p> : null}
      {view.nobody ? <p>{view.nobody}</p> : null}
      <div className="button-row">
        {proposal.own || view.signedByReader ? null : (
          <form method="post" action={`/cases/${caseId}/closing/sign`}>
            <input type="hidden" name="_token" value={token} />
            <input type="hidden" name="basedOn" value={basedOn} />
            <input type="hidden" name="proposalId" value={proposal.id} />
            <Button>Sign the closing</Button>
          </form>
        )}
        <LinkButton to={`/cases/${caseId}/closing/withdraw`}>Take the closing back</LinkButton>
      </div>
    </>
  )
}

/** A closed case: since when, how long new reports are watched, what outlives it. */
export function ClosedCase({ caseId, view }: { caseId: string; view: ClosingPageView }) {
  if (!view.closed) return null
  return (
    <>
      <Notice heading={`Closed ${view.closed.at}`}>
        {view.closed.watchUntil ? <p>New reports are watched until {view.closed.watchUntil}.</p> : null}
        {view.orders.map((order) => (
          <p key={order}>{order}</p>
        ))}
      </Notice>
      <p className="button-row">
        <LinkButton to={`/cases/${caseId}/reopen`}>Reopen</LinkButton>
      </p>
    </>
  )
}
