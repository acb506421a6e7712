import { describe, expect, it } from 'vitest'
import {
  addSchoolDays,
  endOfDay,
  endOfSchoolDay,
  inSchoolHours,
  isSchoolDay,
  nextSchoolDay,
  nextSchoolMorning,
  nextTimeOfDay,
  schoolDaysBetween,
} from '#app/domain/school-calendar.ts'
import { day, instant, instantAt, localOf, plusDays } from '#app/domain/time.ts'
import { calendar } from '#tests/factories/case.ts'

/** A local time of the fixture district as a moment. */
const at = (on: string, time: string) => instantAt(day(on), time, calendar.zone)

describe('adding school days (fixture.md)', () => {
  it.each([
    ['2026-09-16', 10, '2026-09-30'],
    ['2026-11-05', 10, '2026-11-20'],
    ['2026-11-20', 1, '2026-11-30'],
    ['2026-12-03', 10, '2026-12-17'],
    ['2026-12-18', 1, '2027-01-04'],
    ['2027-02-04', 10, '2027-02-22'],
    ['2027-03-18', 10, '2027-04-08'],
    ['2027-03-19', 1, '2027-03-29'],
  ])('%s + %i = %s', (from, days, expected) => {
    expect(addSchoolDays(calendar, day(from), days)).toBe(expected)
  })

  it('counts nothing for 0 on a school day, and takes the next school day otherwise', () => {
    expect(addSchoolDays(calendar, day('2026-09-16'), 0)).toBe('2026-09-16')
    expect(addSchoolDays(calendar, day('2026-11-28'), 0)).toBe('2026-11-30')
  })

  it('starts from a day without school as from the day before it', () => {
    expect(addSchoolDays(calendar, day('2026-11-25'), 1)).toBe('2026-11-30')
    expect(addSchoolDays(calendar, day('2026-11-28'), 2)).toBe('2026-12-01')
  })

  it('refuses a number that is not whole, or negative', () => {
    expect(() => addSchoolDays(calendar, day('2026-09-16'), -1)).toThrow(RangeError)
    expect(() => addSchoolDays(calendar, day('2026-09-16'), 1.5)).toThrow(RangeError)
  })
})

describe('the edges of the school year', () => {
  it('knows school days, weekends and closed days', () => {
    expect(isSchoolDay(calendar, day('2026-09-16'))).toBe(true)
    expect(isSchoolDay(calendar, day('2026-09-19'))).toBe(false)
    expect(isSchoolDay(calendar, day('2026-11-11'))).toBe(false)
    expect(isSchoolDay(calendar, day('2026-08-12'))).toBe(false)
    expect(isSchoolDay(calendar, day('2026-08-13'))).toBe(true)
    expect(isSchoolDay(calendar, day('2027-06-03'))).toBe(true)
    expect(isSchoolDay(calendar, day('2027-06-04'))).toBe(false)
  })

  it('before the first day, the next school day is the first day', () => {
    expect(nextSchoolDay(calendar, day('2026-07-01'))).toBe('2026-08-13')
    expect(nextSchoolMorning(calendar, at('2026-07-01', '12:00'), '07:30')).toBe(at('2026-08-13', '07:30'))
  })

  it('after the last day it knows, weekdays count, so that a clock still ends', () => {
    expect(nextSchoolDay(calendar, day('2027-06-03'))).toBe('2027-06-04')
    expect(nextSchoolDay(calendar, day('2027-06-04'))).toBe('2027-06-07')
    expect(addSchoolDays(calendar, day('2027-06-03'), 2)).toBe('2027-06-07')
  })

  it('uses other school years where the district keeps them', () => {
    const both = {
      ...calendar,
      years: [...calendar.years, { firstDay: day('2027-08-12'), lastDay: day('2028-06-01') }],
      closed: [...calendar.closed, day('2027-09-06')],
    }
    expect(nextSchoolDay(both, day('2027-06-03'))).toBe('2027-08-12')
    expect(addSchoolDays(both, day('2027-09-03'), 1)).toBe('2027-09-07')
    expect(isSchoolDay(both, day('2026-09-16'))).toBe(true)
  })

  it('counts the school days between two days', () => {
    expect(schoolDaysBetween(calendar, day('2026-11-20'), day('2026-11-30'))).toBe(1)
    expect(schoolDaysBetween(calendar, day('2026-09-16'), day('2026-09-30'))).toBe(10)
    expect(schoolDaysBetween(calendar, day('2026-09-16'), day('2026-09-16'))).toBe(0)
  })
})

