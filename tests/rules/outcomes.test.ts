import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { workItems } from '#app/domain/work-items.ts'
import { recordDiscipline } from '#app/features/outcome-discipline/record-discipline.command.server.ts'
import { recordPoliceOutcome } from '#app/features/outcome-police/record-police-outcome.command.server.ts'
import { recordReferralAttended } from '#app/features/outcome-referral/record-referral-attended.command.server.ts'
import { recordReferral } from '#app/features/outcome-referral/record-referral.command.server.ts'
import { recordTargetSupport } from '#app/features/outcome-support/record-target-support.command.server.ts'
import { referral } from '#app/features/outcome-referral/referral.entry.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { aCase, asUser, calendar, decide, inputOf, refusalOf, profile } from '#tests/factories/case.ts'

const happened = { day: '2027-02-26' }
const suspension = {
  happened,
  result: 'measure',
  measure: 'suspension',
  code: '48900.7',
  from: '2027-02-26',
  until: '2027-03-04',
  otherMeans: 'Supervised attendance.',
  decidedBy: 'Yolanda Reyes',
  whoseDecision: 'district',
}
const five = ['2027-02-26', '2027-03-01', '2027-03-02', '2027-03-03', '2027-03-04']
const stages = ['triage', 'inquiry', 'managing', 'closed'] as const

describe('recordDiscipline', () => {
  it('refuses what is missing beside its field: reason for none, other means, whose decision, dates', () => {
    const errors = (said: Record<string, unknown>) =>
      inputOf(recordDiscipline, { caseId: 'cas_x', happened, ...said }).errors
    expect(errors({ result: 'none' })).toHaveProperty('none')
    expect(errors({ ...suspension, otherMeans: '' })).toHaveProperty('otherMeans')
    expect(errors({ ...suspension, whoseDecision: '' })).toHaveProperty('whoseDecision')
    expect(errors({ ...suspension, until: '2027-02-25' })).toHaveProperty('until')
    expect(errors({ ...suspension, code: ' ' })).toHaveProperty('code')
    const otherMeans = { result: 'measure', measure: 'other-means', otherMeans: 'x', decidedBy: 'y' }
    expect(errors({ ...otherMeans, code: '48900.5' })).toEqual({})
  })

  it('is refused to an officer, and accepted at every stage (P2)', () => {
    expect(aCase('managing').allows(asUser('officer'), recordDiscipline)).toBe(false)
    for (const stage of stages) expect(decide(recordDiscipline, aCase(stage), suspension).entries).toHaveLength(1)
  })

  it('counts school days only, in the removal ledger as a set (P14)', () => {
    const file = aCase('managing').after(recordDiscipline, suspension)
    expect(file.outcomes.discipline[0]?.days).toEqual(five)
    expect(file.removalDays).toEqual(five)
    const twice = aCase('managing')
      .play(recordDiscipline, suspension)
      .after(recordDiscipline, { ...suspension, until: '2027-03-01' })
    expect(twice.removalDays).toEqual(five)
  })

  it('asks why where one suspension is longer than the law allows, by the profile’s number', () => {
    const longer = { ...suspension, until: '2027-03-05' }
    expect(() => decide(recordDiscipline, aCase('managing'), longer)).toThrow(InputRefused)
    const why = { ...longer, longer: 'Extended pending expulsion after a meeting.' }
    expect(decide(recordDiscipline, aCase('managing'), why).entries).toHaveLength(1)
  })

  it('asks why where two suspensions stand in a row, over days without school too', () => {
    const on = aCase('managing').play(recordDiscipline, suspension)
    const next = { ...suspension, from: '2027-03-05', until: '2027-03-11' }
    expect(() => decide(recordDiscipline, on, next)).toThrow(InputRefused)
    expect(decide(recordDiscipline, on, { ...next, longer: 'Extended after a meeting.' }).entries).toHaveLength(1)
    const before = { ...suspension, from: '2027-02-24', until: '2027-02-25' }
    expect(() => decide(recordDiscipline, on, before)).toThrow(InputRefused)
    const later = { ...suspension, from: '2027-03-08', until: '2027-03-12' }
    expect(decide(recordDiscipline, on, later).entries).toHaveLength(1)
  })

  it('does not count a suspension with itself when it is corrected', () => {
    const on = aCase('managing').play(recordDiscipline, suspension)
    const root = on.file.outcomes.discipline[0]?.root
    const moved = { ...suspension, caseId: on.file.id, from: '2027-03-01', until: '2027-03-05' }
    const correct = () =>
      recordDiscipline.decide({
        input: recordDiscipline.input.parse(moved),
        caseFile: on.file,
        newId: () => 'ent_corrected',
        now: '2027-03-05T18:00:00.000Z',
        calendar,
        profile,
        correcting: { root },
      } as never)
    expect(correct().entries).toHaveLength(1)
  })

  it('refuses days more than a year away', () => {
    const refused = (change: object) => refusalOf(recordDiscipline, aCase('managing'), { ...suspension, ...change })
    expect(refused({ until: '2100-12-31', longer: 'x' })).toHaveProperty('until')
    expect(refused({ from: '2099-12-01', until: '2099-12-31' })).toHaveProperty('from')
  })

  it('takes "none" with a reason', () => {
    const file = aCase('managing').after(recordDiscipline, {
      happened,
      result: 'none',
      none: 'Nothing was done at school.',
    })
    expect(file.outcomes.discipline[0]).toMatchObject({ none: 'Nothing was done at school.', days: [] })
  })
})

