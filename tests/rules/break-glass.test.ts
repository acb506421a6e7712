import { describe, expect, it } from 'vitest'
import { day, instantAt, plusMinutes } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { figuresOf, yearBegan } from '#app/features/emergency/emergency-figures.ts'
import { startInput } from '#app/features/emergency/emergency-input.ts'
import {
  emergencySpan,
  isSuspended,
  isToldOf,
  mayBreakGlass,
  mayReview,
  openingOf,
  unreviewedOf,
} from '#app/policy/break-glass.ts'
import type { EmergencyOpening } from '#app/policy/break-glass.ts'
import type { Role, UserActor } from '#app/policy/roles.ts'
import { aCase, asUser, calendar, schoolId } from '#tests/factories/case.ts'

const at = (on: string, time: string) => instantAt(day(on), time, calendar.zone)
const { file } = aCase('inquiry')
const someone = (role: Role, school: string | null, id = 'usr_someone'): UserActor => ({
  ...asUser('outsider'),
  id,
  grants: [{ id: 'grt_1', role, schoolId: school, from: day('2026-08-01'), until: null }],
})
const opening = (startedAt: Instant, more: Partial<EmergencyOpening> = {}): EmergencyOpening => ({
  userId: 'usr_someone',
  caseId: file.id,
  kind: 'break-glass',
  startedAt,
  reviewDueAt: emergencySpan(calendar, startedAt).reviewDueAt,
  reviewedAt: null,
  ...more,
})

describe('an emergency opening', () => {
  it('lasts sixty minutes', () => {
    const from = at('2026-09-15', '14:10')
    expect(emergencySpan(calendar, from).until).toBe(at('2026-09-15', '15:10'))
  })

  it.each([
    ['a school day', '2026-09-15', '14:10', '2026-09-16'],
    ['a school night', '2026-09-15', '23:30', '2026-09-16'],
    ['a Friday', '2026-09-18', '09:00', '2026-09-21'],
    ['a Saturday', '2026-09-19', '09:00', '2026-09-21'],
    ['the Friday before Labor Day', '2026-09-04', '09:00', '2026-09-08'],
    ['the last day before Thanksgiving week', '2026-11-20', '10:00', '2026-11-30'],
    ['the winter break', '2026-12-24', '18:00', '2027-01-04'],
  ])('is reviewed by dismissal of the next school day, from %s on', (_when, on, time, due) => {
    expect(emergencySpan(calendar, at(on, time)).reviewDueAt).toBe(at(due, '15:15'))
  })

  it('is had by counselors, chairs, principals and district leads of the school alone', () => {
    const may = (role: Role, school: string | null) => mayBreakGlass(someone(role, school), file)
    for (const role of ['counselor', 'chair', 'principal'] as const) {
      expect([may(role, schoolId), may(role, 'sch_other')], role).toEqual([true, false])
    }
    expect(may('district-lead', null)).toBe(true)
    for (const role of ['member', 'officer', 'referrer', 'external', 'hr', 'auditor', 'administrator'] as const)
      expect([may(role, schoolId), may(role, null)], role).toEqual([false, false])
    const both = someone('counselor', schoolId)
    const officer = { ...both, grants: [...both.grants, ...someone('officer', schoolId).grants] }
    expect(mayBreakGlass(officer, file)).toBe(false)
  })

  it('is not had again before somebody reviewed it', () => {
    const first = opening(at('2026-09-15', '14:10'))
    expect(unreviewedOf([first], file.id)).toBe(first)
    expect(unreviewedOf([first], 'cas_other')).toBeUndefined()
    expect(unreviewedOf([{ ...first, reviewedAt: at('2026-09-15', '15:00') }], file.id)).toBeUndefined()
  })

  it('is what a folder is read by only where the sight rests on it', () => {
    const [startedAt, until] = [at('2026-09-15', '14:10'), at('2026-09-15', '15:10')]
    const running = { id: 'opn_1', caseId: file.id, kind: 'break-glass' as const, startedAt, until }
    const actor = { ...someone('counselor', schoolId), openings: [running] }
    expect(openingOf(actor, file.id, { reason: 'break-glass' })).toBe(running)
    expect(openingOf(actor, file.id, { reason: 'member' })).toBeNull()
    expect(openingOf(actor, 'cas_other', { reason: 'break-glass' })).toBeNull()
  })
})

