import { auditNumbers } from './audit-numbers.ts'
import { plusDays, weekdayOf } from './time.ts'
import type { Day } from './time.ts'

/** The Monday of a day's week: by it a week of review is named. */
export const weekOf = (on: Day): Day => plusDays(on, 1 - weekdayOf(on))

/** The first day after a week. */
export const afterWeek = (week: Day): Day => plusDays(week, auditNumbers.review.days)

/** Whether a week has ended on a day. */
export const isOver = (week: Day, today: Day): boolean => afterWeek(week) <= today

/**
 * Weeks that ended and that nobody signed, the oldest first: since the record began, as far back as the desk reaches.
 * Pure.
 */
export function weeksToSign({ began, today, signed }: { began: Day; today: Day; signed: ReadonlySet<Day> }): Day[] {
  const earliest = weekOf(plusDays(today, -auditNumbers.desk.days))
  const weeks: Day[] = []
  for (let week = earliest > weekOf(began) ? earliest : weekOf(began); isOver(week, today); week = afterWeek(week))
    if (!signed.has(week)) weeks.push(week)
  return weeks
}
