import type { CaseFile } from '../case-file.ts'
import type { InterimFact } from '../file/safety.ts'
import { compareLevels } from '../file/judgement.ts'
import { levelNow } from '../level-of-concern.ts'
import { clockRule } from '../profiles/profile.ts'
import { reviewDueOn } from '../plan-review-day.ts'
import { nextSchoolMorning } from '../school-calendar.ts'
import { localOf } from '../time.ts'
import type { Instant, Moment } from '../time.ts'
import { deadline, isSince, leadGroupOf, metAtOnce, running } from './deadline.ts'
import type { Clock, ClockContext, Met } from './deadline.ts'
import { levelOrNone } from './level.ts'

const needsPlan = (file: CaseFile): boolean => {
  const now = levelNow(file)
  return now !== null && compareLevels(now.level, 'low') > 0
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other)

/** Whether a measure still stood at a moment, or came later: one that was over by then protects nobody. */
const standsSince = (one: InterimFact, at: Instant, { calendar }: ClockContext): boolean =>
  (one.until === null || one.until >= localOf(at, calendar.zone).day) &&
  (one.ended === null || isSince(one.ended.at, at, calendar))

/** An interim plan, or a measure that protects, stands before the student is next at school. */
export const interimPlanClock: Clock = (file, context) => {
  const now = levelNow(file)
  if (!file.openedAt || !now || !needsPlan(file)) return []
  const startedAt = later(file.openedAt, now.since)
  const rule = clockRule(context.profile, 'interim-plan')
  const first = file.interim.find((one) => standsSince(one, startedAt, context))
  const planned = file.plan.startedAt ? metAtOnce(file.plan.startedAt, context.calendar) : null
  const met: Met | null = first ? { happened: first.happened, recordedAt: first.recordedAt } : planned
  return running(
    deadline(
      'interim-plan',
      {
        about: now.entryId,
        owner: leadGroupOf(file),
        startedAt,
        dueAt: nextSchoolMorning(context.calendar, startedAt, rule.at ?? context.calendar.schoolHours.from),
        met,
      },
      context,
    ),
  )
}

/** The plan stands soon after an assessed level that needs one. A plan already standing meets it. */
export const planClock: Clock = (file, context) => {
  const counted = file.level.counts
  if (!counted) return []
  const met = file.plan.kind === 'plan' && file.plan.startedAt ? metAtOnce(file.plan.startedAt, context.calendar) : null
  return running(
    deadline(
      'plan',
      { about: counted.entryId, owner: leadGroupOf(file), startedAt: counted.since, level: counted.level, met },
      context,
    ),
  )
}

/** A standing plan, also an interim one, is reviewed by the promised day; sooner where the level rose since. */
export const planReviewClock: Clock = (file, context) => {
  const { plan } = file
  if (!plan.startedAt || !plan.startEntryId) return []
  const last = plan.reviews.findLast((one) => isSince(one.happened, plan.startedAt ?? one.recordedAt, context.calendar))
  const startedAt = last ? (last.happened.at ?? last.recordedAt) : plan.startedAt
  const dueOn = reviewDueOn(file, context.profile, context.calendar)
  if (!dueOn) return []
  const about = last?.entryId ?? plan.startEntryId
  return running(deadline('plan-review', { about, owner: leadGroupOf(file), startedAt, dueOn }, context))
}

/** Somebody talks with the student often enough while the level is high or moderate. */
export const noContactClock: Clock = (file, context) => {
  if (!file.openedAt || file.student?.concern !== 'student') return []
  const since = file.closing.reopened.at(-1)?.at ?? file.openedAt
  const startedAt = lastTalk(file, since, context)
  return running(
    deadline('no-contact', { about: file.id, owner: leadGroupOf(file), startedAt, level: levelOrNone(file) }, context),
  )
}

function lastTalk(file: CaseFile, since: Instant, { calendar }: ClockContext): Instant {
  const talks: { happened: Moment; recordedAt: Instant }[] = [
    ...file.inquiry.interviews.filter((one) => one.role.startsWith('student') && !one.notDone),
  ]
  const checked = file.plan.actions.flatMap((one) => one.checkIns.filter((it) => it.result === 'done' && !it.undone))
  return [
    ...talks.filter((one) => isSince(one.happened, since, calendar)).map((one) => one.happened.at ?? one.recordedAt),
    ...checked.map((one) => one.at),
  ].reduce(later, since)
}
