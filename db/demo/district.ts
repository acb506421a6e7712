import { plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'

/** The demo district: fictional, like everybody in it. Dates are those of its first school year, 2026-27. */
export const demoDistrict = {
  name: 'Rio Alto Unified School District',
  safetyPhone: '(555) 010-0911',
  numberPrefix: 'RA',
  profileId: 'CA-default',
  zone: 'America/Los_Angeles',
  hours: { schoolFrom: '07:45', schoolTo: '15:15', officeFrom: '07:15', officeTo: '16:30' },
}

export const demoSchools = [
  { code: 'ACE', name: 'Alder Creek Elementary', grades: 'TK-5', phone: '(555) 010-0110' },
  { code: 'MMS', name: 'Miwok Middle', grades: '6-8', phone: '(555) 010-0120' },
  { code: 'DVH', name: 'Delta Vista High', grades: '9-12', phone: '(555) 010-0130' },
  { code: 'SRH', name: 'Sutter Ridge High', grades: '9-12', phone: '(555) 010-0140' },
]

const firstDay = '2026-08-13' as Day
const lastDay = '2027-06-03' as Day
const closed = [
  '2026-09-07',
  '2026-11-11',
  ...weekdays('2026-11-23', 5),
  ...weekdays('2026-12-21', 12),
  '2027-01-18',
  '2027-02-08',
  '2027-02-15',
  ...weekdays('2027-03-22', 5),
] as Day[]

function weekdays(from: string, days: number): Day[] {
  return Array.from({ length: days }, (_, n) => plusDays(from as Day, n)).filter(
    (one) => ![0, 6].includes(new Date(`${one}T00:00:00Z`).getUTCDay()),
  )
}

/** Days in 52 weeks: a shift by these keeps every weekday. */
export const yearShift = 364

/**
 * The calendar in words that `changeCalendar` and `setUpDistrict` read: the fixture's year and its copies, shifted by
 * whole multiples of 52 weeks, from the earliest script to the year after today's.
 */
export function demoCalendar(shifts: readonly number[]) {
  const all = [...new Set(shifts)].sort((a, b) => a - b)
  const moved = (one: Day, shift: number) => plusDays(one, shift * yearShift)
  return {
    zone: demoDistrict.zone,
    ...demoDistrict.hours,
    years: all.map((shift) => `${moved(firstDay, shift)}..${moved(lastDay, shift)}`).join('\n'),
    closed: all.flatMap((shift) => closed.map((one) => moved(one, shift))).join('\n'),
  }
}
