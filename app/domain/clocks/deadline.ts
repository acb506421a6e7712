import type { CaseFile } from '../case-file.ts'
import type { EntryId, UserId } from '../ids.ts'
import { clockRule, spanAt } from '../profiles/profile.ts'
import type { Basis, ClockId, ClockRule, LevelOrNone, Profile, Span } from '../profiles/profile.ts'
import { endOfDay, endOfSchoolDay } from '../school-calendar.ts'
import type { SchoolCalendar } from '../school-calendar.ts'
import { localOf, momentNow, plusDays, plusMinutes, plusWeekdays } from '../time.ts'
import type { Day, Instant, Moment } from '../time.ts'

/** Whose a deadline is: a person, or a group by name. */
export type Owner = UserId | `triage:${string}` | `lead:${string}` | `chairs:${string}` | 'on-call' | 'district-leads'

/** One thing that must happen by a time: what started it, what met it, where the number comes from. Knows no now. */
export interface Deadline {
  /** Stable: the clock and what it is about. */
  id: string
  clock: ClockId
  what: string
  basis: Basis
  owner: Owner
  startedAt: Instant
  /** The moment at which it is overdue. For a whole day: the end of that day. */
  dueAt: Instant
  /** Set where only the day counts; then no hour is shown. */
  dueOn: Day | null
  amberAt: Instant | null
  redAt: Instant
  /** When it happened, whenever it was recorded. */
  metAt: Moment | null
  /** Done in time, and put on record after it was due. */
  recordedLate: boolean
  /** Why it no longer runs without having been met. */
  stopped: string | null
  about: EntryId
}

export interface ClockContext {
  profile: Profile
  calendar: SchoolCalendar
}

/** One clock, or several of a kind, of a case file. */
export type Clock = (file: CaseFile, context: ClockContext) => Deadline[]

/** What met a deadline: when it happened, and when that was put on record. */
export interface Met {
  happened: Moment
  recordedAt: Instant
}

export interface Started {
  about: EntryId
  owner: Owner
  startedAt: Instant
  /** Given where the clock's own span does not say it. */
  dueAt?: Instant
  dueOn?: Day
  level?: LevelOrNone
  what?: string
  met?: Met | null
  stopped?: string | null
}

/** A running or met deadline of a clock; null where the clock does not run at this level. */
export function deadline(clock: ClockId, started: Started, { profile, calendar }: ClockContext): Deadline | null {
  const rule = clockRule(profile, clock)
  const due = dueOf(rule, started, calendar)
  if (!due) return null
  const met = started.met ?? null
  const colours = coloured(rule, started.startedAt, due.at)
  const inTime = met !== null && !isAfter(met.happened, colours.redAt, calendar)
  return {
    id: `${clock}:${started.about}`,
    clock,
    what: started.what ?? rule.what,
    basis: rule.basis,
    owner: started.owner,
    startedAt: started.startedAt,
    dueAt: due.at,
    dueOn: due.on,
    ...colours,
    metAt: met?.happened ?? null,
    recordedLate: met !== null && inTime && met.recordedAt > colours.redAt,
    stopped: met ? null : (started.stopped ?? null),
    about: started.about,
  }
}

function dueOf(rule: ClockRule, started: Started, calendar: SchoolCalendar): { at: Instant; on: Day | null } | null {
  if (started.dueAt) return { at: started.dueAt, on: null }
  if (started.dueOn) return { at: endOfDay(calendar, started.dueOn), on: started.dueOn }
  const span = spanAt(rule, started.level ?? 'not-assessed')
  return span ? dueAfter(span, started.startedAt, calendar) : null
}

/** When a span that starts at a moment ends; null for an empty span. */
export function dueAfter(
  span: Span,
  startedAt: Instant,
  calendar: SchoolCalendar,
): { at: Instant; on: Day | null } | null {
  if (span.minutes !== undefined) return { at: plusMinutes(startedAt, span.minutes), on: null }
  if (span.schoolDays !== undefined) return { at: endOfSchoolDay(calendar, startedAt, span.schoolDays), on: null }
  const { day } = localOf(startedAt, calendar.zone)
  const on =
    span.weekdays !== undefined ? plusWeekdays(day, span.weekdays) : span.days !== undefined && plusDays(day, span.days)
  return on ? { at: endOfDay(calendar, on), on } : null
}

function coloured(rule: ClockRule, startedAt: Instant, dueAt: Instant): Pick<Deadline, 'amberAt' | 'redAt'> {
  const { amberAfterMinutes, redAfterMinutes, amberBeforeMinutes } = rule
  const before = amberBeforeMinutes === undefined ? null : plusMinutes(dueAt, -amberBeforeMinutes)
  const amberAt = amberAfterMinutes === undefined ? before : plusMinutes(startedAt, amberAfterMinutes)
  return {
    amberAt: amberAt && amberAt < startedAt ? startedAt : amberAt,
    redAt: redAfterMinutes === undefined ? dueAt : plusMinutes(startedAt, redAfterMinutes),
  }
}

/** Whether something happened after a moment. Where only its day is known, the whole day counts as in time. */
export const isAfter = (happened: Moment, at: Instant, calendar: SchoolCalendar): boolean =>
  happened.at ? happened.at > at : happened.on > localOf(plusMinutes(at, -1), calendar.zone).day

/** Whether something happened no earlier than a moment; on the same day where only the day is known. */
export const isSince = (happened: Moment, at: Instant, calendar: SchoolCalendar): boolean =>
  happened.at ? happened.at >= at : happened.on >= localOf(at, calendar.zone).day

/** Whether a deadline was met after it was due. */
export const metLate = (one: Deadline, calendar: SchoolCalendar): boolean =>
  one.metAt !== null && isAfter(one.metAt, one.redAt, calendar)

/** Whether it still runs: neither met nor stopped. */
export const isRunning = (one: Deadline): boolean => one.metAt === null && one.stopped === null

/** Something that was done and put on record at one moment, as what met a deadline. */
export const metAtOnce = (at: Instant, calendar: SchoolCalendar): Met => ({
  happened: momentNow(at, calendar.zone),
  recordedAt: at,
})

/** Drops clocks that don't run, and gives the others. */
export const running = (...deadlines: readonly (Deadline | null)[]): Deadline[] =>
  deadlines.filter((one): one is Deadline => one !== null)

/** The school's triage group; the people on call where no school is known. */
export const triageGroupOf = (file: CaseFile): Owner => (file.schoolId ? `triage:${file.schoolId}` : 'on-call')

/** Whoever leads the case. */
export const leadGroupOf = (file: CaseFile): Owner => `lead:${file.id}`
