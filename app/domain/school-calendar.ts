import { daysBetween, instantAt, localOf, minutesBetween, plusDays } from './time.ts'
import type { Day, Instant } from './time.ts'

/** From the first day of school to the last, both included. */
export interface SchoolYear {
  firstDay: Day
  lastDay: Day
}

/** The district's calendar: one zone, school days, hours. Days are `YYYY-MM-DD`, times local `HH:MM`. */
export interface SchoolCalendar {
  /** IANA name, such as America/Los_Angeles. */
  zone: string
  /** School years, oldest first; between them there is no school. Cases outlive a year, so several are kept. */
  years: readonly SchoolYear[]
  /** Weekdays within a school year on which there is no school. */
  closed: readonly Day[]
  schoolHours: { from: string; to: string }
  officeHours: { from: string; to: string }
}

const isWeekday = (on: Day): boolean => {
  const weekday = new Date(`${on}T00:00:00.000Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}
const within = (year: SchoolYear, on: Day): boolean => on >= year.firstDay && on <= year.lastDay
/** Whether there is school on a day. */
export const isSchoolDay = (calendar: SchoolCalendar, on: Day): boolean =>
  isWeekday(on) && calendar.years.some((year) => within(year, on)) && !calendar.closed.includes(on)

/** As `isSchoolDay`; past the last day that the calendar knows every weekday counts, so that no clock runs for ever. */
const counts = (calendar: SchoolCalendar, on: Day, lastKnown: Day): boolean =>
  on > lastKnown ? isWeekday(on) : isSchoolDay(calendar, on)

/** The first day of school that the calendar knows, else the day itself: before it nothing needs to be looked at. */
const firstKnownDay = (calendar: SchoolCalendar, or: Day): Day =>
  calendar.years.reduce<Day | null>(
    (first, { firstDay }) => (first === null || firstDay < first ? firstDay : first),
    null,
  ) ?? or

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)
const later = (one: Day, other: Day): Day => (one > other ? one : other)

const lastKnownDay = (calendar: SchoolCalendar): Day =>
  calendar.years.reduce<Day>((last, year) => (year.lastDay > last ? year.lastDay : last), '0000-01-01' as Day)

/** The first school day after a day. Past the last day that the calendar knows, the next weekday. */
export const nextSchoolDay = (calendar: SchoolCalendar, after: Day): Day => addSchoolDays(calendar, after, 1)

/**
 * The n-th school day after a day, which itself never counts; `0` gives the day itself when there is school, else the
 * next school day. Past the last day that the calendar knows, weekdays count. Throws a RangeError unless `days` is a
 * whole number from 0.
 */
export function addSchoolDays(calendar: SchoolCalendar, from: Day, days: number): Day {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`Not a number of school days: ${days}`)
  const lastKnown = lastKnownDay(calendar)
  if (days === 0) return counts(calendar, from, lastKnown) ? from : addSchoolDays(calendar, from, 1)
  let on = later(from, plusDays(firstKnownDay(calendar, from), -1))
  for (let left = days; left > 0;) {
    on = plusDays(on, 1)
    if (counts(calendar, on, lastKnown)) left -= 1
  }
  return on
}

/**
 * The school days from one day to another, both included. Only days that the calendar knows are looked at, so that no
 * pair of days, however far apart, takes long.
 */
export function schoolDaysOf(calendar: SchoolCalendar, from: Day, until: Day): Day[] {
  const first = later(from, firstKnownDay(calendar, from))
  const count = daysBetween(first, earlier(until, lastKnownDay(calendar))) + 1
  const days = Array.from({ length: Math.max(0, count) }, (_, n) => plusDays(first, n))
  return days.filter((on) => isSchoolDay(calendar, on))
}

/** How many school days lie after `from`, up to and with `to`; 0 when `to` is not later. */
export const schoolDaysBetween = (calendar: SchoolCalendar, from: Day, to: Day): number =>
  schoolDaysOf(calendar, plusDays(from, 1), to).length

/** Whether school is on at a moment: a school day, from the first minute of school hours to before the last. */
export function inSchoolHours(calendar: SchoolCalendar, at: Instant): boolean {
  const local = localOf(at, calendar.zone)
  const { from, to } = calendar.schoolHours
  return isSchoolDay(calendar, local.day) && local.time >= from && local.time < to
}

/** Dismissal of the same school day, or of the next one when school is over or there is none. */
export function endOfSchoolDay(calendar: SchoolCalendar, at: Instant, days = 0): Instant {
  const local = localOf(at, calendar.zone)
  const { to } = calendar.schoolHours
  const today = addSchoolDays(calendar, local.day, 0)
  const over = today === local.day && local.time >= to
  const on = days > 0 ? addSchoolDays(calendar, local.day, days) : over ? nextSchoolDay(calendar, local.day) : today
  return instantAt(on, to, calendar.zone)
}

/** The next school day's local `time`: the same day's while it is still to come. */
export function nextSchoolMorning(calendar: SchoolCalendar, at: Instant, time: string): Instant {
  const local = localOf(at, calendar.zone)
  const today = addSchoolDays(calendar, local.day, 0)
  const passed = today === local.day && local.time >= time
  return instantAt(passed ? nextSchoolDay(calendar, local.day) : today, time, calendar.zone)
}

/** The next local `time`, on any day, that is at least `leastMinutes` away. */
export function nextTimeOfDay(calendar: SchoolCalendar, at: Instant, time: string, leastMinutes: number): Instant {
  const { day } = localOf(at, calendar.zone)
  const today = instantAt(day, time, calendar.zone)
  const enough = today > at && minutesBetween(at, today) >= leastMinutes
  return enough ? today : instantAt(plusDays(day, 1), time, calendar.zone)
}

/** The moment at which a local day ends: midnight, the start of the next day. */
export const endOfDay = (calendar: SchoolCalendar, on: Day): Instant =>
  instantAt(plusDays(on, 1), '00:00', calendar.zone)
