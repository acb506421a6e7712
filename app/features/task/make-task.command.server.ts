import { entryOf } from '#app/domain/entry.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { takerOf, takersOf } from '#app/gates/takers.server.ts'
import { task } from './task.entry.ts'
import { taskInput } from './task-input.ts'

/** Makes a task with a day, and an owner who can open it. Accepted at every stage (P2). */
export const makeTask = caseCommand({
  name: 'makeTask',
  input: taskInput,
  permission: 'task.record',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today, actor }) => takersOf(records, caseFile, today, actor),
  decide: ({ input, loaded, newId, now, calendar }) => {
    const { caseId: _case, backup, ...said } = input
    const owner = takerOf(loaded, said.owner, { field: 'owner', input })
    const second = backup ? takerOf(loaded, backup, { field: 'backup', input }) : undefined
    const entry = entryOf(task, newId('entry'), momentNow(now, calendar.zone), {
      base: { ...said, ownerName: owner.name, backup: second?.id, backupName: second?.name },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
