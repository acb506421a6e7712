import { DateTime } from 'luxon'
import { z } from 'zod'

/** A moment: ISO 8601 in UTC with milliseconds, `2027-02-26T04:51:00.000Z`. The same in bodies, rows and hashes. */
export type Instant = string & { readonly __instant: unique symbol }
/** A calendar day of the district, `YYYY-MM-DD`. */
export type Day = string & { readonly __day: unique symbol }

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/
const dayShape = /^\d{4}-\d{2}-\d{2}$/

/** Reads an `Instant`; throws a RangeError for anything that is not a real UTC moment with milliseconds. */
export function instant(text: string): Instant {
  if (!instantShape.test(text) || Number.isNaN(Date.parse(text))) throw new RangeError(`Not a moment: ${text}`)
  return text as Instant
}

/** Reads a `Day`; throws a RangeError for anything that is not a real calendar day. */
export function day(text: string): Day {
  if (!isRealDay(text)) throw new RangeError(`Not a day: ${text}`)
  return text as Day
}

/** Midnight UTC of a day in milliseconds: arithmetic on days needs no zone, and must be quick. */
const millisOf = (on: string): number => Date.parse(`${on}T00:00:00.000Z`)
/** Days outside the years 0000 to 9999 can't be written as a `Day`; arithmetic stops at the first and the last. */
const [firstMillis, lastMillis] = [Date.parse('0000-01-01T00:00:00.000Z'), Date.parse('9999-12-31T00:00:00.000Z')]
const dayOf = (millis: number): Day =>
  new Date(Math.min(Math.max(millis, firstMillis), lastMillis)).toISOString().slice(0, 10) as Day
const dayMillis = 24 * 60 * 60_000

function isRealDay(text: string): boolean {
  if (!dayShape.test(text)) return false
  const millis = millisOf(text)
  return !Number.isNaN(millis) && dayOf(millis) === text
}

/** The moment of a `Date`: used at the door, where the outside world's clock comes in. */
export const instantOf = (date: Date): Instant => date.toISOString() as Instant

/** `minutes` after the moment (before it, when negative). */
export const plusMinutes = (from: Instant, minutes: number): Instant =>
  new Date(Date.parse(from) + minutes * 60_000).toISOString() as Instant

/** Whole minutes from one moment to another; negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 60_000)

/** Calendar days after a day (before it, when negative); never past the last day that can be written. */
export const plusDays = (from: Day, days: number): Day => dayOf(millisOf(from) + days * dayMillis)

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => (millisOf(to) - millisOf(from)) / dayMillis

const digits = (n: number, count: number): string => String(n).padStart(count, '0')

/** The district's day and its local `HH:MM` at a moment. `zone` is an IANA name. */
export function localOf(at: Instant, zone: string): { day: Day; time: string } {
  const { year, month, day: date, hour, minute } = DateTime.fromMillis(Date.parse(at), { zone })
  return {
    day: `${digits(year, 4)}-${digits(month, 2)}-${digits(date, 2)}` as Day,
    time: `${digits(hour, 2)}:${digits(minute, 2)}`,
  }
}

/**
 * The moment of a local `HH:MM` on a district day. A time skipped by daylight saving moves forward; of a time that
 * occurs twice it is the first.
 */
export function instantAt(on: Day, time: string, zone: string): Instant {
  const [year, month, date] = on.split('-').map(Number)
  const [hour, minute] = time.split(':').map(Number)
  const local = DateTime.fromObject({ year, month, day: date, hour, minute }, { zone })
  const [first = local] = local.getPossibleOffsets()
  return new Date(first.toMillis()).toISOString() as Instant
}

/** A day in a sentence: "27 Mar". */
export const dayWords = (on: Day): string => DateTime.fromISO(on, { zone: 'utc' }).setLocale('en-US').toFormat('d LLL')

/** A day with its year: "18 Mar 2027". */
export const longDayWords = (on: Day): string =>
  DateTime.fromISO(on, { zone: 'utc' }).setLocale('en-US').toFormat('d LLL yyyy')

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (on: Day): number => ((new Date(millisOf(on)).getUTCDay() + 6) % 7) + 1

/** The n-th Monday to Friday after a day. Holidays count too: what is due by then is due no later by any law's count. */
export function plusWeekdays(from: Day, days: number): Day {
  let on = from
  for (let left = days; left > 0;) {
    on = plusDays(on, 1)
    if (weekdayOf(on) <= 5) left -= 1
  }
  return on
}

/** When something happened: always the day; the moment only where the time is known. */
export interface Moment {
  on: Day
  at?: Instant
}

/** What a form sends for a moment: a local day and, if known, a local `HH:MM`. */
export interface LocalMoment {
  day: Day
  time?: string
}

/** Turns what a form sent into a `Moment` of the district's zone. */
export const toMoment = (local: LocalMoment, zone: string): Moment =>
  local.time ? { on: local.day, at: instantAt(local.day, local.time, zone) } : { on: local.day }

/** What happens as it is recorded: the present moment with its district day. */
export const momentNow = (now: Instant, zone: string): Required<Moment> => ({ on: localOf(now, zone).day, at: now })

/** For ordering: a moment without a time counts as the start of its day. */
export const momentKey = (moment: Moment): string => moment.at ?? `${moment.on}T00:00:00.000Z`

/**
 * No day on a form lies outside these: nobody at a school is older than the first, and no order or year of school is
 * planned beyond the last. What lies outside is a slip of the hand, such as 0026 or 20226 for 2026.
 */
const [firstDay, lastDay] = ['1920-01-01', '2099-12-31']
const isLikelyDay = (text: string): boolean => !isRealDay(text) || (text >= firstDay && text <= lastDay)

export const daySchema = z
  .string({ error: 'Give a date.' })
  .trim()
  .refine(isRealDay, 'Give a date.')
  .refine(isLikelyDay, 'Check the year of this date.')
  .transform((text) => text as Day)

export const instantSchema = z
  .string()
  .refine((text) => instantShape.test(text) && !Number.isNaN(Date.parse(text)), 'Not a moment.')
  .transform((text) => text as Instant)

export const momentSchema = z.strictObject({ on: daySchema, at: instantSchema.optional() })

/** A local time of day as a form sends it; may be left empty. */
export const timeSchema = z
  .string({ error: 'Give a time like 14:05.' })
  .trim()
  .refine((text) => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'Give a time like 14:05.')
  .transform((text) => (text === '' ? undefined : text))
  .optional()

/** A moment as a form sends it; the time may be left empty. */
export const localMomentSchema = z.object({ day: daySchema, time: timeSchema }, { error: 'Give a date.' })

/** A moment that may be left out altogether. */
export const optionalLocalMomentSchema = z
  .object({ day: z.string().trim().optional(), time: z.string().trim().optional() }, { error: 'Give a date.' })
  .optional()
  .transform((value, context) => {
    if (!value || (!value.day && !value.time)) return undefined
    const parsed = localMomentSchema.safeParse(value)
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues)
      context.addIssue({ code: 'custom', path: issue.path, message: issue.message })
    return z.NEVER
  })
