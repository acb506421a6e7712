import { LinkButton } from '#app/ui/button.tsx'
import { Empty } from '#app/ui/empty.tsx'
import { PageHead } from '#app/ui/frame/page-head.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { dayText } from '#app/ui/when.ts'
import type { TaskShown } from './task-pages.query.server.ts'

/** A task above the form that finishes it or hands it over. */
export function TaskAbove({ task, caseId, today }: { task: TaskShown; caseId: string; today: string }) {
  const rows = [
    { label: 'What', value: task.what, wide: true },
    ...(task.why ? [{ label: 'Why', value: task.why }] : []),
    { label: 'Who', value: task.ownerName },
    { label: 'By', value: `${dayText(task.dueOn, today)}${task.overdue ? ', overdue' : ''}` },
    ...task.handedOver.map((one) => ({ label: 'Handed over', value: `${one.from} to ${one.to}: ${one.reason}` })),
  ]
  return (
    <>
      <SummaryList rows={rows} />
      {task.state === 'open' ? (
        <p>
          <Link to={`/cases/${caseId}/tasks/${task.entryId}/hand-over`}>Hand it over</Link>
        </p>
      ) : null}
    </>
  )
}

export interface TaskListView {
  caseId: string
  number: string
  today: string
  open: readonly TaskShown[]
  finished: readonly TaskShown[]
}

/** The tasks of a folder. */
export function TasksPage({ view }: { view: TaskListView }) {
  const { caseId, open, finished, today } = view
  return (
    <>
      <PageHead before={<Link to={`/cases/${caseId}`}>{view.number}</Link>}>Tasks</PageHead>
      <p>
        <LinkButton to={`/cases/${caseId}/tasks/new`}>New task</LinkButton>
      </p>
      <Panel heading="To do">
        {open.length === 0 ? <Empty>Nothing is open.</Empty> : null}
        <ul className="plain-list">
          {open.map((task) => (
            <li key={task.entryId}>
              <Link to={`/cases/${caseId}/tasks/${task.entryId}`}>{task.what}</Link> {task.ownerName}, by{' '}
              {dayText(task.dueOn, today)}
              {task.overdue ? ', overdue' : ''}
            </li>
          ))}
        </ul>
      </Panel>
      {finished.length > 0 ? (
        <Panel heading="Finished">
          <ul className="plain-list">
            {finished.map((task) => (
              <li key={task.entryId}>
                {task.what}: {task.state === 'done' ? 'done' : 'no longer needed'}
                {task.result ? `. ${task.result}` : ''}
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}
