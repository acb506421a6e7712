import { day, instantAt } from '#app/domain/time.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { DueDate } from '#app/ui/due-date.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { CheckInButtons } from '#app/ui/task-row.tsx'
import type { ActionShown, PlanShown } from './plan-page.ts'

/** The actions of the plan: who, how often, what is due, with one tap for each. */
export function PlanActions({ caseId, plan }: { caseId: string; plan: PlanShown }) {
  return (
    <>
      <Panel heading="Actions">
        {plan.running.length === 0 ? (
          <Empty>{plan.partly ? 'Not shown to you.' : 'No action yet. Each has an owner, a backup and an end.'}</Empty>
        ) : (
          <ul className="task-list">
            {plan.running.map((action) => (
              <ActionRow key={action.id} caseId={caseId} action={action} plan={plan} />
            ))}
          </ul>
        )}
        {plan.partly && plan.running.length > 0 ? (
          <p className="quiet">The rest of the plan is not shown to you.</p>
        ) : null}
        {plan.mayPlan ? (
          <p className="button-row">
            <LinkButton to={`/cases/${caseId}/plan/actions/new`}>Add an action</LinkButton>
          </p>
        ) : null}
      </Panel>
      {plan.ended.length > 0 ? (
        <Panel heading="Ended">
          <ul className="plain-list">
            {plan.ended.map((action) => (
              <li key={action.id}>
                {action.what} <span className="quiet">{action.ended}</span>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}

function ActionRow({ caseId, action, plan }: { caseId: string; action: ActionShown; plan: PlanShown }) {
  const at = `/cases/${caseId}/plan/actions/${action.id}`
  const facts = [action.often, action.verification, action.endRule].filter(Boolean).join(' · ')
  return (
    <li className="task-row">
      <div className="task-main">
        <p className="task-what">{action.what}</p>
        <p className="quiet">{action.who}</p>
        <p className="quiet">{facts}</p>
        {action.ifNot ? <p>If it can’t be done: {action.ifNot}</p> : null}
        {action.lacks.length > 0 ? <p>Still missing: {action.lacks.join(', ')}.</p> : null}
        {action.dueOn ? (
          <p className="task-due">
            <DueDate
              {...(action.dueTime
                ? { at: instantAt(day(action.dueOn), action.dueTime, plan.zone) }
                : { on: action.dueOn })}
              zone={plan.zone}
              today={plan.today}
              overdue={action.overdue}
            />
          </p>
        ) : null}
        {action.checkIns.length > 0 ? (
          <ul className="plain-list">
            {action.checkIns.map(({ id, text, own }) => (
              <li key={id}>
                {text} {own ? <Undo caseId={caseId} checkInId={id} what={text} /> : null}
              </li>
            ))}
          </ul>
        ) : null}
        {plan.mayPlan ? (
          <p>
            <Link to={`${at}/edit`} aria-label={`Change: ${action.what}`}>
              Change
            </Link>
            {' · '}
            <Link to={`${at}/end`} aria-label={`End: ${action.what}`}>
              End
            </Link>
          </p>
        ) : null}
      </div>
      {action.token && action.dueOn ? (
        <div className="task-actions">
          <CheckInButtons
            action={`${at}/check-in`}
            token={action.token}
            hidden={{ dueOn: action.dueOn }}
            what={action.what}
          />
        </div>
      ) : null}
    </li>
  )
}

function Undo({ caseId, checkInId, what }: { caseId: string; checkInId: string; what: string }) {
  return (
    <form method="post" action={`/cases/${caseId}/plan/check-ins/${checkInId}/undo`} className="inline-form">
      <button className="button-link" aria-label={`Undo: ${what}`}>
        Undo
      </button>
    </form>
  )
}

/** When the plan began and is reviewed, and the way on from there. */
export function PlanHead({ caseId, plan }: { caseId: string; plan: PlanShown }) {
  if (plan.kind === 'none') {
    return (
      <Panel heading="No plan yet">
        <p>An interim plan is needed before {plan.given} is next at school.</p>
        {plan.mayPlan ? (
          <p className="button-row">
            <LinkButton to={`/cases/${caseId}/plan/start`}>Start interim plan</LinkButton>
          </p>
        ) : null}
      </Panel>
    )
  }
  return (
    <Panel heading={plan.kind === 'interim' ? 'Interim plan' : 'Plan'}>
      {plan.over ? <p>The case is closed, and the plan with it.</p> : null}
      <p>
        From {plan.startedOn}. Review on {plan.reviewOn}
        {plan.reviewLate ? (
          <>
            {' '}
            <span className="late-word">Overdue</span>
          </>
        ) : null}
        .{plan.endRule ? ` ${plan.endRule}` : ''}
      </p>
      {plan.mayPlan ? (
        <p className="button-row">
          {plan.kind === 'interim' ? <LinkButton to={`/cases/${caseId}/plan/start`}>Start the plan</LinkButton> : null}
          <LinkButton to={`/cases/${caseId}/plan/review`}>Review the plan</LinkButton>
          <LinkButton to={`/cases/${caseId}/return/new`}>Return to school</LinkButton>
        </p>
      ) : null}
    </Panel>
  )
}

/** What was decided of the plan, each line the entry behind it. */
export function PlanHistory({ caseId, plan }: { caseId: string; plan: PlanShown }) {
  const parts = [
    { heading: 'Reviews', lines: plan.reviews },
    { heading: 'Return to school', lines: plan.returns },
  ].filter(({ lines }) => lines.length > 0)
  return (
    <>
      {parts.map(({ heading, lines }) => (
        <Panel key={heading} heading={heading}>
          <ul className="plain-list">
            {lines.map(({ entryId, text }) => (
              <li key={entryId}>
                <Link to={`/cases/${caseId}/entries/${entryId}`}>{text}</Link>
              </li>
            ))}
          </ul>
        </Panel>
      ))}
    </>
  )
}

/** What one tap just recorded, with the way back. */
export function Recorded({ caseId, checkIn, at }: { caseId: string; checkIn: string; at: string }) {
  return (
    <div className="notice notice-done" role="status">
      <form method="post" action={`/cases/${caseId}/plan/check-ins/${checkIn}/undo`} className="inline-form">
        Recorded {at}. <Button kind="quiet">Undo</Button>
      </form>
    </div>
  )
}
