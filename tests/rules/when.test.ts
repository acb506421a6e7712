import { describe, expect, it } from 'vitest'
import { dayIn, dayText, instantText, momentText, shortDayText, timeText } from '#app/ui/when.ts'

const zone = 'America/Los_Angeles'

describe('how days and moments read', () => {
  it('says the weekday, day and month, and the year only where it is another', () => {
    expect(dayText('2027-02-25', '2027-03-01')).toBe('Thu 25 Feb')
    expect(dayText('2026-12-18', '2027-03-01')).toBe('Fri 18 Dec 2026')
    expect(shortDayText('2027-02-26', '2027-03-01')).toBe('26 Feb')
  })

  it('reads a moment in the district’s zone', () => {
    expect(instantText('2027-02-26T04:51:00.000Z', zone, '2027-02-25')).toBe('Thu 25 Feb, 8:51 pm')
    expect(timeText('2027-02-25T15:30:00.000Z', zone)).toBe('7:30 am')
    expect(dayIn('2027-02-26T04:51:00.000Z', zone)).toBe('2027-02-25')
    expect(timeText('2027-02-25T20:05:00.000Z', zone)).toBe('12:05 pm')
    expect(timeText('2027-02-25T08:05:00.000Z', zone)).toBe('12:05 am')
  })

  it('shows a day alone where no time is known, never midnight', () => {
    expect(momentText({ on: '2027-02-25' }, zone, '2027-02-25')).toBe('Thu 25 Feb')
    expect(momentText({ on: '2027-02-25', at: null }, zone, '2027-02-25')).not.toContain('12:00')
  })
})
