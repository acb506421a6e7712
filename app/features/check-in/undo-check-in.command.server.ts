import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { mayCheckIn } from '#app/policy/may-check-in.ts'
import { checkInUndone, undoCheckInInput } from './check-in.entry.ts'

/** Takes a check-in back. Only whoever recorded it may. */
export const undoCheckIn = caseCommand({
  name: 'undoCheckIn',
  input: undoCheckInInput,
  permission: 'plan.checkIn',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, newId, now, calendar }) => {
    const found = caseFile.plan.actions.flatMap((action) =>
      action.checkIns.filter((one) => one.entryId === input.checkInId).map((one) => ({ action, one })),
    )[0]
    const today = localOf(now, calendar.zone).day
    if (!mayCheckIn(actor, caseFile, found?.action, today)) throw new NotPermitted('asked for another action')
    if (!found) throw new RuleBroken('This check-in is not in the plan.', 'plan')
    if (found.one.undone) throw new RuleBroken('This check-in was taken back already.', 'plan')
    if (found.one.by !== actor.id) throw new RuleBroken('Only whoever recorded a check-in can take it back.', 'plan')
    const entry = entryOf(checkInUndone, newId('entry'), momentNow(now, calendar.zone), {
      base: {
        checkInId: found.one.entryId,
        actionId: found.action.root,
        what: found.action.what,
        dueOn: found.one.dueOn,
      },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