describe('recordPoliceOutcome', () => {
  const said = { happened, result: 'decided', decisions: ['report', 'order'], agency: 'Tule Co. Sheriff' }

  it('refuses a decision without agency, and none without a reason', () => {
    expect(inputOf(recordPoliceOutcome, { caseId: 'cas_x', ...said, agency: '' }).errors).toHaveProperty('agency')
    expect(inputOf(recordPoliceOutcome, { caseId: 'cas_x', happened, result: 'none' }).errors).toHaveProperty('none')
    expect(aCase('managing').allows(asUser('outsider'), recordPoliceOutcome)).toBe(false)
  })

  it('is its own track, at every stage', () => {
    for (const stage of stages) {
      const file = aCase(stage).after(recordPoliceOutcome, said)
      expect(file.outcomes.police[0]?.what).toBe('Report taken · Order asked for')
      expect(file.outcomes.discipline).toEqual([])
      expect(file.stage).toBe(stage)
    }
  })
})

describe('recordReferral', () => {
  const said = { happened, result: 'referred', provider: 'Rio Alto Family Clinic', appointmentOn: '2027-03-04' }

  it('refuses a referral without a provider', () => {
    expect(inputOf(recordReferral, { caseId: 'cas_x', ...said, provider: '' }).errors).toHaveProperty('provider')
    const at = (appointmentTime: string) =>
      inputOf(recordReferral, { caseId: 'cas_x', ...said, appointmentTime }).errors
    expect([at('14:00'), at('')]).toEqual([{}, {}])
    expect(at('2 pm')).toEqual({ appointmentTime: 'Give a time like 14:05.' })
    // What was stored as words still reads.
    const stored = { result: 'referred', provider: 'A clinic', appointmentTime: 'after lunch' }
    expect(referral.parts.base.parse(stored)).toEqual(stored)
    expect(aCase('managing').allows(asUser('officer'), recordReferral)).toBe(false)
  })

  it('closes the loop: attended later, or a next date', () => {
    const referred = aCase('managing').play(recordReferral, said)
    const referralId = referred.file.outcomes.mentalHealth[0]?.root
    expect(referred.file.outcomes.mentalHealth[0]).toMatchObject({ appointmentOn: '2027-03-04', attended: 'not-yet' })
    const kept = referred.after(recordReferralAttended, { happened, referralId, attended: 'yes' })
    expect(kept.outcomes.mentalHealth[0]?.attended).toBe('yes')
    const missed = { happened, referralId, attended: 'no', instead: 'Another date.', nextAppointmentOn: '2027-03-11' }
    expect(referred.after(recordReferralAttended, missed).outcomes.mentalHealth[0]).toMatchObject({
      attended: 'not-yet',
      appointmentOn: '2027-03-11',
    })
    expect(() => decide(recordReferralAttended, referred, { happened, referralId: 'ent_x', attended: 'yes' })).toThrow()
  })

  it('asks whoever arranged the appointment whether it was kept, in words that name no care, until somebody says', () => {
    const referral = { happened, result: 'referred', provider: 'Youth Clinic', appointmentOn: '2027-03-04' }
    const referred = aCase('managing').play(recordReferral, referral)
    const referralId = referred.file.outcomes.mentalHealth[0]?.root
    const asked = (file: CaseFile) =>
      workItems(file, { profile, calendar }).filter(({ what }) => what === 'Ask whether the appointment was kept')
    expect(asked(referred.file)).toMatchObject([{ owner: 'usr_lead', dueOn: '2027-03-05' }])
    expect(JSON.stringify(asked(referred.file))).not.toMatch(/clinic|mental|health/i)
    const missed = { happened, referralId, attended: 'no', instead: 'Another date.', nextAppointmentOn: '2027-03-18' }
    expect(asked(referred.after(recordReferralAttended, missed))).toMatchObject([{ dueOn: '2027-03-19' }])
    expect(asked(referred.after(recordReferralAttended, { happened, referralId, attended: 'yes' }))).toEqual([])
    expect(asked({ ...referred.file, stage: 'closed' })).toEqual([])
  })
})

describe('recordTargetSupport', () => {
  const target = {
    entryId: 'ent_t',
    root: 'ent_t',
    happened: { on: '2027-02-26' },
    recordedAt: '2027-02-26T18:00:00.000Z',
    by: 'usr_lead',
    kind: 'student',
    name: 'Oliver Pham',
    personId: null,
    safeNow: 'yes',
    identifiedAt: '2027-02-26T18:00:00.000Z',
    parentTold: null,
  } as never
  const said = { happened, targetEntryId: 'ent_t', result: 'given', supports: ['counseling'], who: 'Ben Adler' }

  it('refuses support without who gives it, or for somebody who is not in the case', () => {
    expect(inputOf(recordTargetSupport, { caseId: 'cas_x', ...said, who: '' }).errors).toHaveProperty('who')
    expect(() => decide(recordTargetSupport, aCase('inquiry'), said)).toThrow(InputRefused)
    expect(aCase('managing').allows(asUser('officer'), recordTargetSupport)).toBe(false)
  })

  it('stands on its own and is seen beside the target', () => {
    const file = aCase('inquiry')
      .with({ targets: [target] })
      .after(recordTargetSupport, said)
    expect(file.outcomes.targetSupport[0]?.what).toBe('Counseling')
    expect(file.targets[0]?.supportOffered).toBe('Counseling')
  })
})
