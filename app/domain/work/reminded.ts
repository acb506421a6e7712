import type { CaseFile } from '../case-file.ts'
import type { ClockContext } from '../clocks/deadline.ts'
import { timeOfDay, weekdayAndDay } from '../dates-in-words.ts'
import { localOf } from '../time.ts'
import type { WorkItem } from './work-item.ts'

/** How long whoever waits lets pass before they remind again. */
export const reminderMinutes = 60

/** Rows with the last reminder in them: in the row of whoever is asked, and of whoever waits. */
export const reminded = (items: readonly WorkItem[], file: CaseFile, { calendar }: ClockContext): WorkItem[] =>
  items.map((item) => {
    const last = file.reminders.findLast(({ about }) => isAbout(item, about))
    if (!last) return item
    const when = `${weekdayAndDay(localOf(last.at, calendar.zone).day)}, ${timeOfDay(last.at, calendar.zone)}`
    return item.form === 'waiting'
      ? { ...item, why: `${item.why}, reminded ${when}` }
      : { ...item, why: `${last.byName} reminds you, ${when} · ${item.why}` }
  })

const isAbout = ({ id, caseId }: WorkItem, about: string): boolean =>
  id === `${caseId}:${about}` || id.startsWith(`${caseId}:${about}:`) || id === `${caseId}:waiting:${about}`
