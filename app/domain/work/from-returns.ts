import type { CaseFile } from '../case-file.ts'
import { leadGroupOf } from '../clocks/deadline.ts'
import { nextSchoolDay } from '../school-calendar.ts'
import type { SchoolCalendar } from '../school-calendar.ts'
import { isFinished, isScreening } from '../stages.ts'
import { instantAt, localOf } from '../time.ts'
import type { Day } from '../time.ts'
import { caseHref } from './links.ts'
import { workItem } from './work-item.ts'
import type { Worklist } from './work-item.ts'

/**
 * The first day on which the student is back without anybody having decided it: the district's days away run out and no
 * return is on record for after them (P15). Null where none is owed, also for days from before a reopening.
 */
export function returnOwedOn(file: CaseFile, calendar: SchoolCalendar): Day | null {
  const last = file.removalDays.at(-1)
  if (!last || isFinished(file.stage) || isScreening(file.stage)) return null
  const reopened = file.closing.reopened.at(-1)
  if (reopened && last < localOf(reopened.at, calendar.zone).day) return null
  return file.plan.returns.some(({ on }) => on > last) ? null : nextSchoolDay(calendar, last)
}

/** Whoever leads decides the return before the student is back: days that run out let nobody in by themselves. */
export const fromReturns: Worklist = (file, context) => {
  const on = returnOwedOn(file, context.calendar)
  if (!on) return []
  const { schoolHours, zone } = context.calendar
  return [
    workItem(
      file,
      {
        about: `return:${on}`,
        owner: leadGroupOf(file),
        what: 'Decide the return to school',
        why: 'Who decided, on which conditions, who is there on the first morning',
        href: caseHref(file.id, 'return/new'),
        dueAt: instantAt(on, schoolHours.from, zone),
      },
      context,
    ),
  ]
}
