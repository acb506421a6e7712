import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardianMatches } from '#app/domain/related.ts'
import type { GuardianFacts, StaffFacts } from '#app/domain/related.ts'

const staff = (more: Partial<StaffFacts> = {}): StaffFacts => ({
  id: 'usr_beltran',
  name: 'Ana Beltrán',
  signIn: 'a.beltran',
  email: null,
  phone: null,
  lines: [],
  ...more,
})
const guardian = (more: Partial<GuardianFacts> = {}): GuardianFacts => ({
  userId: null,
  email: null,
  phone: null,
  ...more,
})
const how = (one: GuardianFacts, other: StaffFacts, lines: string[] = []) =>
  guardianMatches({ guardians: [one], lines }, [other])[0]?.by

describe('staff of a student’s family', () => {
  it('are known by their own account, whatever else differs', () => {
    expect(how(guardian({ userId: 'usr_beltran' }), staff())).toBe('account')
  })

  it('are known by e-mail, in whatever letters, also where it is the sign-in name', () => {
    const mother = guardian({ email: 'Ana.Beltran@Example.org ' })
    expect(how(mother, staff({ email: 'ana.beltran@example.org' }))).toBe('e-mail')
    expect(how(mother, staff({ signIn: 'ana.beltran@example.org' }))).toBe('e-mail')
    expect(how(mother, staff({ email: 'ana.beltran@example.com' }))).toBeUndefined()
  })

  it('seem so by the same phone, however it is written; a few digits are no number', () => {
    expect(how(guardian({ phone: '(555) 010-0144' }), staff({ phone: '+1 555 010 0144' }))).toBe('phone')
    expect(how(guardian({ phone: '0144' }), staff({ phone: '0144' }))).toBeUndefined()
  })

  it('seem so by the same address, however it is written', () => {
    expect(how(guardian(), staff({ lines: ['12 Elm St., Rio Alto'] }), ['12 elm st rio alto'])).toBe('address')
  })

  it('are named once, by the strongest match', () => {
    const both = guardian({ userId: 'usr_beltran', phone: '(555) 010-0144' })
    const found = guardianMatches({ guardians: [both, both], lines: ['x'] }, [
      staff({ phone: '5550100144', lines: ['X'] }),
    ])
    expect(found).toEqual([{ userId: 'usr_beltran', name: 'Ana Beltrán', by: 'account' }])
  })

  it('are never found by what is empty', () => {
    const blank = fc.constantFrom(null, '', ' ', '-', '@')
    fc.assert(
      fc.property(blank, blank, (email, phone) => {
        const one = staff({ signIn: '', email, phone, lines: ['', ' '] })
        expect(guardianMatches({ guardians: [guardian({ email, phone })], lines: ['', '-'] }, [one])).toEqual([])
      }),
    )
  })
})
