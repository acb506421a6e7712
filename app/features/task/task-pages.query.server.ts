import type { ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import type { TaskFact } from '#app/domain/file/people.ts'
import type { NotHere } from '#app/domain/not-here.ts'
import { taskOf } from '#app/domain/tasks.ts'
import { localOf } from '#app/domain/time.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { caseQuery } from '#app/gates/query.ts'
import type { CaseQueryWork } from '#app/gates/query.ts'
import { z } from 'zod'

/** A task as its pages show it. */
export interface TaskShown {
  entryId: string
  what: string
  why: string
  ownerName: string
  dueOn: string
  overdue: boolean
  state: TaskFact['state']
  result?: string
  handedOver: readonly { from: string; to: string; reason: string }[]
}

/** One task of the folder. Throws `NotPermitted` where it is not in this one. */
export async function taskAround(work: CaseQueryWork<unknown>): Promise<TaskShown> {
  const { taskEntryId } = work.input as { taskEntryId?: unknown }
  const task = taskOf(work.caseFile, typeof taskEntryId === 'string' ? taskEntryId : '')
  if (!task) throw new NotPermitted('no such task')
  return shown(task, localOf(work.now, work.calendar.zone).day, await namesOf(work.records, [task]))
}

/** In place of the forms of a task that is finished: what came of it, and the way to the others. Null for an open one. */
export function finishedTask(file: CaseFile, { taskEntryId }: Readonly<Record<string, unknown>>): NotHere | null {
  const task = taskOf(file, typeof taskEntryId === 'string' ? taskEntryId : '')
  if (!task || task.state === 'open') return null
  return {
    heading: task.state === 'done' ? 'This task is done.' : 'This task is no longer needed.',
    todo: task.result ?? 'Nothing more was said about it.',
    way: { label: 'All tasks', place: 'tasks' },
  }
}

const namesOf = async (records: ReadRecords, tasks: readonly TaskFact[]): Promise<ReadonlyMap<string, string>> => {
  const ids = new Set(tasks.flatMap((task) => task.handedOver.flatMap((one) => [one.from, one.to])))
  return new Map((await records.users.byIds([...ids])).map((user) => [user.id, user.name]))
}

const shown = (task: TaskFact, today: string, names: ReadonlyMap<string, string>): TaskShown => ({
  entryId: task.entryId,
  what: task.what,
  why: task.why,
  ownerName: task.ownerName,
  dueOn: task.dueOn,
  overdue: task.state === 'open' && task.dueOn < today,
  state: task.state,
  result: task.result,
  handedOver: task.handedOver.map(({ from, to, reason }) => ({
    from: names.get(from) ?? 'Somebody',
    to: names.get(to) ?? 'somebody',
    reason,
  })),
})

/** All tasks of a folder, open ones first. */
export const taskList = caseQuery({
  name: 'taskList',
  input: z.looseObject({ caseId: z.string() }),
  permission: 'task.record',
  caseId: (asked) => asked.caseId,
  load: async ({ caseFile, records, now, calendar }) => {
    const today = localOf(now, calendar.zone).day
    const names = await namesOf(records, caseFile.tasks)
    const tasks = [...caseFile.tasks].sort((a, b) => a.dueOn.localeCompare(b.dueOn))
    const number = caseFile.caseNumber ?? caseFile.reportNumber ?? ''
    return { caseId: caseFile.id, number, today, tasks: tasks.map((task) => shown(task, today, names)) }
  },
  redact: ({ caseId, number, today, tasks }) => ({
    title: `Tasks, ${number}`,
    caseId,
    number,
    today,
    open: tasks.filter((task) => task.state === 'open'),
    finished: tasks.filter((task) => task.state !== 'open'),
  }),
  shown: ({ tasks }) => ({ sections: ['tasks'], count: tasks.length }),
})
