import { LinkButton } from '#app/ui/button.tsx'
import { CallLink } from '#app/ui/call-link.tsx'
import { Notice, Warning } from '#app/ui/notice.tsx'
import type { DangerView } from './danger-page-view.server.ts'

/** Calls first: everything else on the page can wait. */
export function CallFirst({ view }: { view: DangerView }) {
  return (
    <div className="call-first">
      <p className="call-now">
        <CallLink number="911" kind="button">
          Call 911 now
        </CallLink>
      </p>
      <ul className="plain-list">
        {view.safetyPhone ? (
          <li>
            School Safety <CallLink number={view.safetyPhone} />
          </li>
        ) : null}
        {view.onDuty.map((one) => (
          <li key={one.name}>
            On duty: {one.name} <CallLink number={one.phone} />
          </li>
        ))}
      </ul>
      <p>This page phones nobody.</p>
    </div>
  )
}

/** That the danger is marked already, and what can be done about it. */
export function MarkedAlready({ view }: { view: DangerView }) {
  if (!view.imminent) return null
  const here = `/cases/${view.caseId}/danger`
  return (
    <Warning heading="Someone is marked as in danger now">
      <p>
        By {view.imminent.by}. {view.imminent.what}
      </p>
      {view.imminent.called === 'not-yet' ? (
        <LinkButton to={`${here}/call`}>Answer: has 911 been called?</LinkButton>
      ) : null}
      <LinkButton to={`${here}/stand-down`}>Stand down</LinkButton>
    </Warning>
  )
}

/** A stand-down that waits for a second person: who asks, why, and for whom it is to confirm. */
export function WaitingStandDown({ view }: { view: DangerView }) {
  if (!view.proposed) return null
  return (
    <Notice heading={`Standing down is proposed by ${view.proposed.by}`}>
      <blockquote>{view.proposed.reason}</blockquote>
      {view.proposed.own ? (
        <p>You proposed this, so someone else confirms it. The danger stays marked until then.</p>
      ) : (
        <LinkButton to={`/cases/${view.caseId}/danger/stand-down/confirm`} kind="main">
          Read and confirm
        </LinkButton>
      )}
    </Notice>
  )
}

/** What the second person confirms. */
export function StandDownReason({ view }: { view: DangerView }) {
  if (!view.proposed) return <Notice>Nothing is proposed here any more.</Notice>
  return (
    <Notice heading={`${view.proposed.by} says why the danger has passed`}>
      <blockquote>{view.proposed.reason}</blockquote>
    </Notice>
  )
}
