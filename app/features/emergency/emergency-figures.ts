import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import { day, instantAt, localOf, minutesBetween } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'

interface Reviewed {
  startedAt: Instant
  reviewedAt: Instant | null
}

export interface EmergencyFigures {
  openings: string
  lag: string
}

/** The first moment of the school year that runs, or ran last. */
export function yearBegan({ years, zone }: SchoolCalendar, now: Instant): Instant {
  const { day: today } = localOf(now, zone)
  const begun = years.map(({ firstDay }) => firstDay).filter((first) => first <= today)
  return instantAt(begun.sort().at(-1) ?? day(`${today.slice(0, 4)}-01-01`), '00:00', zone)
}

/** How often cases were opened in an emergency this school year, and how soon that was looked over. */
export function figuresOf(openings: readonly Reviewed[], cases: number): EmergencyFigures {
  const lags = openings
    .flatMap(({ startedAt, reviewedAt }) => (reviewedAt ? [minutesBetween(startedAt, reviewedAt)] : []))
    .sort((a, b) => a - b)
  const count = openings.length
  const times = count === 1 ? 'once' : `${count} times`
  const rate = cases > 0 ? ` That is ${((count * 100) / cases).toFixed(1)} for every 100 cases opened (${cases}).` : ''
  return {
    openings:
      count === 0
        ? 'No case was opened in an emergency this school year.'
        : `This school year a case was opened in an emergency ${times}.${rate}`,
    lag: lags.length === 0 ? 'None was reviewed yet.' : `Half of the reviews came within ${spanWords(median(lags))}.`,
  }
}

/** The lower middle one of several, smallest first. */
const median = (sorted: readonly number[]): number => sorted[Math.floor((sorted.length - 1) / 2)] ?? 0

function spanWords(minutes: number): string {
  if (minutes < 60) return minutes === 1 ? '1 minute' : `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  if (hours < 48) return hours === 1 ? '1 hour' : `${hours} hours`
  return `${Math.round(hours / 24)} days`
}
