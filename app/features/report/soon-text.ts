import { daysBetween, localOf } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { dayText, instantText, timeText } from '#app/ui/when.ts'

/** A moment that is near, as people say it: "11:22 am" today, "Fri 7:30 am" within the week, else the whole date. */
export function soonText(at: Instant, now: Instant, zone: string): string {
  const on = localOf(at, zone).day
  const today = localOf(now, zone).day
  if (on === today) return timeText(at, zone)
  const [weekday = ''] = dayText(on, today).split(' ')
  return daysBetween(today, on) < 7 ? `${weekday} ${timeText(at, zone)}` : instantText(at, zone, today)
}
