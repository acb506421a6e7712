import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { clocks } from '#app/domain/clocks.ts'
import type { Deadline } from '#app/domain/clocks/deadline.ts'
import { emptyClosing, emptyLevel, emptyPlan } from '#app/domain/file/judgement.ts'
import type { ClockId } from '#app/domain/profiles/profile.ts'
import { day, instantAt } from '#app/domain/time.ts'
import { aCase, calendar, profile } from '#tests/factories/case.ts'

const at = (on: string, time: string) => instantAt(day(on), time, calendar.zone)
const moment = (on: string, time: string) => ({ on: day(on), at: at(on, time) })

const deadlineOf = (file: CaseFile, clock: ClockId): Deadline | undefined =>
  clocks(file, { profile, calendar }).find((one) => one.clock === clock)

describe('the clocks of a plan', () => {
  const counted = (level: 'low' | 'moderate' | 'high') => ({
    ...emptyLevel,
    counts: { level, since: at('2027-02-26', '10:00'), entryId: 'ent_p', awaitingApproval: false },
  })

  it.each([
    ['high', '2027-03-02'],
    ['moderate', '2027-03-05'],
  ] as const)('plans for %s by %s', (level, on) => {
    expect(deadlineOf(aCase('plan_pending', { level: counted(level) }).file, 'plan')?.dueAt).toBe(at(on, '15:15'))
  })

  it('needs no plan for low, and reviews every 7, 14 or 30 days', () => {
    expect(deadlineOf(aCase('plan_pending', { level: counted('low') }).file, 'plan')).toBeUndefined()
    const plan = {
      ...emptyPlan,
      kind: 'plan' as const,
      startedOn: day('2027-03-05'),
      startedAt: at('2027-03-05', '08:00'),
      startEntryId: 'ent_s',
    }
    const dueOn = (level: 'low' | 'moderate' | 'high') =>
      deadlineOf(aCase('managing', { plan, level: counted(level) }).file, 'plan-review')?.dueOn
    expect([dueOn('high'), dueOn('moderate'), dueOn('low')]).toEqual(['2027-03-12', '2027-03-19', '2027-04-04'])
  })

  const standing = {
    ...emptyPlan,
    kind: 'plan' as const,
    startedOn: day('2027-02-01'),
    startedAt: at('2027-02-01', '08:00'),
    startEntryId: 'ent_s',
    reviewOn: day('2027-03-20'),
  }
  const reviewed = (file: Partial<CaseFile>) => deadlineOf(aCase('managing', file).file, 'plan-review')?.dueOn

  it('reviews a plan sooner where the level rose since, and never later where it fell', () => {
    expect(reviewed({ plan: standing, level: counted('high') })).toBe('2027-03-05')
    expect(reviewed({ plan: standing, level: counted('low') })).toBe('2027-03-20')
    const danger = { imminent: { at: at('2027-03-01', '10:00'), entryId: 'ent_d' } } as never
    expect(reviewed({ plan: standing, level: counted('low'), danger })).toBe('2027-03-08')
  })

  it('reviews an interim plan on the day that was promised', () => {
    expect(reviewed({ plan: { ...standing, kind: 'interim', reviewOn: day('2027-02-05') } })).toBe('2027-02-05')
    expect(reviewed({ plan: emptyPlan })).toBeUndefined()
  })

  it('asks for an interim plan again where the measure before was over when the level rose', () => {
    const measure = {
      entryId: 'ent_i',
      root: 'ent_i',
      happened: moment('2027-02-01', '09:00'),
      recordedAt: at('2027-02-01', '09:00'),
      keepsAway: false,
      days: [],
      until: null,
      ended: null,
    }
    const met = (change: object) => {
      const interim = [{ ...measure, ...change }] as never
      const file = aCase('inquiry', { openedAt: at('2027-02-01', '08:00'), level: counted('high'), interim }).file
      return deadlineOf(file, 'interim-plan')?.metAt ?? null
    }
    expect(met({})).not.toBeNull()
    expect(met({ ended: { at: moment('2027-02-10', '09:00') } })).toBeNull()
    expect(met({ ended: { at: moment('2027-03-02', '09:00') } })).not.toBeNull()
    expect(met({ until: day('2027-02-10') })).toBeNull()
  })

  it('counts the days without a talk from the reopening, not from before the closing', () => {
    const reopened = [{ entryId: 'ent_r', at: at('2027-03-18', '09:00'), by: 'usr_lead', whatChanged: 'x' }]
    const closing = { ...emptyClosing, reopened }
    const file = aCase('inquiry', { openedAt: at('2026-10-01', '09:00'), level: counted('high'), closing }).file
    expect(deadlineOf(file, 'no-contact')?.dueAt).toBe(at('2027-04-01', '15:15'))
  })

  it('asks for a talk with the student after 5 school days (high), 10 (moderate)', () => {
    const dueAt = (level: 'moderate' | 'high') =>
      deadlineOf(aCase('managing', { openedAt: at('2027-03-18', '09:00'), level: counted(level) }).file, 'no-contact')
        ?.dueAt
    expect(dueAt('high')).toBe(at('2027-04-01', '15:15'))
    expect(dueAt('moderate')).toBe(at('2027-04-08', '15:15'))
  })
})
