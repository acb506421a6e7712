import { rowChange } from '#app/domain/events.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { afterWeek, isOver, weekOf } from '#app/domain/review-weeks.ts'
import { instantAt, localOf } from '#app/domain/time.ts'
import { weightyActs } from '#app/domain/weighty.ts'
import { command } from '#app/gates/command.ts'
import { signWeekInput } from './week-review-input.ts'

/** Most decisions of a week that are counted. */
const most = 5_000

/**
 * Somebody looked over a week of the record and signs it, once: nobody else signs the same one. What has to be put right
 * is written down; it stands in the sealed part of the event.
 */
export const signWeek = command({
  name: 'signWeek',
  input: signWeekInput,
  permission: 'audit.sign',
  handle: async ({ input, actor, records, now, newId, newSalt, calendar }) => {
    const { week, found, note } = input
    const { day: today } = localOf(now, calendar.zone)
    if (weekOf(week) !== week) throw new RuleBroken('A week is named by its Monday.', 'week')
    if (!isOver(week, today)) throw new RuleBroken('This week is not over yet. Sign it once it is.', 'week')
    if ((await records.reviews.weeks()).some((one) => one.week === week))
      throw new RuleBroken('Somebody signed this week already.', 'week')
    const placeOf = (day: typeof week) => records.audit.placeAt(instantAt(day, '00:00', calendar.zone))
    const [since, before] = [await placeOf(week), await placeOf(afterWeek(week))]
    const listed = await records.audit.ofActs({ acts: weightyActs, since, before, limit: most })
    const review = {
      id: newId('weekReview'),
      week,
      signedBy: actor.id,
      signedAt: now,
      listed: listed.length,
      found: found === 'something',
      salt: newSalt(),
    }
    await records.write.addWeekReview(review)
    return {
      result: { week },
      events: [
        {
          act: 'week.signed',
          object: { t: 'week', id: review.id, section: week, count: listed.length },
          sealed: { note },
          rows: [rowChange('weekReview', review.id, undefined, review)],
        },
      ],
    }
  },
})
