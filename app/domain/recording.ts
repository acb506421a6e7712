import type { NewEntry } from './entry.ts'
import type { NewId } from './ids.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import { momentNow } from './time.ts'
import type { Instant } from './time.ts'

/** What builders of entries need of a command's work. */
export interface Recording {
  newId: NewId
  now: Instant
  calendar: Pick<SchoolCalendar, 'zone'>
}

/** An entry that happens as it is recorded, made by a decision of another feature than its kind's. */
export const entryNow = (kind: string, base: Record<string, unknown>, work: Recording): NewEntry => {
  const happened = momentNow(work.now, work.calendar.zone)
  return { id: work.newId('entry'), kind, parts: { base }, happenedOn: happened.on, happenedAt: happened.at }
}
