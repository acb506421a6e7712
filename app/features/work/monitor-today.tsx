import { CheckInButtons } from '#app/ui/task-row.tsx'
import { dayText } from '#app/ui/when.ts'
import type { MonitorRow } from './monitor-rows.server.ts'

/** Two letters in a frame, where a photo would stand: Offramp keeps none. */
const lettersOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')

/** What a campus monitor is asked to do today: whom, where, what to do. No row leads into a case. */
export function MonitorToday({ rows, today }: { rows: readonly MonitorRow[]; today: string }) {
  return (
    <section className="task-section" aria-labelledby="monitor-today">
      <h2 id="monitor-today">Check-ins and searches</h2>
      {rows.length === 0 ? (
        <p>Nothing is asked of you today.</p>
      ) : (
        <ul className="task-list">
          {rows.map((row) => (
            <MonitorTask key={row.id} row={row} today={today} />
          ))}
        </ul>
      )}
    </section>
  )
}

function MonitorTask({ row, today }: { row: MonitorRow; today: string }) {
  const { checkIn, name, what } = row
  const about = [name, row.place].filter(Boolean).join(' · ')
  return (
    <li className="task-row monitor-row">
      <div className="no-photo">
        <span aria-hidden="true">{lettersOf(name)}</span>
        <small>No photo</small>
      </div>
      <div className="task-main">
        <h3 className="task-what">{name}</h3>
        <p className="quiet">{[row.grade && `Grade ${row.grade}`, row.school].filter(Boolean).join(' · ')}</p>
        {row.alike ? (
          <p>
            <strong>Another student here has a name like this.</strong> Check the grade before you act.
          </p>
        ) : null}
        <p>{what}</p>
        {row.place ? <p>Where: {row.place}</p> : null}
        <p className="task-due">{dueWords(row, today)}</p>
        {row.ifNot ? <p>If it can’t be done: {row.ifNot}</p> : null}
      </div>
      <div className="task-actions">
        <CheckInButtons
          action={`/work/check-in/${checkIn.caseId}`}
          token={checkIn.token}
          hidden={{ actionId: checkIn.actionId, dueOn: row.dueOn, what, about }}
          what={`${name}, ${what}`}
        />
      </div>
    </li>
  )
}

function dueWords({ time, dueOn, overdue, asBackup }: MonitorRow, today: string): string {
  const when = dueOn === today ? 'Today' : dayText(dueOn, today)
  const parts = [
    time ? `${when}, ${time}` : when,
    overdue ? 'not recorded yet' : '',
    asBackup ? 'you are the backup' : '',
  ]
  return parts.filter(Boolean).join(' · ')
}
