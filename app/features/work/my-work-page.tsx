import type { ReactNode } from 'react'
import { Button } from '#app/ui/button.tsx'
import { DueDate } from '#app/ui/due-date.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Columns } from '#app/ui/panel.tsx'
import { CheckInButtons, TaskList, TaskRow } from '#app/ui/task-row.tsx'
import { dayIn, dayText } from '#app/ui/when.ts'
import type { Apart } from './apart-from.ts'
import { apartWords } from './apart-words.ts'
import type { HouseRow } from './house-rows.ts'
import type { MonitorRow } from './monitor-rows.server.ts'
import { MonitorToday } from './monitor-today.tsx'
import type { WorkRow } from './my-work.query.server.ts'
import { OnDuty, OnDutyRow } from './on-duty-now.tsx'
import type { OnDutyShown } from './on-duty-now.tsx'

interface Section {
  name: string
  rows: readonly WorkRow[]
}

export interface MyWorkView extends OnDutyShown {
  today: string
  zone: string
  words: string
  sections: readonly Section[]
  /** Rows that are left out at first. */
  more: { shown: number; total: string } | null
  next: WorkRow | null
  /** People and roles: cases without a lead, agreements that end, lists to sign. */
  house: readonly (HouseRow & { overdue: boolean })[]
  /** What comes to a person who is on no case at all; null for everybody else. */
  noCases: string | null
  /** What plans ask of a campus monitor today; null for everybody else. */
  monitor: readonly MonitorRow[] | null
  /** Their role opens no case, so no work of one comes to them. */
  apart: Apart | null
  drafts: readonly { id: string; what: string; href?: string; saved: string }[]
  recorded: { entryId: string; caseId: string; time: string; token: string } | null
  undone: boolean
  reminded: boolean
  /** Answered whether somebody is related, in a case that they don't read. */
  answered: boolean
  left: 'own' | 'asked' | 'staff' | null
  /** Cases that somebody tried to open who is kept out of them. */
  tries: readonly { caseId: string; number: string; at: string }[]
}

const leftWords = {
  own: 'You are off that case. Somebody else does what you had to do there. A district lead can let you back.',
  asked: 'It is on record. You can’t see that case any more, because it may be about you or your family.',
  staff: 'It is on record. The matter has gone to human resources and the district leads; you can’t see it any more.',
} as const

/** What one person has to do today and this week, in the order of urgency (pages.md B). */
export function MyWorkPage({ view }: { view: MyWorkView }) {
  const own = view.sections.filter(({ name }) => name !== 'Waiting for others')
  const waiting = view.sections.filter(({ name }) => name === 'Waiting for others')
  return (
    <>
      <PageHead lead={own.length === 0 && view.house.length === 0 ? undefined : view.words}>
        Today, {dayText(view.today, view.today)}
      </PageHead>
      <Recorded view={view} />
      {view.left ? <Notice tone="done">{leftWords[view.left]}</Notice> : null}
      <Columns
        aside={
          <>
            <div className="only-wide">
              <OnDuty view={view} />
            </div>
            {waiting.map((section) => (
              <Rows key={section.name} section={section} view={view} />
            ))}
          </>
        }
      >
        {view.monitor ? <MonitorToday rows={view.monitor} today={view.today} /> : null}
        <Tries view={view} />
        {own.length === 0 && view.house.length === 0 && !view.monitor ? (
          <>
            <NothingToDo view={view} />
            <div className="only-narrow">
              <OnDuty view={view} />
            </div>
          </>
        ) : null}
        {own.map((section, n) => (
          <Rows key={section.name} section={section} view={view} last={n === 0 ? <OnDutyRow view={view} /> : null} />
        ))}
        {view.more ? (
          <p>
            These are the {view.more.shown} most urgent of {view.more.total}.{' '}
            <Link to="/work?all=1">Show all of them</Link>
          </p>
        ) : null}
        <House view={view} />
        <Drafts view={view} />
      </Columns>
    </>
  )
}

function Rows({ section, view, last }: { section: Section; view: MyWorkView; last?: ReactNode }) {
  return (
    <TaskList heading={section.name}>
      {section.rows.map((row) => (
        <TaskRow
          key={row.id}
          to={row.href}
          what={row.what}
          about={row.inPlaceOf ? `${row.about} · in the place of ${row.inPlaceOf}` : row.about}
          actions={
            row.checkIn ? (
              <CheckInButtons
                action={`/work/check-in/${row.checkIn.caseId}`}
                token={row.checkIn.token}
                hidden={{ actionId: row.checkIn.actionId, dueOn: row.checkIn.dueOn, what: row.what, about: row.about }}
                what={row.what}
              />
            ) : row.remind ? (
              <Remind {...row.remind} what={row.what} />
            ) : undefined
          }
        >
          <Due row={row} view={view} />
        </TaskRow>
      ))}
      {last}
    </TaskList>
  )
}

