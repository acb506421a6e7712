import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { dayWords, localOf, momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { NotPermitted } from '#app/gates/errors.ts'
import { mayCheckIn } from '#app/policy/may-check-in.ts'
import { checkIn, checkInInput } from './check-in.entry.ts'

/** Records with one tap whether an action was done on a day, today unless said. One occurrence is recorded once. */
export const recordCheckIn = caseCommand({
  name: 'recordCheckIn',
  input: checkInInput,
  permission: 'plan.checkIn',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, actor, newId, now, calendar }) => {
    const today = localOf(now, calendar.zone).day
    const action = caseFile.plan.actions.find((one) => one.root === input.actionId)
    if (!mayCheckIn(actor, caseFile, action, today)) throw new NotPermitted('asked for another action')
    if (!action) throw new RuleBroken('This action is not in the plan.', 'plan')
    const dueOn = input.dueOn ?? today
    if (dueOn > today) throw new RuleBroken(`This is due on ${dayWords(dueOn)}.`, 'plan')
    if (dueOn < action.firstDue) throw new RuleBroken(`This begins on ${dayWords(action.firstDue)}.`, 'plan')
    if (action.ended && dueOn > action.ended.at.on) throw new RuleBroken('This action has ended.', 'plan')
    if (action.checkIns.some((one) => one.dueOn === dueOn && !one.undone)) {
      throw new RuleBroken(`The check-in of ${dayWords(dueOn)} is recorded already.`, 'plan')
    }
    const entry = entryOf(checkIn, newId('entry'), momentNow(now, calendar.zone), {
      base: {
        actionId: action.root,
        what: action.what,
        dueOn,
        result: input.result,
        instead: input.result === 'not-done' ? input.instead : undefined,
      },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
