import type { CaseFile } from './case-file.ts'
import { everHigh } from './case-file.ts'
import { isFinished } from './stages.ts'
import type { RetentionClass, RetentionRule, Schedule } from './retention-schedule.ts'
import { localOf, longDayWords } from './time.ts'
import type { Day } from './time.ts'

/* How long a record is kept, by the schedule in force: when one record's time is over. Nothing is destroyed by itself. */

type Folder = Pick<CaseFile, 'student' | 'caseNumber' | 'stage' | 'stageSince' | 'danger' | 'level'>

/** The class of a folder, by what it was and how far it went. */
export function retentionClassOf(file: Folder): RetentionClass {
  if (file.student?.concern === 'staff') return 'staff-matter'
  if (everHigh(file as CaseFile)) return 'high'
  return file.caseNumber === null || file.stage === 'screened_out' || file.stage === 'merged' ? 'screened-out' : 'case'
}

export interface Kept {
  class: RetentionClass
  /** The day from which it may be destroyed; null while it runs, or where the student's age can't be known. */
  until: Day | null
  why: string
}

/** Until when a folder is kept, and why, by a schedule. A longer time of two counts. */
export function keptUntil(
  file: Folder,
  { birthDate, zone }: { birthDate: Day | null; zone: string },
  schedule: Schedule,
): Kept {
  const of = retentionClassOf(file)
  const rule: RetentionRule = schedule[of]
  if (!isFinished(file.stage) || file.stageSince === null) return { class: of, until: null, why: 'It is under way.' }
  const finished = plusYears(localOf(file.stageSince, zone).day, rule.years)
  const years = `${rule.years} years after it was finished`
  if (rule.age === undefined || file.student?.concern !== 'student') return { class: of, until: finished, why: years }
  if (birthDate === null)
    return { class: of, until: null, why: 'The birth date of the student is not on the roster, and their age counts.' }
  const grown = plusYears(birthDate, rule.age)
  return grown > finished
    ? { class: of, until: grown, why: `the student’s birthday with ${rule.age}` }
    : { class: of, until: finished, why: years }
}

/** Whatever was finished after this day is kept by every line of the schedule. */
export function soonest(today: Day, schedule: Schedule): Day {
  const least = Math.min(...Object.values(schedule).map(({ years }) => years))
  return plusYears(today, -least)
}

/** The same day some years later; of 29 February the first of March where there is none. */
export function plusYears(from: Day, years: number): Day {
  const [year = '', month = '', on = ''] = from.split('-')
  const later = String(Number(year) + years).padStart(4, '0')
  const leap = new Date(Date.UTC(Number(later), 1, 29)).getUTCMonth() === 1
  return (month === '02' && on === '29' && !leap ? `${later}-03-01` : `${later}-${month}-${on}`) as Day
}

/** Until when, in words. */
export const keptWords = ({ until, why }: Kept): string => (until ? `Until ${longDayWords(until)}: ${why}` : why)
