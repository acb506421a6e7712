import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { requireNothingMissing, wentOnEntry } from '#app/domain/gate-check.ts'
import { reviewTooLate } from '#app/domain/plan-review-day.ts'
import { isScreening } from '#app/domain/stages.ts'
import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { momentNow } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
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
    if (isScreening(caseFile.stage))
      throw new RuleBroken('A screening has no plan. Record an interim measure.', 'stage')
    if (caseFile.stage === 'closed') throw new RuleBroken('This case is closed. Reopen it first.', 'stage')
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
