import { describe, expect, it } from 'vitest'
import { afterWeek, isOver, weekOf, weeksToSign } from '#app/domain/review-weeks.ts'
import { day } from '#app/domain/time.ts'
import { signWeekInput } from '#app/features/desk/week-review-input.ts'

describe('weeks of review', () => {
  it('begin on Monday and are over on the next', () => {
    for (const on of ['2026-09-14', '2026-09-16', '2026-09-20']) expect(weekOf(day(on))).toBe('2026-09-14')
    expect(afterWeek(day('2026-09-14'))).toBe('2026-09-21')
    expect(isOver(day('2026-09-14'), day('2026-09-20'))).toBe(false)
    expect(isOver(day('2026-09-14'), day('2026-09-21'))).toBe(true)
  })

  it('wait from the first event on, the oldest first, as far back as the desk reaches', () => {
    const waiting = (began: string, today: string, ...signed: string[]) =>
      weeksToSign({ began: day(began), today: day(today), signed: new Set(signed.map(day)) })
    expect(waiting('2026-09-16', '2026-09-20')).toEqual([])
    expect(waiting('2026-09-16', '2026-09-21')).toEqual(['2026-09-14'])
    expect(waiting('2026-09-16', '2026-10-06')).toEqual(['2026-09-14', '2026-09-21', '2026-09-28'])
    expect(waiting('2026-09-16', '2026-10-06', '2026-09-21')).toEqual(['2026-09-14', '2026-09-28'])
    expect(waiting('2020-01-01', '2026-10-06')).toEqual(['2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28'])
  })

  it('are signed with a word on what has to be put right, where something has', () => {
    const errorsOf = (said: object) =>
      signWeekInput.safeParse({ week: '2026-09-14', ...said }).error?.issues.map(({ path }) => path.join('.')) ?? []
    expect(errorsOf({ found: 'nothing', note: '' })).toEqual([])
    expect(errorsOf({ found: 'something', note: ' ' })).toEqual(['note'])
    expect(errorsOf({ found: 'something', note: 'RA-26-0001: told the chair.' })).toEqual([])
    expect(errorsOf({})).toEqual(['found'])
  })
})