describe('days far from any school year', () => {
  const odd = ['0000-01-01', '0001-01-01', '0999-06-15', '1900-01-01', '3026-01-01', '9999-12-31'].map(day)

  it('never throws and never takes long', () => {
    const started = Date.now()
    for (const one of odd) {
      const moment = instantAt(one, '00:30', calendar.zone)
      expect(localOf(moment, calendar.zone)).toEqual({ day: one, time: '00:30' })
      for (const on of [
        nextSchoolDay(calendar, one),
        addSchoolDays(calendar, one, 0),
        addSchoolDays(calendar, one, 10),
      ])
        expect(day(on)).toBe(on)
      for (const end of [
        endOfSchoolDay(calendar, moment),
        nextSchoolMorning(calendar, moment, '07:30'),
        endOfDay(calendar, one),
      ])
        expect(typeof end).toBe('string')
      for (const other of odd) expect(schoolDaysBetween(calendar, one, other)).toBeGreaterThanOrEqual(0)
    }
    expect(Date.now() - started).toBeLessThan(1000)
  })

  it('counts the school days that the calendar knows', () => {
    expect(schoolDaysBetween(calendar, day('0001-01-01'), day('9999-12-31'))).toBe(
      schoolDaysBetween(calendar, day('2026-08-12'), day('2027-06-03')),
    )
  })

  it('an old day is followed by the first school day that is known', () => {
    expect(addSchoolDays(calendar, day('0001-01-01'), 2)).toBe('2026-08-14')
  })

  it('days stop at the last one that can be written', () => {
    expect(plusDays(day('9999-12-31'), 1)).toBe('9999-12-31')
    expect(plusDays(day('0000-01-01'), -1)).toBe('0000-01-01')
  })
})

describe('hours of the school day', () => {
  it('is in school hours from the first minute to the last', () => {
    expect(inSchoolHours(calendar, at('2026-09-15', '07:44'))).toBe(false)
    expect(inSchoolHours(calendar, at('2026-09-15', '07:45'))).toBe(true)
    expect(inSchoolHours(calendar, at('2026-09-15', '15:14'))).toBe(true)
    expect(inSchoolHours(calendar, at('2026-09-15', '15:15'))).toBe(false)
    expect(inSchoolHours(calendar, at('2026-11-11', '10:00'))).toBe(false)
  })

  it('ends the same school day before dismissal, and the next one after it', () => {
    expect(endOfSchoolDay(calendar, at('2026-09-15', '05:10'))).toBe(at('2026-09-15', '15:15'))
    expect(endOfSchoolDay(calendar, at('2026-09-15', '10:22'))).toBe(at('2026-09-15', '15:15'))
    expect(endOfSchoolDay(calendar, at('2026-09-15', '15:15'))).toBe(at('2026-09-16', '15:15'))
    expect(endOfSchoolDay(calendar, at('2026-11-20', '20:51'))).toBe(at('2026-11-30', '15:15'))
  })

  it('finds the next school morning, today before the hour', () => {
    expect(nextSchoolMorning(calendar, at('2027-02-25', '20:51'), '07:30')).toBe(at('2027-02-26', '07:30'))
    expect(nextSchoolMorning(calendar, at('2027-02-26', '06:00'), '07:30')).toBe(at('2027-02-26', '07:30'))
    expect(nextSchoolMorning(calendar, at('2027-02-26', '07:30'), '07:30')).toBe(at('2027-03-01', '07:30'))
  })

  it('finds the next hour of any day that leaves enough time', () => {
    expect(nextTimeOfDay(calendar, at('2027-02-26', '09:00'), '18:00', 60)).toBe(at('2027-02-26', '18:00'))
    expect(nextTimeOfDay(calendar, at('2027-02-26', '17:30'), '18:00', 60)).toBe(at('2027-02-27', '18:00'))
    expect(nextTimeOfDay(calendar, at('2027-02-26', '22:00'), '18:00', 60)).toBe(at('2027-02-27', '18:00'))
  })
})

describe('daylight saving', () => {
  it('keeps local hours over the end of it, 1 November 2026', () => {
    expect(at('2026-10-30', '15:15')).toBe('2026-10-30T22:15:00.000Z')
    expect(endOfSchoolDay(calendar, at('2026-10-30', '16:00'))).toBe('2026-11-02T23:15:00.000Z')
    expect(nextSchoolMorning(calendar, at('2026-10-30', '16:00'), '07:30')).toBe('2026-11-02T15:30:00.000Z')
  })

  it('keeps local hours over the start of it, 14 March 2027', () => {
    expect(endOfSchoolDay(calendar, at('2027-03-12', '16:00'))).toBe('2027-03-15T22:15:00.000Z')
  })

  it('ends the long and the short day at local midnight', () => {
    expect(endOfDay(calendar, day('2026-11-01'))).toBe('2026-11-02T08:00:00.000Z')
    expect(endOfDay(calendar, day('2027-03-14'))).toBe('2027-03-15T07:00:00.000Z')
  })

  it('moves a time that daylight saving skips forward', () => {
    expect(localOf(at('2027-03-14', '02:30'), calendar.zone)).toEqual({ day: '2027-03-14', time: '03:30' })
    expect(nextTimeOfDay(calendar, instant('2027-03-14T08:30:00.000Z'), '02:30', 0)).toBe('2027-03-14T10:30:00.000Z')
  })

  it('takes one of the two moments of a repeated time, always the same', () => {
    expect(at('2026-11-01', '01:30')).toBe('2026-11-01T08:30:00.000Z')
  })
})
