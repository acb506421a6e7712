import type { CaseFile } from './case-file.ts'
import type { InterimFact } from './file/safety.ts'
import { isAdultConcern } from './identity.ts'
import { nextSchoolDay } from './school-calendar.ts'
import type { SchoolCalendar } from './school-calendar.ts'
import { daysBetween, plusDays } from './time.ts'
import type { Day } from './time.ts'

/**
 * The longest, in days, that one measure may keep a student away, and the farthest ahead that its days may lie: an
 * expulsion ends within a calendar year (California Education Code 48916). A day beyond that is a slip of the hand.
 */
const farthestAway = 366

/** What is wrong with the days of a measure, by field: in words for the person who typed them. */
export function farDays(away: { from?: Day; until?: Day }, today: Day): Record<string, string> {
  const { from, until } = away
  const farthest = plusDays(today, farthestAway)
  if (from && from > farthest) return { from: 'This is more than a year from now. Check the year.' }
  if (until && until > farthest)
    return { until: 'This is more than a year from now. Give the day on which it is decided again.' }
  if (from && until && daysBetween(from, until) > farthestAway)
    return { from: 'This is more than a year before the last day. Check the year.' }
  return {}
}

/**
 * The school days in a row of which some days are part, together with days of earlier measures: what follows an earlier
 * measure without a school day between is one with it.
 */
export function daysInARow(calendar: SchoolCalendar, days: readonly Day[], earlier: readonly Day[]): Day[] {
  const run = new Set(days)
  const others = [...new Set(earlier)].sort()
  const joins = (on: Day): boolean => {
    const next = nextSchoolDay(calendar, on)
    return [...run].some((day) => day === next || nextSchoolDay(calendar, day) === on)
  }
  for (;;) {
    const found = others.find((on) => !run.has(on) && joins(on))
    if (found === undefined) return [...run].sort()
    run.add(found)
  }
}

/** The days that a measure really kept the student away: up to the day on which it ended. */
export const daysAway = (measure: InterimFact): Day[] =>
  measure.ended?.backOn ? measure.days.filter((on) => on < (measure.ended?.backOn ?? on)) : [...measure.days]

/**
 * The removal ledger (P14): the set of school days on which the district kept the student away, by interim measures
 * and by discipline; a member of staff has none. A day that is both counts once; a parent's own choice is no removal, one made at our request is.
 */
export function removalDaysOf(file: Pick<CaseFile, 'interim' | 'outcomes' | 'student'>): Day[] {
  if (isAdultConcern(file)) return []
  const measures = file.interim.filter((measure) => measure.keepsAway && measure.whoseDecision !== 'parent')
  const days = [...measures.flatMap(daysAway), ...file.outcomes.discipline.flatMap((one) => one.days)]
  return [...new Set(days)].sort()
}

/** The file with its removal ledger made anew: for every kind that changes interim measures or discipline. */
export const withRemovalDays = (file: CaseFile): CaseFile => ({ ...file, removalDays: removalDaysOf(file) })

const awayWords = [
  /\b(stay|stays|staying|stayed|remain|remains|sent|send)\b[^.]{0,20}\bhome\b/i,
  /\b(keep|keeps|kept)\b[^.]{0,12}\b(him|her|them|student|child)\b[^.]{0,12}\bhome\b/i,
  /\b(not|don't|do not|doesn't|never)\b[^.]{0,20}\b(attend|come to school|come in|return to school|be at school)\b/i,
  /\bno (attendance|school)\b/i,
  /\b(away from|out of) school\b/i,
]

/**
 * Whether a text keeps a student away from school in words only ("stay home until the assessment is finished"). Such a
 * measure must be coded with its dates and whose decision it is, or it would never reach the removal ledger.
 */
export const keepsAwayInWords = (text: string): boolean => awayWords.some((words) => words.test(text))
