import { describe, expect, it } from 'vitest'
import { emptyOutcomes } from '#app/domain/file/judgement.ts'
import { keepsAwayInWords, removalDaysOf } from '#app/domain/removal-days.ts'
import { schoolDaysOf } from '#app/domain/school-calendar.ts'
import { stages } from '#app/domain/stages.ts'
import { day } from '#app/domain/time.ts'
import { afterSaving } from '#app/features/case/after-saving.ts'
import { endInterim, recordInterim } from '#app/features/interim/record-interim.command.server.ts'
import { whole } from '#tests/factories/judged.ts'
import { aCase, asUser, calendar, decide, inputOf, refusalOf, takers } from '#tests/factories/case.ts'

const happened = { day: '2027-02-26', time: '07:00' }
const home = {
  happened,
  kind: 'stay-home',
  what: 'Until the team has met.',
  whoseDecision: 'district',
  from: '2027-02-26',
  until: '2027-03-02',
}
const search = { happened, kind: 'search', what: 'Bag, by Dep. Whitfield, with Ms. Reyes.' }

const ready = () => {
  const start = aCase('opened')
  return start.with(whole(start.file))
}

describe('recordInterim', () => {
  it('asks whose decision and which days, once it keeps the student away (P14)', () => {
    const { errors } = inputOf(recordInterim, { happened, caseId: 'cas_x', kind: 'stay-home', what: 'For now' })
    expect(Object.keys(errors).sort()).toEqual(['from', 'until', 'whoseDecision'])
    expect(inputOf(recordInterim, { ...search, caseId: 'cas_x' }).errors).toEqual({})
  })

  it('asks of something else whether it keeps away', () => {
    expect(inputOf(recordInterim, { ...search, caseId: 'cas_x', kind: 'other' }).errors).toHaveProperty('keepsAway')
  })

  it('refuses to keep away in words only', () => {
    const words = { ...search, caseId: 'cas_x', kind: 'supervision', what: 'stay home until assessment is finished' }
    expect(inputOf(recordInterim, words).errors.what).toContain('This keeps the student away from school.')
  })

  it('refuses an end before the start', () => {
    expect(inputOf(recordInterim, { ...home, caseId: 'cas_x', until: '2027-02-25' }).errors).toHaveProperty('until')
  })

  it('refuses days more than a year away, and at once', () => {
    const refusedFor = (change: object) => refusalOf(recordInterim, aCase('inquiry'), { ...home, ...change })
    expect(refusedFor({ until: '2100-12-31' })).toHaveProperty('until')
    expect(refusedFor({ from: '2099-12-01', until: '2099-12-31' })).toHaveProperty('from')
    expect(refusedFor({ from: '2020-03-01' })).toHaveProperty('from')
    expect(schoolDaysOf(calendar, day('2027-06-01'), day('9999-12-31'))).toEqual([
      '2027-06-01',
      '2027-06-02',
      '2027-06-03',
    ])
  })

  it('keeps away on days without school too, counts none, and says so (P1)', () => {
    const weekend = { ...home, from: '2027-02-27', until: '2027-02-28' }
    const file = aCase('inquiry').after(recordInterim, weekend)
    expect(file).toMatchObject({ removalDays: [], interim: [{ keepsAway: true, days: [] }] })
    expect(afterSaving(file, file.interim[0]?.entryId ?? '')).toContain('no school on these days')
    const away = aCase('inquiry').after(recordInterim, home)
    expect(afterSaving(away, away.interim[0]?.entryId ?? '')).toBeNull()
  })

  it('is refused to somebody outside the case, and to officers', () => {
    expect(aCase('inquiry').allows(asUser('outsider'), recordInterim)).toBe(false)
    expect(aCase('inquiry').allows(asUser('officer'), recordInterim)).toBe(false)
  })

  it('is accepted at every stage (P2), one entry each', () => {
    for (const stage of stages) expect(decide(recordInterim, aCase(stage), home).entries).toHaveLength(1)
  })
})

