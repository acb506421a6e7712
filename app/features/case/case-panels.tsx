import { LinkButton } from '#app/ui/button.tsx'
import { DueDate } from '#app/ui/due-date.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { CheckInButtons } from '#app/ui/task-row.tsx'
import { momentText, timeText } from '#app/ui/when.ts'
import type { CasePageView } from './case-page.query.server.ts'
import type { PlanRow } from './plan-today.ts'

interface Shown {
  view: CasePageView
}

const place = (view: CasePageView, href: string): string =>
  href.startsWith('#') ? href : href.startsWith('/') ? href : `/cases/${view.caseId}/${href}`

/** What everybody has to know before anything else. */
export function RightNow({ view }: Shown) {
  if (view.rightNow.length === 0) return null
  return (
    <Panel heading={view.finished ? 'How it stands' : 'Right now'} id="right-now">
      <ul className="now-list">
        {view.rightNow.map(({ text, href, first }) => (
          <li key={text}>
            {first ? <strong>{href ? <Link to={place(view, href)}>{text}</Link> : text}</strong> : null}
            {first ? null : href ? <Link to={place(view, href)}>{text}</Link> : text}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** The next step of the team, and what is still missing before it, each a link. */
export function NextPanel({ view }: Shown) {
  const { next } = view
  if (!next) return null
  return (
    <Panel heading={next.heading} id="next">
      {next.still.length > 0 ? (
        <>
          {view.screening ? null : <h3>Still missing</h3>}
          <ul className="plain-list">
            {next.still.map(({ text, href }) => (
              <li key={text}>
                <Link to={place(view, href)}>{text}</Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {next.action ? (
        <p>
          <LinkButton to={place(view, next.action.href)}>{next.action.label}</LinkButton>
        </p>
      ) : null}
    </Panel>
  )
}

export function DuePanel({ view }: Shown) {
  return (
    <Panel heading="Due" id="due">
      {view.due.length === 0 ? <Empty>Nothing is due.</Empty> : null}
      <ul className="plain-list due-list">
        {view.due.map((line) => (
          <li key={line.id}>
            {line.href ? <Link to={line.href}>{line.what}</Link> : line.what}{' '}
            <DueDate on={line.on} at={line.at} zone={view.zone} today={view.today} overdue={line.overdue} />
            <span className="quiet"> {[line.owner, line.basis].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What the plan asks for today, checked in with one tap. */
export function PlanPanel({ view }: Shown) {
  const { plan } = view
  if (!plan || (plan.kind === 'none' && !plan.wanted)) return null
  if (plan.kind === 'none') {
    return (
      <Panel heading="Plan today" id="plan">
        <p>No plan yet. An interim plan is needed before {plan.given} is next at school.</p>
        {view.planHref ? (
          <p>
            <LinkButton to={`${view.planHref}/start`}>Start interim plan</LinkButton>
          </p>
        ) : null}
      </Panel>
    )
  }
  return (
    <Panel heading={plan.kind === 'interim' ? 'Interim plan today' : 'Plan today'} id="plan">
      {plan.rows.length === 0 ? <Empty>The plan has no running action.</Empty> : null}
      <ul className="task-list">
        {plan.rows.map((row) => (
          <PlanLine key={row.id} row={row} view={view} />
        ))}
      </ul>
      {view.planHref ? (
        <p>
          <Link to={view.planHref}>The whole plan</Link>
        </p>
      ) : null}
    </Panel>
  )
}

function PlanLine({ row, view }: { row: PlanRow; view: CasePageView }) {
  const who = row.backup ? `${row.owner}, backup ${row.backup}` : row.owner
  return (
    <li className="task-row">
      <div className="task-main">
        <p className="task-what">{row.what}</p>
        <p className="quiet">{who}</p>
        <p className="task-due">
          {row.doneAt ? (
            <>
              {row.notDone ? `Not done: ${row.notDone}` : 'Done'} {timeText(row.doneAt, view.zone)}
            </>
          ) : row.due ? (
            <DueDate on={row.due.on} at={row.due.at} zone={view.zone} today={view.today} overdue={row.overdue} />
          ) : null}
        </p>
      </div>
      {row.checkIn ? (
        <div className="task-actions">
          <CheckInButtons
            action={`/cases/${view.caseId}/plan/actions/${row.checkIn.actionId}/check-in`}
            token={row.checkIn.token}
            hidden={{ dueOn: row.checkIn.dueOn }}
            what={row.what}
          />
        </div>
      ) : null}
    </li>
  )
}

export function TeamPanel({ view }: Shown) {
  return (
    <Panel heading="Team" id="team">
      {view.team.length === 0 ? <Empty>Nobody yet. Whoever opens the report joins.</Empty> : null}
      <ul className="plain-list">
        {view.team.map(({ id, name, role }) => (
          <li key={id}>
            {name} <span className="quiet">{role}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/cases/${view.caseId}/team`}>The whole team</Link>
      </p>
    </Panel>
  )
}

export function DecisionsPanel({ view }: Shown) {
  if (view.decisions.length === 0) return null
  return (
    <Panel heading="Decisions" id="decisions">
      <ul className="plain-list">
        {view.decisions.map((one) => (
          <li key={one.id}>
            <Link to={one.href}>{one.what}</Link>
            <span className="quiet">
              {' '}
              {one.by}, {momentText(one.happened, view.zone, view.today)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
