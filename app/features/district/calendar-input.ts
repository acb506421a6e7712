import { z } from 'zod'
import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import { optionalText, text } from '#app/domain/fields.ts'
import { day, daySchema } from '#app/domain/time.ts'
import type { SchoolYear } from '#app/domain/school-calendar.ts'
import type { Day } from '#app/domain/time.ts'

const clockTime = (message: string) => z.string({ error: message }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, message)

const knownZone = (zone: string) => {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const range = /^(\d{4}-\d{2}-\d{2})(?:\s*(?:\.\.|to)\s*(\d{4}-\d{2}-\d{2}))?$/

/** Reads days and ranges, one a line or parted by commas: `2026-09-07`, `2026-11-23..2026-11-27`. */
const closedDays = z
  .string()
  .max(8000)
  .optional()
  .transform((value, context) => {
    const days: Day[] = []
    for (const part of (value ?? '')
      .split(/[\n,]+/)
      .map((one) => one.trim())
      .filter(Boolean)) {
      const parsed = readRange(part)
      if (parsed) days.push(...parsed)
      else
        context.addIssue({
          code: 'custom',
          message: `“${part}” is not a day of the calendar. Write the year, the month and the day with dashes (7 September 2026 is 2026-09-07), and two dots between a first and a last day.`,
        })
    }
    return [...new Set(days)].sort()
  })

function readRange(part: string): Day[] | undefined {
  const found = range.exec(part)
  if (!found?.[1]) return undefined
  const from = daySchema.safeParse(found[1])
  const until = daySchema.safeParse(found[2] ?? found[1])
  if (!from.success || !until.success || until.data < from.data) return undefined
  const days: Day[] = []
  for (let at = Date.parse(from.data); at <= Date.parse(until.data) && days.length < 400; at += 86_400_000) {
    days.push(day(new Date(at).toISOString().slice(0, 10)))
  }
  return days
}

/** Reads school years, one a line: `2026-08-13..2027-06-03`. They may not overlap. */
const schoolYears = z
  .string({ error: 'Give at least one school year.' })
  .max(2000)
  .transform((value, context) => {
    const years: SchoolYear[] = []
    for (const part of value
      .split(/[\n,]+/)
      .map((one) => one.trim())
      .filter(Boolean)) {
      const found = range.exec(part)
      const [from, until] = [daySchema.safeParse(found?.[1]), daySchema.safeParse(found?.[2])]
      if (from.success && until.success && from.data < until.data)
        years.push({ firstDay: from.data, lastDay: until.data })
      else
        context.addIssue({
          code: 'custom',
          message: `“${part}” is not a school year. Write its first and its last day with two dots between: 13 August 2026 to 3 June 2027 is 2026-08-13..2027-06-03.`,
        })
    }
    years.sort((a, b) => (a.firstDay < b.firstDay ? -1 : 1))
    if (years.length === 0) context.addIssue({ code: 'custom', message: 'Give at least one school year.' })
    const early = years.find((year, n) => year.firstDay <= (years[n - 1]?.lastDay ?? ''))
    if (early) {
      const message = `Two school years overlap: one begins on ${weekdayAndDay(early.firstDay)}, before the one before has ended.`
      context.addIssue({ code: 'custom', message })
    }
    return years
  })

/** The second of two times comes after the first; this is said where it does not. */
export const afterSchoolStarts = 'School ends after it starts.'
export const afterOfficeOpens = 'The office closes after it opens.'

/** The school years as an administrator types them. Weekends are never school days and need not be listed. */
export const calendarInput = z
  .object({
    zone: text('Give the time zone, such as America/Los_Angeles.', 60).refine(knownZone, 'This is no known time zone.'),
    years: schoolYears,
    closed: closedDays,
    schoolFrom: clockTime('Give the time school starts, such as 07:45.'),
    schoolTo: clockTime('Give the time school ends, such as 15:15.'),
    officeFrom: clockTime('Give the time the office opens.'),
    officeTo: clockTime('Give the time the office closes.'),
    reason: optionalText(500),
  })
  .refine((value) => value.schoolFrom < value.schoolTo, { path: ['schoolTo'], message: afterSchoolStarts })
  .refine((value) => value.officeFrom < value.officeTo, { path: ['officeTo'], message: afterOfficeOpens })
