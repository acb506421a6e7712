import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { endActionInput, planActionEnded } from './plan-action.entry.ts'

/** Ends an action of the plan with a reason. */
export const endPlanAction = caseCommand({
  name: 'endPlanAction',
  input: endActionInput,
  permission: 'plan.record',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, now, calendar }) => {
    const action = caseFile.plan.actions.find((one) => one.root === input.actionId)
    if (!action) throw new RuleBroken('This action is not in the plan.', 'plan')
    if (action.ended) throw new RuleBroken('This action has already ended.', 'plan')
    const entry = entryOf(planActionEnded, newId('entry'), momentNow(now, calendar.zone), {
      base: { actionId: action.root, what: action.what, reason: input.reason },
    })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
