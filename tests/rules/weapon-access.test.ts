import { describe, expect, it } from 'vitest'
import { RuleBroken } from '#app/domain/errors.ts'
import { stages } from '#app/domain/stages.ts'
import { recordWeaponAccess } from '#app/features/weapon-access/record-weapon-access.command.server.ts'
import { aCase, asUser, decide, inputOf } from '#tests/factories/case.ts'

const loaded = { roster: [{ addressId: 'adr_home', label: 'Mother’s home' }] }
const home = { addressId: 'adr_home', answer: 'no' }
const reno = {
  label: 'Grandfather’s home',
  line: 'Reno',
  answer: 'yes',
  what: 'Hunting rifles',
  storage: 'locked-cabinet',
  access: 'no',
}
const asked = {
  happened: { day: '2026-09-15', time: '11:10' },
  asked: 'Ana Marchetti (mother)',
  how: 'phone',
  addresses: [home],
}
const play = (stage: Parameters<typeof aCase>[0], input: Record<string, unknown>) =>
  aCase(stage).play(recordWeaponAccess, input, { loaded })

describe('recordWeaponAccess', () => {
  it('refuses no address, an unnamed one, and a yes without what the student can reach', () => {
    const said = { ...asked, caseId: 'cas_x' }
    expect(inputOf(recordWeaponAccess, { ...said, addresses: [] }).errors).toHaveProperty('addresses')
    expect(inputOf(recordWeaponAccess, { ...said, addresses: [{ answer: 'no' }] }).errors).toHaveProperty(
      'addresses.0.addressId',
    )
    expect(inputOf(recordWeaponAccess, { ...said, addresses: [{ ...home, answer: 'yes' }] }).errors).toHaveProperty(
      'addresses.0.access',
    )
  })

  it('has no answer "not asked"', () => {
    const said = { ...asked, caseId: 'cas_x', addresses: [{ ...home, answer: 'not-asked' }] }
    expect(inputOf(recordWeaponAccess, said).errors).toHaveProperty('addresses.0.answer')
  })

  it.each(['Serial 44871', 'the code is 4471', 'key is under the mat'])('refuses %s (P13)', (what) => {
    const said = { ...asked, caseId: 'cas_x', addresses: [{ ...reno, what }] }
    expect(inputOf(recordWeaponAccess, said).errors['addresses.0.what']).toContain('Leave out serial numbers')
  })

  it('is open to any member and the officer, and to nobody outside (P12)', () => {
    expect(aCase('inquiry').allows(asUser('officer'), recordWeaponAccess)).toBe(true)
    expect(aCase('triage').allows(asUser('triage'), recordWeaponAccess)).toBe(true)
    expect(aCase('inquiry').allows(asUser('outsider'), recordWeaponAccess)).toBe(false)
  })

  it('is accepted at every stage (P2), one entry each', () => {
    for (const stage of stages)
      expect(decide(recordWeaponAccess, aCase(stage), asked, { loaded }).entries).toHaveLength(1)
  })

  it('answers for each address alone, and creates another that is named', () => {
    const both = { ...asked, addresses: [home, reno] }
    const made = decide(recordWeaponAccess, aCase('triage'), both, { loaded }) as { creates?: unknown }
    expect(made.creates).toMatchObject({
      addresses: [{ label: 'Grandfather’s home', line: 'Reno', stays: { personId: 'per_leo' } }],
    })
    const { means } = play('triage', both).file
    expect(means.addresses).toMatchObject([
      { label: 'Mother’s home', answer: 'no', basis: 'told', access: 'no' },
      { label: 'Grandfather’s home', answer: 'yes', basis: 'told', access: 'no', storage: 'locked-cabinet' },
    ])
    expect(means.asked).toMatchObject({ answer: 'yes' })
    expect(JSON.stringify(means)).not.toContain('"Reno"')
  })

  it('refuses two answers for one address, also when it is named again', () => {
    const twice = (other: object) => () =>
      decide(
        recordWeaponAccess,
        aCase('triage'),
        { ...asked, addresses: [{ ...home, answer: 'refused' }, other] },
        { loaded },
      )
    expect(twice(home)).toThrow('to put right')
    expect(twice({ label: 'mother’s home', answer: 'no' })).toThrow('to put right')
    expect(twice({ label: 'Mother’s home', line: '4 Elm St', answer: 'no' })).not.toThrow()
  })

  it('names a place that nobody asked about: it counts as unknown', () => {
    const { means } = play('triage', { ...asked, others: [{ label: 'Father’s home' }] }).file
    expect(means.addresses[1]).toMatchObject({ label: 'Father’s home', answer: 'not-asked', access: 'unknown' })
    expect(means.asked?.answer).toBe('no')
  })

  it('lets the newest by when it happened count, whenever it was recorded', () => {
    const late = {
      ...asked,
      happened: { day: '2026-09-14', time: '09:00' },
      addresses: [{ ...home, answer: 'refused' }],
    }
    const file = play('triage', asked).after(recordWeaponAccess, late, { loaded })
    expect(file.means.addresses[0]?.answer).toBe('no')
  })

  it('refuses an address that has nothing to do with the student', () => {
    const other = { ...asked, addresses: [{ addressId: 'adr_else', answer: 'no' }] }
    expect(() => decide(recordWeaponAccess, aCase('triage'), other, { loaded })).toThrow('to put right')
  })

  it('counts storage as locked only with a day to check it, in a case (R23); in a screening it is offered', () => {
    const locked = { ...asked, addresses: [{ ...home, answer: 'yes', access: 'no', countsAsLocked: 'yes' }] }
    const refused = (() => {
      try {
        return decide(recordWeaponAccess, aCase('inquiry'), locked, { loaded })
      } catch (error) {
        return error as RuleBroken
      }
    })()
    expect(refused).toBeInstanceOf(RuleBroken)
    expect(refused).toMatchObject({ step: 'count-storage', missing: [{ rule: 'R23', overridableBy: [] }] })
    expect(play('triage', locked).file.means.addresses[0]?.countsAsLocked).toBe(true)
    const dated = { ...locked, addresses: [{ ...locked.addresses[0], checkAgainBy: '2026-09-18' }] }
    expect(play('inquiry', dated).file.means.addresses[0]).toMatchObject({
      countsAsLocked: true,
      checkAgainBy: '2026-09-18',
      checkStartedAt: '2026-09-15T18:10:00.000Z',
    })
  })
})
