import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardianMatches, sameAddress } from '#app/domain/related.ts'
import type { GuardianFacts, StaffFacts } from '#app/domain/related.ts'

const staff = (more: Partial<StaffFacts> = {}): StaffFacts => ({
  id: 'usr_beltran',
  name: 'Ana Beltrán',
  signIn: 'a.beltran',
  emails: [],
  phones: [],
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
    expect(how(mother, staff({ emails: ['a.beltran@school.example', 'ana.beltran@example.org'] }))).toBe('e-mail')
    expect(how(mother, staff({ signIn: 'ana.beltran@example.org' }))).toBe('e-mail')
    expect(how(mother, staff({ emails: ['ana.beltran@example.com'] }))).toBeUndefined()
  })

  it('seem so by the same phone, however it is written; a few digits are no number', () => {
    expect(how(guardian({ phone: '(555) 010-0144' }), staff({ phones: ['555 010 0100', '+1 555 010 0144'] }))).toBe(
      'phone',
    )
    expect(how(guardian({ phone: '0144' }), staff({ phones: ['0144'] }))).toBeUndefined()
  })

  it('seem so by the same address, however it is written', () => {
    expect(how(guardian(), staff({ lines: ['12 Elm St., Rio Alto'] }), ['12 elm st rio alto'])).toBe('address')
  })

  it('live at one address also where one line goes on with the town or the flat, or a word is shortened', () => {
    for (const [one, other] of [
      ['12 Elm Street', '12 elm st'],
      ['12 Elm St', '12 Elm Street, Rio Alto, CA 95000'],
      ['400 North Levee Road #3', '400 n levee rd # 3'],
      ['400 N Levee Rd', '400 N. Levee Rd Apartment 3'],
      ['P.O. Box 9', 'p o box 9'],
    ] as const)
      expect(sameAddress(one, other), `${one} / ${other}`).toBe(true)
    for (const [one, other] of [
      ['12 Elm St', '12 Elm Ave'],
      ['12 Elm St', '112 Elm St'],
      ['12 Elm', '12 Elm St, Rio Alto'],
      ['Elm St Rio', 'Elm St Rio Alto'],
      ['12 Elm St Apt 1', '12 Elm St Apt 2'],
      ['#', '#'],
      ['', ''],
    ] as const)
      expect(sameAddress(one, other), `${one} / ${other}`).toBe(false)
  })

  it('are at the same address whichever of the two is asked first', () => {
    const line = fc.array(fc.constantFrom('12', 'Elm', 'St', 'Street', 'Apt', '3', ',', '#'), { maxLength: 6 })
    fc.assert(
      fc.property(line, line, (one, other) => {
        expect(sameAddress(one.join(' '), other.join(' '))).toBe(sameAddress(other.join(' '), one.join(' ')))
      }),
    )
  })

  it('are named once, by the strongest match', () => {
    const both = guardian({ userId: 'usr_beltran', phone: '(555) 010-0144' })
    const found = guardianMatches({ guardians: [both, both], lines: ['x'] }, [
      staff({ phones: ['5550100144'], lines: ['X'] }),
    ])
    expect(found).toEqual([{ userId: 'usr_beltran', name: 'Ana Beltrán', by: 'account' }])
  })

  it('are never found by what is empty', () => {
    const blank = fc.constantFrom(null, '', ' ', '-', '@')
    fc.assert(
      fc.property(blank, blank, (email, phone) => {
        const one = staff({ signIn: '', emails: [email ?? ''], phones: [phone ?? ''], lines: ['', ' '] })
        expect(guardianMatches({ guardians: [guardian({ email, phone })], lines: ['', '-'] }, [one])).toEqual([])
      }),
    )
  })
})
