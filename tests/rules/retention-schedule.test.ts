import { describe, expect, it } from 'vitest'
import { withOverrides } from '#app/domain/profiles/overrides.ts'
import { standardProfile } from '#app/domain/profiles/published.ts'
import {
  numbersOf,
  numbersWords,
  retentionClassIds,
  retentionSchedule,
  scheduleWith,
  whyNotApprove,
  whyNotSoShort,
} from '#app/domain/retention-schedule.ts'
import type { RetentionRule } from '#app/domain/retention-schedule.ts'

const basis = { kind: 'ours', text: 'Board policy 5125, 3 May 2027' } as const

describe('a retention schedule', () => {
  it('begins with the published numbers, each with where it comes from', () => {
    expect(standardProfile.retention).toEqual(retentionSchedule)
    for (const id of retentionClassIds) expect(retentionSchedule[id].basis.text.length).toBeGreaterThan(10)
  })

  it('takes a district’s own numbers for one class and leaves the others', () => {
    const own = withOverrides(standardProfile, { retention: { case: { years: 8, age: null, basis } } }).retention
    expect(own.case).toMatchObject({ years: 8, basis, label: retentionSchedule.case.label })
    expect(own.case.age).toBeUndefined()
    expect(own.high).toEqual(retentionSchedule.high)
    expect(numbersOf(own.case)).toEqual({ years: 8, age: null, basis })
  })

  it('is never shorter than what a law gives, also where the law came later than the number', () => {
    expect(scheduleWith(retentionSchedule, { case: { years: 1, age: null, basis } }).case.years).toBe(3)
    const rule: RetentionRule = retentionSchedule.case
    expect(whyNotSoShort(rule, 2)).toMatch(/at least 3 years .*16027/)
    expect(whyNotSoShort(rule, 3)).toBeUndefined()
    expect(whyNotSoShort(retentionSchedule['staff-matter'], 1)).toBeUndefined()
  })

  it.each([
    { years: 0, age: null, basis },
    { years: 6.5, age: null, basis },
    { years: 101, age: null, basis },
    { years: 6, age: 0, basis },
    { years: 6, age: null },
    { years: 6, age: null, basis: { kind: 'ours', text: '' } },
  ])('refuses numbers that can’t be meant: %j', (numbers) => {
    expect(() => withOverrides(standardProfile, { retention: { case: numbers } })).toThrow(RangeError)
  })

  it('is changed by two people', () => {
    expect(whyNotApprove({ proposedBy: 'usr_1' }, 'usr_1')).toMatch(/Somebody else/)
    expect(whyNotApprove({ proposedBy: 'usr_1' }, 'usr_2')).toBeUndefined()
  })

  it('reads in words', () => {
    expect(numbersWords({ years: 1 })).toBe('1 year')
    expect(numbersWords({ years: 6, age: 21 })).toBe('6 years, and not before the student is 21')
  })
})