/** Puts a line in the row of whoever is asked; it sends nothing. */
function Remind({ caseId, about, token, what }: NonNullable<WorkRow['remind']> & { what: string }) {
  return (
    <form method="post" action={`/work/remind/${caseId}`}>
      <input type="hidden" name="about" value={about} />
      <input type="hidden" name="_token" value={token} />
      <Button kind="second" aria-label={`Remind: ${what}`}>
        Remind
      </Button>
    </form>
  )
}

function Due({ row, view }: { row: WorkRow; view: MyWorkView }) {
  if (row.form === 'weapon' && row.due?.on && !row.due.overdue) {
    return (
      <>
        <strong>by {dayText(row.due.on, view.today)}.</strong> {row.why}
      </>
    )
  }
  return (
    <>
      {row.due ? (
        <>
          <DueDate {...row.due} zone={view.zone} today={view.today} />
          {' · '}
        </>
      ) : null}
      {row.why}
    </>
  )
}

/** What somebody has to see to about people and roles. */
function House({ view: { house, zone, today } }: { view: MyWorkView }) {
  if (house.length === 0) return null
  return (
    <TaskList heading="People and roles">
      {house.map((row) => (
        <TaskRow key={row.id} to={row.href} what={row.what} about={row.about}>
          {row.dueOn ? (
            <>
              <DueDate on={row.dueOn} at={null} overdue={row.overdue} zone={zone} today={today} />
              {' · '}
            </>
          ) : null}
          {row.why}
        </TaskRow>
      ))}
    </TaskList>
  )
}

/** What was just recorded here, and the way back. */
function Recorded({ view }: { view: MyWorkView }) {
  if (view.reminded) {
    return (
      <Notice tone="done">
        Your reminder stands in the row of whoever is asked. Nothing was sent: if it can’t wait, call.
      </Notice>
    )
  }
  if (view.answered) return <Notice tone="done">Your answer is on record.</Notice>
  if (view.undone) return <Notice tone="done">Taken back. Both stay on record.</Notice>
  const { recorded } = view
  if (!recorded) return null
  return (
    <Notice tone="done">
      <form method="post" action={`/work/undo/${recorded.caseId}`} className="button-row">
        <span>Recorded {recorded.time}.</span>
        <input type="hidden" name="checkInId" value={recorded.entryId} />
        <input type="hidden" name="_token" value={recorded.token} />
        <Button kind="quiet">Undo</Button>
      </form>
    </Notice>
  )
}

function NothingToDo({ view }: { view: MyWorkView }) {
  const { next } = view
  const when = next?.due?.on ?? (next?.due?.at ? dayIn(next.due.at, view.zone) : undefined)
  return (
    <Empty heading="Nothing needs you now.">
      {next ? (
        <>
          Next: <Link to={next.href}>{next.what}</Link>, {next.about}
          {when ? `, ${dayText(when, view.today)}` : ''}.
        </>
      ) : view.apart ? (
        <>
          {apartWords[view.apart].why} {apartWords[view.apart].before}{' '}
          {apartWords[view.apart].places.map(({ to, label }, n) => (
            <span key={to}>
              {n > 0 ? ' or ' : ''}
              <Link to={to}>{label}</Link>
            </span>
          ))}
          .
        </>
      ) : (
        (view.noCases ?? undefined)
      )}
    </Empty>
  )
}

function Tries({ view }: { view: MyWorkView }) {
  if (view.tries.length === 0) return null
  return (
    <TaskList heading="To know">
      {view.tries.map(({ caseId, number, at }) => (
        <TaskRow
          key={caseId}
          to={`/cases/${caseId}/recusals`}
          what={`Somebody who is kept out of ${number} tried to open it`}
          about={`Last ${at}. The audit log says who.`}
        />
      ))}
    </TaskList>
  )
}

function Drafts({ view }: { view: MyWorkView }) {
  if (view.drafts.length === 0) return null
  return (
    <TaskList heading="Drafts">
      {view.drafts.map((draft) =>
        draft.href ? (
          <TaskRow key={draft.id} to={draft.href} what={draft.what} about={`Saved ${draft.saved}`} />
        ) : (
          <li key={draft.id} className="task-row">
            {draft.what}, saved {draft.saved}
          </li>
        ),
      )}
    </TaskList>
  )
}
