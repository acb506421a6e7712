import { entryOf } from '#app/domain/entry.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { task } from './task.entry.ts'
import { taskInput } from './task-input.ts'
import { taskTakers } from './task-takers.server.ts'

/** Makes a task with a day, and an owner who can open it. Accepted at every stage (P2). */
export const makeTask = caseCommand({
  name: 'makeTask',
  input: taskInput,
  permission: 'task.record',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today }) => taskTakers(records, caseFile, today),
  decide: ({ input, loaded, newId, now, calendar }) => {
    const { caseId: _case, backup, ...said } = input
    const owner = loaded.find(({ id }) => id === said.owner)
    if (!owner) throw new InputRefused({ owner: 'Choose somebody on the team of this case.' }, input)
    const second = loaded.find(({ id }) => id === backup)
    if (backup && !second) throw new InputRefused({ backup: 'Choose somebody on the team of this case.' }, input)
    const entry = entryOf(task, newId('entry'), momentNow(now, calendar.zone), {
      base: { ...said, ownerName: owner.name, backup: second?.id, backupName: second?.name },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
