import { describe, expect, it } from 'vitest'
import type { ClockRule } from '#app/domain/profiles/profile.ts'
import { spanWords } from '#app/domain/profiles/span-words.ts'

const rule = (more: Partial<ClockRule>) =>
  spanWords({
    clock: 'acknowledge',
    what: 'Open this report',
    basis: { kind: 'ours', text: 'x' },
    ...more,
  } as ClockRule)

describe('how long a clock runs, in words', () => {
  it.each([
    [{ minutes: 0 }, 'at once'],
    [{ minutes: 5 }, '5 minutes'],
    [{ minutes: 1 }, '1 minute'],
    [{ minutes: 60 }, '1 hour'],
    [{ minutes: 720 }, '12 hours'],
    [{ minutes: 90 }, '90 minutes'],
    [{ schoolDays: 0 }, 'same school day'],
    [{ schoolDays: 1 }, '1 school day'],
    [{ days: 14 }, '14 days'],
    [{ at: '18:00' }, 'at 6:00 pm'],
    [{ minutes: 60, at: '07:30', schoolHoursOnly: true }, '1 hour in school hours, else at 7:30 am'],
    [
      { byLevel: { imminent: { schoolDays: 1 }, moderate: { schoolDays: 5 } } },
      'imminent 1 school day · moderate 5 school days',
    ],
    [{ alarmDays: [90, 30, 7] }, 'alarms 90, 30, 7 days before'],
  ])('%o reads "%s"', (more, words) => {
    expect(rule(more)).toBe(words)
  })
})
