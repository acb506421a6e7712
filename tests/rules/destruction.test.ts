import { describe, expect, it } from 'vitest'
import { emptyCaseFile } from '#app/domain/case-file.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import {
  confirmableFrom,
  expungeBasisIds,
  expungeBases,
  namesIn,
  whyNotConfirm,
  whyNotExpunge,
} from '#app/domain/destruction.ts'
import { keptUntil, keptWords, plusYears, retentionClassOf, soonest } from '#app/domain/retention.ts'
import { retentionSchedule } from '#app/domain/retention-schedule.ts'
import { day, instant } from '#app/domain/time.ts'

const file = (more: Partial<CaseFile> = {}): CaseFile => ({
  ...emptyCaseFile('cas_1'),
  stage: 'screened_out',
  stageSince: instant('2026-09-16T05:00:00.000Z'),
  ...more,
})
const today = day('2026-11-01')
const free = { held: false, unreviewed: false, keptUntil: null, today, cameBack: false }

describe('a case is destroyed', () => {
  it.each(expungeBasisIds.filter((one) => one !== 'retention-ended' && one !== 'came-back'))(
    'on the basis %s once it is screened out',
    (basis) => {
      expect(whyNotExpunge(file(), basis, free)).toBeUndefined()
    },
  )

  it.each(expungeBasisIds)('never while a hold stands, on the basis %s', (basis) => {
    const around = { ...free, keptUntil: today, held: true, cameBack: true }
    expect(whyNotExpunge(file(), basis, around)).toMatch(/hold/)
  })

  it.each(expungeBasisIds)('never before an emergency opening was reviewed, on the basis %s', (basis) => {
    expect(whyNotExpunge(file(), basis, { ...free, keptUntil: today, unreviewed: true })).toMatch(/emergency/)
  })

  it('while it runs only where a court says so', () => {
    const open = file({ stage: 'inquiry' })
    const fits = expungeBasisIds.filter((basis) => !whyNotExpunge(open, basis, { ...free, keptUntil: today }))
    expect(fits).toEqual(['court-order'])
  })

  it('without waiting where a restored backup brought it back, and only there', () => {
    expect(whyNotExpunge(file({ stage: 'inquiry' }), 'came-back', { ...free, cameBack: true })).toBeUndefined()
    expect(whyNotExpunge(file(), 'came-back', free)).toMatch(/not destroyed before/)
    expect(confirmableFrom('came-back', today)).toBe(today)
  })

  it('as unfounded only where it was screened out', () => {
    expect(whyNotExpunge(file({ stage: 'closed' }), 'unfounded', free)).toMatch(/not screened out/)
  })

  it('by the schedule from its last day on, and not where that is not known', () => {
    expect(whyNotExpunge(file(), 'retention-ended', { ...free, keptUntil: today })).toBeUndefined()
    expect(whyNotExpunge(file(), 'retention-ended', { ...free, keptUntil: day('2026-11-02') })).toMatch(/not over/)
    expect(whyNotExpunge(file(), 'retention-ended', free)).toMatch(/not over/)
  })

  it('by somebody else than who asked, once the days of its basis are over', () => {
    const asked = { askedBy: 'usr_1', notBefore: instant('2026-11-08T07:00:00.000Z') }
    const at = (userId: string, now: string) => whyNotConfirm(asked, { userId, now: instant(now) })
    expect(at('usr_1', '2027-01-01T00:00:00.000Z')).toMatch(/Somebody else/)
    expect(at('usr_2', '2026-11-08T06:59:59.999Z')).toMatch(/too early/)
    expect(at('usr_2', '2026-11-08T07:00:00.000Z')).toBeUndefined()
    expect(confirmableFrom('unfounded', today)).toBe('2026-11-08')
    const quick = expungeBasisIds.filter((basis) => expungeBases[basis].coolingDays === 0)
    expect(quick).toEqual(['came-back'])
  })

  it('with a reference that names nobody', () => {
    expect(namesIn('Superior Court 34-2026, in re Marchetti', 'Leo Marchetti')).toEqual(['marchetti'])
    expect(namesIn('BP 5125, section 3', 'Leo Marchetti')).toEqual([])
  })
})

describe('the retention schedule', () => {
  const zone = 'America/Los_Angeles'
  const student = { entryId: 'ent_1', personId: 'per_1', name: 'Leo', identifiers: [], confirmed: true } as const
  const aCase = (more: Partial<CaseFile> = {}) =>
    file({ stage: 'closed', caseNumber: 'RA-26-0001', student: { ...student, concern: 'student' }, ...more })
  const high = { level: { ...emptyCaseFile('cas_1').level, highest: 'high' as const } }

  it('keeps what was screened out for the shortest time, counted from the district’s day of its end', () => {
    const kept = keptUntil(file(), { birthDate: null, zone }, retentionSchedule)
    expect(kept).toMatchObject({ class: 'screened-out', until: '2029-09-15' })
    expect(keptWords(kept)).toMatch(/^Until .*2029: 3 years after/)
  })

  it('keeps a student’s case until the later of its years and the student’s age', () => {
    expect(keptUntil(aCase(), { birthDate: day('2016-02-29'), zone }, retentionSchedule)).toMatchObject({
      until: '2037-03-01',
    })
    expect(keptUntil(aCase(), { birthDate: day('2008-05-01'), zone }, retentionSchedule)).toMatchObject({
      until: '2032-09-15',
    })
  })

  it('keeps what was high once the longest', () => {
    expect(retentionClassOf(aCase(high))).toBe('high')
    expect(keptUntil(aCase(high), { birthDate: day('2008-05-01'), zone }, retentionSchedule)).toMatchObject({
      until: '2036-09-15',
    })
  })

  it('says nothing where the student’s age is not known, and nothing of what is under way', () => {
    expect(keptUntil(aCase(), { birthDate: null, zone }, retentionSchedule)).toMatchObject({
      until: null,
      why: expect.stringMatching(/birth/) as string,
    })
    expect(
      keptUntil(aCase({ stage: 'reopened' }), { birthDate: day('2008-05-01'), zone }, retentionSchedule).until,
    ).toBeNull()
  })

  it('asks for no age where the concern is no student', () => {
    const staff = aCase({ student: { ...student, concern: 'staff' } })
    expect(keptUntil(staff, { birthDate: null, zone }, retentionSchedule)).toMatchObject({
      class: 'staff-matter',
      until: '2033-09-15',
    })
    const other = aCase({ student: { ...student, concern: 'other' } })
    expect(keptUntil(other, { birthDate: null, zone }, retentionSchedule)).toMatchObject({
      class: 'case',
      until: '2032-09-15',
    })
  })

  it('looks at nothing that was finished within its shortest time', () => {
    expect(soonest(day('2028-02-29'), retentionSchedule)).toBe('2025-03-01')
    expect(plusYears(day('2028-02-29'), 4)).toBe('2032-02-29')
  })
})
