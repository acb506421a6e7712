import { DateTime } from 'luxon'
import { localOf } from './time.ts'
import type { Day, Instant } from './time.ts'

const utc = (on: Day) => DateTime.fromISO(on, { zone: 'utc', locale: 'en-US' })

/** "Fri 5 Mar". */
export const weekdayAndDay = (on: Day): string => utc(on).toFormat('ccc d LLL')

/** "Mar 2027". */
export const monthWords = (on: Day): string => utc(on).toFormat('LLL yyyy')

/** "6:00 pm" in the district's zone. */
export const timeOfDay = (at: Instant, zone: string): string =>
  DateTime.fromISO(at, { zone, locale: 'en-US' }).toFormat('h:mm a').toLowerCase()

/** "6:00 pm" when it is the same local day as `now`, else "Fri 5 Mar, 6:00 pm". */
export function whenInWords(at: Instant, now: Instant, zone: string): string {
  const on = localOf(at, zone).day
  const time = timeOfDay(at, zone)
  return on === localOf(now, zone).day ? time : `${weekdayAndDay(on)}, ${time}`
}

/** "Ana", "Ana and Ben", "Ana, Ben and Caleb". */
export const namesInWords = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
