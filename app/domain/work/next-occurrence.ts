import { DateTime } from 'luxon'
import type { PlanActionFact } from '../file/judgement.ts'
import { addSchoolDays, isSchoolDay, nextSchoolDay, schoolDaysOf } from '../school-calendar.ts'
import type { SchoolCalendar } from '../school-calendar.ts'
import { plusDays } from '../time.ts'
import type { Day } from '../time.ts'

/** The most weeks or months looked ahead for the next occurrence of an action. */
const farthest = 600

/**
 * The next day on which a plan's action is due: the first one that has no check-in that counts. Null when it has ended,
 * or happened once. An action on arrival falls on the days on which the student is at school.
 */
export function nextOccurrence(action: PlanActionFact, away: readonly Day[], calendar: SchoolCalendar): Day | null {
  if (action.ended) return null
  const last = lastDone(action)
  switch (action.frequency) {
    case 'once':
      return last === null ? action.firstDue : null
    case 'each-school-day':
      return schoolDayAfter(action, last, [], calendar)
    case 'each-arrival':
      return schoolDayAfter(action, last, away, calendar)
    case 'weekly':
      return repeated(action, last, calendar, (n) => plusDays(action.firstDue, 7 * n))
    case 'monthly':
      return repeated(action, last, calendar, (n) => plusMonths(action.firstDue, n))
  }
}

/**
 * The days before one day on which an action was due and nothing stands recorded, also where later ones are. What ended
 * is asked about up to the day on which it ended.
 */
export function unrecorded(action: PlanActionFact, away: readonly Day[], calendar: SchoolCalendar, before: Day): Day[] {
  const end = action.ended && action.ended.at.on < before ? action.ended.at.on : before
  const all = occurrences(action, away, calendar, end)
  const recorded = action.checkIns.filter((one) => !one.undone).map(({ dueOn }) => dueOn)
  return all.filter((on, n) => {
    const next = all[n + 1]
    return !recorded.some((day) => day >= on && (next === undefined || day < next))
  })
}

/** Every day before `end` on which an action is due. */
function occurrences(action: PlanActionFact, away: readonly Day[], calendar: SchoolCalendar, end: Day): Day[] {
  const { firstDue, frequency } = action
  if (frequency === 'once') return firstDue < end ? [firstDue] : []
  if (frequency === 'each-school-day' || frequency === 'each-arrival') {
    const days = schoolDaysOf(calendar, firstDue, plusDays(end, -1))
    return frequency === 'each-arrival' ? days.filter((on) => !away.includes(on)) : days
  }
  const days: Day[] = []
  for (let n = 0; n < farthest; n++) {
    const nth = frequency === 'weekly' ? plusDays(firstDue, 7 * n) : plusMonths(firstDue, n)
    const on = addSchoolDays(calendar, nth, 0)
    if (on >= end) return days
    if (on !== days.at(-1)) days.push(on)
  }
  return days
}

/** The last day for which a check-in stands. */
const lastDone = (action: PlanActionFact): Day | null =>
  action.checkIns
    .filter((one) => !one.undone)
    .reduce<Day | null>((last, { dueOn }) => (last === null || dueOn > last ? dueOn : last), null)

function schoolDayAfter(action: PlanActionFact, last: Day | null, away: readonly Day[], calendar: SchoolCalendar): Day {
  let on =
    last === null || last < action.firstDue
      ? addSchoolDays(calendar, action.firstDue, 0)
      : nextSchoolDay(calendar, last)
  while (away.includes(on)) on = nextSchoolDay(calendar, on)
  return on
}

/** The first of a series that falls after the last one done; one that falls on no school day moves to the next. */
function repeated(
  action: PlanActionFact,
  last: Day | null,
  calendar: SchoolCalendar,
  nth: (n: number) => Day,
): Day | null {
  for (let n = 0; n < farthest; n++) {
    const on = isSchoolDay(calendar, nth(n)) ? nth(n) : addSchoolDays(calendar, nth(n), 0)
    if (last === null || on > last) return on
  }
  return null
}

const plusMonths = (from: Day, months: number): Day =>
  DateTime.fromISO(from, { zone: 'utc' }).plus({ months }).toISODate() as Day
