import { entryOf } from '#app/domain/entry.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { takerOf, takersOf } from '#app/gates/takers.server.ts'
import { openTask } from './finish-task.command.server.ts'
import { taskHandedOver } from './task.entry.ts'
import { handOverTaskInput } from './task-input.ts'

/** A task gets another owner, who can open it, with the reason. */
export const handOverTask = caseCommand({
  name: 'handOverTask',
  input: handOverTaskInput,
  permission: 'task.record',
  caseId: (input) => input.caseId,
  load: ({ records, caseFile, today, actor }) => takersOf(records, caseFile, today, actor),
  decide: ({ input, loaded, caseFile, newId, now, calendar }) => {
    const task = openTask(caseFile, input.taskEntryId)
    const taker = takerOf(loaded, input.to, { field: 'to', input })
    if (taker.id === task.owner) throw new InputRefused({ to: 'Choose somebody else to take it over.' }, input)
    const entry = entryOf(taskHandedOver, newId('entry'), momentNow(now, calendar.zone), {
      base: {
        taskEntryId: input.taskEntryId,
        from: task.owner,
        to: taker.id,
        toName: taker.name,
        reason: input.reason,
      },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
