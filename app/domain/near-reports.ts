import { minutesBetween } from './time.ts'
import type { Instant } from './time.ts'

/** How far apart, in minutes, two reports of one event may come: a day either way. Ours; no law names a number. */
export const nearMinutes = 24 * 60

/**
 * Reports that may tell of the same event as one received at a moment, the closest in time first; whether before or
 * after. `since` is when each came, or was opened.
 */
export function nearestFirst<Row extends { since: Instant | null }>(rows: readonly Row[], receivedAt: Instant): Row[] {
  const apart = (row: Row): number => (row.since ? Math.abs(minutesBetween(receivedAt, row.since)) : Infinity)
  return rows.filter((row) => apart(row) <= nearMinutes).sort((one, other) => apart(one) - apart(other))
}
