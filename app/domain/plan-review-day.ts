import type { CaseFile } from './case-file.ts'
import { levelNow, standingLevel } from './level-of-concern.ts'
import { clockRule, spanAt } from './profiles/profile.ts'
import type { Profile } from './profiles/profile.ts'
import { addSchoolDays } from './school-calendar.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import { localOf, plusDays } from './time.ts'
import type { Day } from './time.ts'

/** The latest day on which a plan that starts, or was reviewed, on a day is reviewed next; null where no clock runs. */
export function latestReview(file: CaseFile, from: Day, profile: Profile, calendar: SchoolCalendar): Day | null {
  const span = spanAt(clockRule(profile, 'plan-review'), standingLevel(file) ?? 'not-assessed')
  if (span?.days !== undefined) return plusDays(from, span.days)
  return span?.schoolDays === undefined ? null : addSchoolDays(calendar, from, span.schoolDays)
}

/** What a form says beside a review day that is too late; null where it is not. */
export function reviewTooLate(file: CaseFile, from: Day, reviewOn: Day, profile: Profile, calendar: SchoolCalendar) {
  const latest = latestReview(file, from, profile, calendar)
  if (latest === null || reviewOn <= latest) return null
  return { latest, basis: clockRule(profile, 'plan-review').basis.text }
}

/**
 * The day by which the standing plan is reviewed: the promised one, or sooner where the level rose since. A higher level
 * never waits for a day that was promised at a lower one. Null where no plan stands.
 */
export function reviewDueOn(file: CaseFile, profile: Profile, calendar: SchoolCalendar): Day | null {
  const { kind, startedOn, reviewOn, reviews } = file.plan
  const now = levelNow(file)
  if (kind === 'none' || !startedOn) return null
  const since = now ? [localOf(now.since, calendar.zone).day] : []
  const from = [startedOn, ...reviews.map((one) => one.happened.on), ...since].sort().at(-1) ?? startedOn
  const latest = latestReview(file, from, profile, calendar)
  return reviewOn && latest && reviewOn < latest ? reviewOn : (latest ?? reviewOn)
}
