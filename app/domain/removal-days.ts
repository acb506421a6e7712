import type { CaseFile } from './case-file.ts'
import type { InterimFact } from './file/safety.ts'
import { isAdultConcern } from './identity.ts'
import { isScreening } from './stages.ts'
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
export const removalDaysOf = (file: Pick<CaseFile, 'interim' | 'outcomes' | 'student'>): Day[] =>
  isAdultConcern(file) ? [] : keptAwayOn(file)

/** The school days on which the district keeps away whoever the case is about, a member of staff too. */
function keptAwayOn(file: Pick<CaseFile, 'interim' | 'outcomes'>): Day[] {
  const measures = file.interim.filter((measure) => measure.keepsAway && measure.whoseDecision !== 'parent')
  const days = [...measures.flatMap(daysAway), ...file.outcomes.discipline.flatMap((one) => one.days)]
  return [...new Set(days)].sort()
}

/**
 * Whether a change of the measures lets whoever the case is about back, from today on, on a day on which the district kept them away. In
 * a case that is a return to school, whatever form it takes: ending a measure, correcting it, withdrawing it.
 */
export function givesBack(
  file: CaseFile,
  changed: Partial<Pick<CaseFile, 'interim' | 'outcomes'>>,
  today: Day,
): boolean {
  if (isScreening(file.stage)) return false
  const away = new Set(keptAwayOn({ ...file, ...changed }))
  return keptAwayOn(file).some((on) => on >= today && !away.has(on))
}

/** The file with its removal ledger made anew: for every kind that changes interim measures or discipline. */
export const withRemovalDays = (file: CaseFile): CaseFile => ({ ...file, removalDays: removalDaysOf(file) })

const campus = String.raw`(school|campus|the building|(the )?(school )?(grounds|premises|property))`
const paper = String.raw`(letters?|notes?|messages?|notices?|cop(y|ies)|e-?mails?|texts?|packets?|work|forms?|flyers?|information)`
const things = String.raw`(guns?|rifles?|pistols?|firearms?|weapons?|knife|knives|ammunition|medications?|meds|tools?)`
const words = (pattern: string) => new RegExp(pattern, 'gi')

/** What goes home without the student, and who is called or kept informed there. */
const notTheStudent = [
  words(String.raw`\b${paper}\b[^.;]{0,20}\b(sent|send|sends|goes|go|went|taken)\b[^.;]{0,12}\bhome\b`),
  words(String.raw`\b(sent|send|sends)\b[^.;]{0,12}\b${paper}\b[^.;]{0,12}\bhome\b`),
  words(String.raw`\b(sent|send|sends) home (a |an |the |his |her |their )?${paper}\b`),
  words(String.raw`\b(call|calls|called|calling|phone|phones|phoned|tell|tells|told|contact|contacts) (the )?home\b`),
  words(String.raw`\bhome (is|was|gets|will be)?\s*(called|phoned|told|informed|updated)\b`),
  words(String.raw`\b${things}\b[^.;]{0,20}\bhome\b`),
  words(String.raw`\bin (touch|contact) with (the )?home\b`),
]

const awayWords = [
  words(String.raw`\b(stay|stays|staying|stayed|remain|remains|keep|keeps|keeping|kept)\b[^.;]{0,25}\bhome\b`),
  words(String.raw`\b(sent|send|sends|sending)\b[^.;]{0,20}\bhome\b`),
  words(String.raw`\bhome\b[^.;]{0,12}\b(until|till|through|for the (day|week))\b`),
  words(
    String.raw`(\bnot|\bcannot|n['’]t|\bnever)\b[^.;]{0,25}\b(attend(?! (the|a|an|any) )|come to (school|class|campus)|come (in|back)\b(?! (through|by|contact))|return to (school|class|campus))`,
  ),
  words(
    String.raw`(\bnot|\bcannot|n['’]t|\bnever) (to )?(be )?((allowed|permitted|welcome|back) )?(to be |to come )?(on|onto|at|in) ${campus}\b(?! (alone|unless|without))`,
  ),
  words(String.raw`\b(barred|banned|excluded|removed|kept|away|out)\b[^.;]{0,12}\b(from|of|off) ${campus}\b`),
  words(String.raw`\bsuspended\b(?! from the)`),
  words(String.raw`\bno (attendance|school)\b`),
]

/**
 * Whether a text keeps a student away from school in words only ("stay home until the assessment is finished"). Such a
 * measure must be coded with its dates and whose decision it is, or it would never reach the removal ledger. A letter
 * that goes home, or a call home, keeps nobody away.
 */
export const keepsAwayInWords = (text: string): boolean => {
  const rest = notTheStudent.reduce((left, pattern) => left.replace(pattern, ' '), text)
  return awayWords.some((pattern) => rest.search(pattern) >= 0)
}
