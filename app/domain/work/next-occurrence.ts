import { DateTime } from 'luxon'
import type { PlanActionFact } from '../file/judgement.ts'
import { addSchoolDays, isSchoolDay, nextSchoolDay } from '../school-calendar.ts'
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
