import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { TeamShown } from './team-page.ts'

/** The team of a case, and the ways to change it. */
export function TeamList({ caseId, team }: { caseId: string; team: TeamShown }) {
  return (
    <>
      {team.missed ? <Missed caseId={caseId} team={team} /> : null}
      <Asked caseId={caseId} asked={team.asked} />
      <Panel heading="On the team">
        {team.now.length === 0 ? <Empty>Nobody yet. Whoever opens the report joins.</Empty> : null}
        <ul className="task-list">
          {team.now.map((one) => (
            <li key={one.key} className="task-row">
              <div className="task-main">
                <p className="task-what">{one.name}</p>
                <p className="quiet">
                  {one.role}, since {one.since}
                  {one.until ? `, until ${one.until}` : ''}
                </p>
                <p className="quiet">{one.reason}</p>
                {team.asked.some(({ userId }) => userId === one.userId) ? (
                  <p>It is asked whether this person is related to the student.</p>
                ) : null}
              </div>
              {team.mayManage && !one.leads ? (
                <div className="task-actions">
                  <Link to={`/cases/${caseId}/team/${one.userId}/end`} aria-label={`End: ${one.name}`}>
                    End
                  </Link>
                </div>
              ) : null}
            </li>
          ))}
        </ul>
        {team.mayManage ? (
          <p className="button-row">
            <LinkButton to={`/cases/${caseId}/team/add`}>Add to the team</LinkButton>
            <LinkButton to={`/cases/${caseId}/team/lead`}>Change the lead</LinkButton>
          </p>
        ) : null}
      </Panel>
      {team.before.length > 0 ? (
        <Panel heading="Before">
          <ul className="plain-list">
            {team.before.map((one) => (
              <li key={one.key}>
                {one.name}, {one.role.toLowerCase()}{' '}
                <span className="quiet">{one.ended ?? `until ${one.until ?? ''}`}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}

/** Staff who seem to belong to the student's family, for whoever may say whether it is so. */
function Asked({ caseId, asked }: { caseId: string; asked: TeamShown['asked'] }) {
  if (asked.length === 0) return null
  return (
    <Panel heading="Asked before they work on this case">
      <ul className="plain-list">
        {asked.map(({ id, name, question, seems, holds }) => (
          <li key={id}>
            {question} It seems so: {seems}.{' '}
            {holds ? 'They can’t see the case until somebody answers.' : 'They are not added until somebody answers.'}{' '}
            <Link to={`/cases/${caseId}/recusals/${id}/answer`}>Answer: {name}</Link>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What somebody can do about a missed action of the plan who may not be on the case. */
function Missed({ caseId, team }: { caseId: string; team: TeamShown }) {
  const lead = team.now.find(({ leads }) => leads)
  return (
    <Notice tone="warning" heading="An action of the plan was missed">
      <p>
        {lead ? `Call ${lead.name}, who leads this case.` : 'Nobody leads this case.'}
        {team.mayManage ? ' If they can’t see to it, change the lead, or add somebody to the team.' : ''}
      </p>
      {team.mayPlan ? (
        <p>
          <Link to={`/cases/${caseId}/plan`}>Open the plan</Link>
        </p>
      ) : null}
    </Notice>
  )
}
