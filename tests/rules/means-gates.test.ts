import { describe, expect, it } from 'vitest'
import { meansClock } from '#app/domain/clocks/means.ts'
import type { AddressFact } from '#app/domain/file/safety.ts'
import { meansAnswered, storageChecked, storageHasCheckDay } from '#app/domain/gates/means.ts'
import { day, instant } from '#app/domain/time.ts'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import { recordWeaponCheck } from '#app/features/weapon-check/record-weapon-check.command.server.ts'
import { aCase, asUser, calendar, decide, inputOf, profile } from '#tests/factories/case.ts'

const address = (change: Partial<AddressFact>): AddressFact => ({
  addressId: 'adr_walt',
  label: 'Grandfather’s home',
  entryId: 'ent_1',
  answer: 'yes',
  basis: 'seen',
  asOf: { on: day('2027-02-25') },
  access: 'no',
  countsAsLocked: false,
  madeSafe: null,
  checkAgainBy: null,
  checkStartedAt: null,
  weapons: [],
  lastEntryId: 'ent_1',
  ...change,
})
const withAddress = (change: Partial<AddressFact>) =>
  aCase('managing', { means: { addresses: [address(change)], asked: null } })
const context = (now: string) => ({ actor: { id: 'usr_lead' }, now: instant(now), calendar, profile })
const march = context('2027-03-28T18:00:00.000Z')

const refused = {
  happened: { day: '2027-02-25', time: '21:00' },
  asked: 'Walt',
  how: 'phone',
  addresses: [{ label: 'Grandfather’s home', answer: 'refused' }],
  instead: 'Stays only at the mother’s; she confirms each Friday.',
}

describe('weapon access is answered (P8, P12)', () => {
  it.each(['unknown', 'refused', 'not-asked'] as const)(
    '%s is no answer for a return, a lowering or a closing',
    (answer) => {
      expect(meansAnswered(withAddress({ answer }).file, march)).toMatchObject([
        { rule: 'P8', missing: 'weapon access is not known: Grandfather’s home.', overridableBy: ['district-lead'] },
      ])
    },
  )

  it('yes and no are answers, and so is a written plan for where there is none', () => {
    expect(meansAnswered(withAddress({ answer: 'no' }).file, march)).toEqual([])
    const instead = { entryId: 'e', text: 'Stays with aunt.' }
    expect(meansAnswered(withAddress({ answer: 'refused', instead }).file, march)).toEqual([])
    expect(meansAnswered(withAddress({ answer: 'not-asked', instead }).file, march)).toHaveLength(1)
  })

  it('is missing where no address was ever named', () => {
    expect(meansAnswered(aCase('managing').file, march)).toHaveLength(1)
  })

  it('is not given by a plan that was written for another home', () => {
    const asked = (time: string, label: string, more: object) => ({
      happened: { day: '2027-02-25', time },
      asked: 'Walt',
      how: 'phone',
      addresses: [{ label, answer: 'refused' }],
      ...more,
    })
    const planned = aCase('managing')
      .play(recordWeaponAccess, asked('21:00', 'Grandfather’s home', { instead: 'Stays at home.' }), {
        loaded: { roster: [] },
      })
      .play(recordWeaponAccess, asked('21:30', "grandfather's home", {}), { loaded: { roster: [] } })
    expect(planned.file.means.addresses).toHaveLength(1)
    expect(meansAnswered(planned.file, march)).toEqual([])
    const later = planned.after(recordWeaponAccess, asked('22:00', 'Father’s home', {}), { loaded: { roster: [] } })
    expect(meansAnswered(later, march)).toMatchObject([{ missing: 'weapon access is not known: Father’s home.' }])
  })

  it('is given by the form’s "what do we do instead"', () => {
    const file = aCase('managing').after(recordWeaponAccess, refused, { loaded: { roster: [] } })
    expect(meansAnswered(file, march)).toEqual([])
  })

  it('at one home says nothing of another: not of one asked in the same call, nor of one named later', () => {
    const beside = { ...refused, others: [{ label: 'Father’s home' }] }
    const one = aCase('managing').play(recordWeaponAccess, beside, { loaded: { roster: [] } })
    expect(meansAnswered(one.file, march)).toMatchObject([{ missing: 'weapon access is not known: Father’s home.' }])
    const addressId = one.file.means.addresses.find(({ label }) => label === 'Father’s home')?.addressId
    const father = { ...refused, addresses: [{ addressId, answer: 'unknown' }], asked: 'The mother' }
    const noPlan = one.after(recordWeaponAccess, { ...father, instead: '' }, { loaded: { roster: [] } })
    expect(meansAnswered(noPlan, march)).toHaveLength(1)
    expect(meansAnswered(one.after(recordWeaponAccess, father, { loaded: { roster: [] } }), march)).toEqual([])
  })
})

