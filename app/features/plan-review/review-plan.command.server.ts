import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { entryOf } from '#app/domain/entry.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { reviewTooLate } from '#app/domain/plan-review-day.ts'
import { toMoment } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { planReview, planReviewInput } from './plan-review.entry.ts'

/** Records a review of the plan. The next one is set, and no later than the profile says for the level. */
export const reviewPlan = caseCommand({
  name: 'reviewPlan',
  input: planReviewInput,
  permission: 'plan.review',
  caseId: (input) => input.caseId,
  judging: true,
  decide: ({ input, caseFile, newId, calendar, profile }) => {
    if (caseFile.plan.kind === 'none') throw new RuleBroken('No plan has started yet. Start one first.', 'plan')
    const { caseId: _case, basedOn: _seen, happened, ...base } = input
    if (base.nextReviewOn <= happened.day) {
      throw new InputRefused({ nextReviewOn: 'The next review is after this one.' }, input)
    }
    const late = reviewTooLate(caseFile, happened.day, base.nextReviewOn, profile, calendar)
    if (late) {
      throw new InputRefused({ nextReviewOn: `Review it by ${weekdayAndDay(late.latest)} (${late.basis}).` }, input)
    }
    const entry = entryOf(planReview, newId('entry'), toMoment(happened, calendar.zone), { base })
    return { entries: [entry], result: { entryId: entry.id, rating: base.rating } }
  },
})