describe('the removal ledger (P14)', () => {
  it('counts school days only', () => {
    expect(aCase('opened').after(recordInterim, home).removalDays).toEqual(['2027-02-26', '2027-03-01', '2027-03-02'])
    expect(schoolDaysOf(calendar, day('2027-03-19'), day('2027-03-29'))).toEqual(['2027-03-19', '2027-03-29'])
  })

  it('counts a parent’s decision at our request, not the parent’s own', () => {
    const asked = aCase('opened').after(recordInterim, { ...home, whoseDecision: 'parent-at-our-request' })
    expect(asked.removalDays).toHaveLength(3)
    expect(aCase('opened').after(recordInterim, { ...home, whoseDecision: 'parent' }).removalDays).toEqual([])
  })

  it('counts a day once, whether sent home, kept home or suspended', () => {
    const twice = aCase('opened')
      .play(recordInterim, home)
      .after(recordInterim, { ...home, kind: 'sent-home', what: 'Early.', until: '2027-02-26' })
    const suspended = { ...twice.outcomes, discipline: [{ days: [day('2027-03-02'), day('2027-03-03')] }] as never }
    expect(twice.removalDays).toHaveLength(3)
    expect(removalDaysOf({ ...twice, outcomes: suspended })).toEqual([
      '2027-02-26',
      '2027-03-01',
      '2027-03-02',
      '2027-03-03',
    ])
  })

  it('is seen to by nobody yet, or by somebody who may, beside the field', () => {
    const told = (owner: string) => refusalOf(recordInterim, ready(), { ...search, owner }, { loaded: takers })
    expect([told(''), told('usr_member')]).toEqual([{}, {}])
    expect(told('usr_officer')).toHaveProperty('owner')
    const on = ready().play(recordInterim, { ...search, owner: 'usr_member' }, { loaded: takers })
    const [measure] = on.file.interim
    const correcting = { root: measure?.root ?? '', entryId: measure?.entryId ?? '' }
    expect(refusalOf(recordInterim, on, { ...search, owner: 'usr_member' }, { loaded: [], correcting })).toEqual({})
  })

  it('does not count the days after the student is back', () => {
    const away = ready().play(recordInterim, home)
    const end = {
      happened: { day: '2027-03-01', time: '08:00' },
      interimId: away.file.interim[0]?.root,
      reason: 'The team met.',
    }
    expect(() => decide(endInterim, away, end)).toThrow('to put right')
    const ended = away.play(endInterim, { ...end, backOn: '2027-03-02' })
    expect(ended.file.removalDays).toEqual(['2027-02-26', '2027-03-01'])
    expect(() => decide(endInterim, ended, { ...end, backOn: '2027-03-02' })).toThrow('already ended')
  })

  it('lets nobody back early with weapon access not known: ending it is a return (P1, P8)', () => {
    const open = aCase('inquiry').play(recordInterim, home)
    const end = {
      happened: { day: '2027-02-26', time: '08:00' },
      interimId: open.file.interim[0]?.root,
      reason: 'The team met.',
      backOn: '2027-03-01',
    }
    expect(() => decide(endInterim, open, end)).toThrow('Not yet: return to school. Missing: weapon access')
    const over = decide(
      endInterim,
      open,
      { ...end, override: { reason: 'Asked at the door.' } },
      { as: 'districtLead' },
    )
    expect(over.entries.map(({ kind }) => kind)).toEqual(['interim-ended', 'went-on'])
    const afterItsDays = { ...end, backOn: '2027-03-05' }
    expect(() => decide(endInterim, open, afterItsDays)).not.toThrow()
    const own = aCase('inquiry').play(recordInterim, { ...home, whoseDecision: 'parent' })
    expect(() => decide(endInterim, own, { ...end, interimId: own.file.interim[0]?.root })).not.toThrow()
    const screening = aCase('triage').play(recordInterim, home)
    expect(() => decide(endInterim, screening, { ...end, interimId: screening.file.interim[0]?.root })).not.toThrow()
  })

  it('asks nothing where a suspension keeps the student away on the same days, and nothing of days gone by', () => {
    const days = ['2027-02-26', '2027-03-01', '2027-03-02']
    const outcomes = { ...emptyOutcomes, discipline: [{ days }] as never }
    const both = aCase('inquiry', { outcomes }).play(recordInterim, home)
    const end = {
      happened,
      interimId: both.file.interim[0]?.root,
      reason: 'The suspension goes on.',
      backOn: '2027-03-01',
    }
    expect(() => decide(endInterim, both, end)).not.toThrow()
    const alone = aCase('inquiry').play(recordInterim, home)
    const late = { ...end, interimId: alone.file.interim[0]?.root }
    expect(() => decide(endInterim, alone, late, { now: '2027-03-02T20:00:00.000Z' })).toThrow('Not yet')
    expect(() => decide(endInterim, alone, late, { now: '2027-03-03T20:00:00.000Z' })).not.toThrow()
  })

  it('asks the same of a member of staff, though they have no removal ledger', () => {
    const start = aCase('inquiry')
    const student = { ...start.file.student, concern: 'staff' } as never
    const on = start.with({ student }).play(recordInterim, home)
    expect(on.file.removalDays).toEqual([])
    const end = { happened, interimId: on.file.interim[0]?.root, reason: 'Back to work.', backOn: '2027-03-01' }
    expect(() => decide(endInterim, on, end)).toThrow('Not yet: return to school')
  })

  it('knows the words that keep somebody away, and leaves others alone', () => {
    for (const away of [
      'Mother keeps Kaleb home until the meeting',
      'Kaleb cannot come to school before Monday',
      'He can’t attend until cleared',
      'He is barred from campus',
      'Not allowed on campus until the assessment is done',
      'Must not be on school grounds',
      'Home until further notice',
      'Sent home at noon',
      'Kaleb is kept at home',
      'Suspended for two days',
      'Stay home until assessment is finished',
      'Remains at home',
      'Sent him home at 10',
      'will not attend until Monday',
      'Keep her home',
    ]) {
      expect(keepsAwayInWords(away), away).toBe(true)
    }
    for (const here of [
      'Escort from class to class',
      'A letter is sent home to all families',
      'Send a note home each Friday',
      'Send home a copy of the plan',
      'Stays with an aide; home is called when he is upset',
      'Stays with an aide, call home if upset',
      'Father keeps the rifle at home locked',
      'Not to be at school alone',
      'Does not attend the pep rally',
      'No phone at school',
      'Keep in touch with home',
      'Gun kept at home is locked',
      'Call home daily',
      'Search on arrival',
    ]) {
      expect(keepsAwayInWords(here), here).toBe(false)
    }
  })
})