describe('storage (R23)', () => {
  it('is overdue the day after its day, with the words of the card', () => {
    const due = withAddress({ checkAgainBy: day('2027-03-27') }).file
    expect(storageChecked(due, context('2027-03-28T06:59:00.000Z'))).toEqual([])
    expect(storageChecked(due, march)).toMatchObject([
      {
        missing: 'storage at Grandfather’s home, check overdue since 27 Mar.',
        why: 'access may have changed',
        overridableBy: ['district-lead'],
      },
    ])
  })

  it('is checked as what was told where nobody verified what was done', () => {
    const done = { how: 'locked' as const, at: { on: day('2027-02-25') }, entryId: 'ent_1' }
    const clock = (madeSafe: AddressFact['madeSafe']) =>
      meansClock(
        withAddress({ madeSafe, checkAgainBy: day('2027-02-28'), checkStartedAt: instant('2027-02-26T06:50:00.000Z') })
          .file,
        { profile, calendar },
      ).map((one) => one.clock)
    expect(clock(done)).toEqual(['means-verify-told'])
    expect(clock({ ...done, verifiedBy: 'Sgt. Ortega' })).toEqual(['means-verify-again'])
  })

  it('counts as locked only with a day, except in a screening', () => {
    expect(storageHasCheckDay(withAddress({ countsAsLocked: true }).file, march)).toHaveLength(1)
    expect(storageHasCheckDay({ ...withAddress({ countsAsLocked: true }).file, stage: 'triage' }, march)).toEqual([])
  })
})

describe('recordWeaponCheck', () => {
  const check = {
    happened: { day: '2027-03-27', time: '10:00' },
    addressId: 'adr_walt',
    result: 'police-hold',
    verifiedBy: 'Sgt. Ortega',
    checkAgainBy: '2027-04-26',
  }
  const due = withAddress({ checkAgainBy: day('2027-03-27') })

  it('asks for the next day and who looked', () => {
    const { errors } = inputOf(recordWeaponCheck, { ...check, caseId: 'cas_x', checkAgainBy: '' })
    expect(errors).toHaveProperty('checkAgainBy')
    expect(inputOf(recordWeaponCheck, { ...check, caseId: 'cas_x', verifiedBy: '' }).errors).toHaveProperty(
      'verifiedBy',
    )
    expect(inputOf(recordWeaponCheck, { ...check, caseId: 'cas_x', result: 'gone', checkAgainBy: '' }).errors).toEqual(
      {},
    )
  })

  it('is refused to somebody outside the case', () => {
    expect(due.allows(asUser('outsider'), recordWeaponCheck)).toBe(false)
    expect(due.allows(asUser('officer'), recordWeaponCheck)).toBe(true)
  })

  it('starts the next clock: police still hold all three (S8)', () => {
    const file = due.after(recordWeaponCheck, check)
    expect(storageChecked(file, march)).toEqual([])
    expect(file.means.addresses[0]).toMatchObject({
      checkAgainBy: '2027-04-26',
      madeSafe: { how: 'removed-by-police', verifiedBy: 'Sgt. Ortega' },
    })
  })

  it('takes back nothing newer when it is written down late', () => {
    const known = due.play(recordWeaponCheck, check)
    const late = { ...check, happened: { day: '2027-03-20', time: '10:00' }, checkAgainBy: '2027-04-19' }
    expect(known.after(recordWeaponCheck, late).means.addresses[0]?.checkAgainBy).toBe('2027-04-26')
    const changed = { ...check, result: 'changed', checkAgainBy: '' }
    const alarmed = due.play(recordWeaponCheck, changed)
    expect(alarmed.after(recordWeaponCheck, late).means.addresses[0]).toMatchObject({
      madeSafe: null,
      access: 'unknown',
    })
  })

  it('takes back “no weapons there any more” too: nobody knows now', () => {
    const gone = due.play(recordWeaponCheck, { ...check, result: 'gone', checkAgainBy: '' })
    expect(meansAnswered(gone.file, march)).toEqual([])
    const later = { ...check, happened: { day: '2027-03-27', time: '18:00' }, result: 'changed', checkAgainBy: '' }
    expect(meansAnswered(gone.after(recordWeaponCheck, later), march)).toHaveLength(1)
  })

  it('takes back what counted as safe when something has changed', () => {
    const file = due.after(recordWeaponCheck, { ...check, result: 'changed', checkAgainBy: '' })
    expect(file.means.addresses[0]).toMatchObject({ access: 'unknown', madeSafe: null, countsAsLocked: false })
  })

  it('refuses an address of another case', () => {
    expect(() => decide(recordWeaponCheck, due, { ...check, addressId: 'adr_else' })).toThrow('to put right')
  })
})
