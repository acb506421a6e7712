import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { requireHere } from '#app/domain/not-here.ts'
import { reviewTooLate } from '#app/domain/plan-review-day.ts'
import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { noPlanHere } from './plan-stage.ts'
import { planStarted, startPlanInput } from './plan-started.entry.ts'

/**
 * Starts an interim plan, which nothing stops (P1), or the plan, when every action is whole (R13, R18). The day of the
 * review is set and no later than the profile says.
 */
export const startPlan = caseCommand({
  name: 'startPlan',
  input: startPlanInput,
  permission: 'plan.record',
  caseId: (input) => input.caseId,
  judging: ({ input }) => input.plan === 'plan',
  decide: ({ input, caseFile, actor, now, calendar, profile, newId, overrideRoles }) => {
    requireHere(noPlanHere(caseFile))
    if (input.plan === 'interim' && caseFile.plan.kind === 'plan') {
      throw new RuleBroken('The plan has started already. Add actions to it.', 'plan')
    }
    const { caseId: _case, basedOn: _seen, override, ...base } = input
    const late = reviewTooLate(caseFile, base.startsOn, base.reviewOn, profile, calendar)
    if (late) {
      throw new InputRefused({ reviewOn: `Review it by ${weekdayAndDay(late.latest)} (${late.basis}).` }, input)
    }
    const context = { actor, now, calendar, profile }
    const went =
      base.plan === 'plan' ? requireNothingMissing(caseFile, 'start-plan', context, override, overrideRoles) : null
    const entry = entryOf(planStarted, newId('entry'), momentNow(now, calendar.zone), { base })
    return {
      entries: went ? [entry, wentOnEntry(went, entry.id, { now, calendar, newId })] : [entry],
      result: { entryId: entry.id },
    }
  },
})