describe('a review that nobody does', () => {
  const started = at('2026-09-15', '14:10')
  const due = emergencySpan(calendar, started).reviewDueAt
  const threeDays = plusMinutes(due, 3 * 24 * 60)

  it('suspends the right once it is more than three days late', () => {
    expect(isSuspended([opening(started)], due)).toBe(false)
    expect(isSuspended([opening(started)], threeDays)).toBe(false)
    expect(isSuspended([opening(started)], plusMinutes(threeDays, 1))).toBe(true)
  })

  it('suspends no longer once it was done, however late, and never for what needs none', () => {
    const late = plusMinutes(threeDays, 60)
    expect(isSuspended([opening(started, { reviewedAt: late })], late)).toBe(false)
    expect(isSuspended([opening(started, { kind: 'audit', reviewDueAt: null })], late)).toBe(false)
    expect(isSuspended([], late)).toBe(false)
  })
})

describe('who reviews, and who is told', () => {
  const opened = { userId: 'usr_opener', schoolId: file.schoolId }
  it('is a district lead, or the chair of that school, and never whoever opened', () => {
    expect(mayReview(someone('chair', schoolId), file, opened)).toBe(true)
    expect(mayReview(someone('district-lead', null), file, opened)).toBe(true)
    expect(mayReview(someone('chair', 'sch_other'), file, opened)).toBe(false)
    for (const role of ['counselor', 'principal', 'member', 'auditor'] as const)
      expect(mayReview(someone(role, null), file, opened), role).toBe(false)
    expect(mayReview(someone('district-lead', null, 'usr_opener'), file, opened)).toBe(false)
  })

  it('is nobody who is kept out of the folder', () => {
    const chair = someone('chair', schoolId)
    const fact = { name: 'Test', source: 'self' as const, state: 'stands' as const, holds: true, entryId: 'ent_1' }
    const kept = { ...file, recusals: [{ ...fact, userId: chair.id, since: at('2026-09-15', '09:00') }] }
    expect(mayReview(chair, kept, opened)).toBe(false)
    expect(mayBreakGlass(chair, kept)).toBe(false)
  })

  it('tells the lead besides, and nobody else', () => {
    expect(isToldOf(someone('member', schoolId), opened, 'lead')).toBe(true)
    expect(isToldOf(someone('member', schoolId), opened, 'member')).toBe(false)
    expect(isToldOf(someone('chair', schoolId), opened, 'chair')).toBe(true)
    expect(isToldOf(someone('chair', 'sch_other'), opened, 'chair')).toBe(false)
  })
})

describe('the form', () => {
  const asked = (more: Record<string, unknown>) =>
    startInput.safeParse({ number: '', student: '', schoolId: '', code: 'danger-now', reason: 'x'.repeat(20), ...more })
  const wrong = (more: Record<string, unknown>) => asked(more).error?.issues.map(({ path }) => path.join('.')) ?? []

  it('asks which case, what it is, and a reason of twenty characters', () => {
    expect(wrong({ number: 'RA-26-0001' })).toEqual([])
    expect(wrong({})).toEqual(['number'])
    expect(wrong({ number: 'RA-26-0001', code: '', reason: 'too short' })).toEqual(['code', 'reason'])
    expect(wrong({ student: 'Leo Marchetti' })).toEqual(['schoolId'])
    expect(wrong({ student: '1001' })).toEqual([])
  })
})

describe('the figures', () => {
  it('say how often, for every 100 cases, and how soon half of them were reviewed', () => {
    const from = at('2026-09-15', '14:00')
    const reviewed = (minutes: number) => ({ startedAt: from, reviewedAt: plusMinutes(from, minutes) })
    expect(figuresOf([], 40)).toEqual({
      openings: 'No case was opened in an emergency this school year.',
      lag: 'None was reviewed yet.',
    })
    expect(figuresOf([reviewed(30), reviewed(300), { startedAt: from, reviewedAt: null }], 40)).toEqual({
      openings:
        'This school year a case was opened in an emergency 3 times. That is 7.5 for every 100 cases opened (40).',
      lag: 'Half of the reviews came within 30 minutes.',
    })
  })

  it('begin with the school year that runs, or ran last', () => {
    expect(yearBegan(calendar, at('2026-12-01', '09:00'))).toBe(at('2026-08-13', '00:00'))
    expect(yearBegan(calendar, at('2027-07-01', '09:00'))).toBe(at('2026-08-13', '00:00'))
  })
})
