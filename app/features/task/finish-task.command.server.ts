import type { CaseFile } from '#app/domain/case-file.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import type { TaskFact } from '#app/domain/file/people.ts'
import { taskOf } from '#app/domain/tasks.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { taskFinished } from './task.entry.ts'
import { finishTaskInput } from './task-input.ts'

/** A task that is still open. Throws `RuleBroken` for one that is finished, or stands in another case. */
export function openTask(file: CaseFile, taskEntryId: string): TaskFact {
  const task = taskOf(file, taskEntryId)
  if (!task) throw new RuleBroken('This task is not in this case.', 'task')
  if (task.state !== 'open') throw new RuleBroken('This task was finished already.', 'task')
  return task
}

/** A task was done, or is no longer needed. */
export const finishTask = caseCommand({
  name: 'finishTask',
  input: finishTaskInput,
  permission: 'task.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, now, calendar }) => {
    const { taskEntryId, result, words } = input
    openTask(caseFile, taskEntryId)
    const entry = entryOf(taskFinished, newId('entry'), momentNow(now, calendar.zone), {
      base: { taskEntryId, result, words },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
