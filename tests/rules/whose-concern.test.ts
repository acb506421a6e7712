import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { givenName, nameInLists } from '#app/domain/identity.ts'
import { day } from '#app/domain/time.ts'
import { nextStep } from '#app/features/case/next-step.ts'
import { rightNow } from '#app/features/case/right-now.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordInterim } from '#app/features/interim/record-interim.command.server.ts'
import { rolesFor } from '#app/features/interview/interview-opening.ts'
import { recordInterview } from '#app/features/interview/record-interview.command.server.ts'
import { policeQuestion } from '#app/features/triage/triage-page.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { aCase, calendar, inputOf, profile } from '#tests/factories/case.ts'

const around = { calendar, today: day('2026-09-15'), profile }
const now = (file: CaseFile) => rightNow(file, around).map(({ text }) => text)
const toFinish = (file: CaseFile) => {
  const context = { actor: { id: 'usr_lead' }, now: aCase('triage').now, calendar, profile }
  return nextStep(file, context, around)?.still.map(({ text }) => text) ?? []
}
const { student } = aCase('triage').file
const about = (change: object) => aCase('triage', { student: { ...student, ...change } as never })
const happened = { day: '2026-09-15', time: '09:00' }
const police = /^Police/

describe('police and the grade', () => {
  it('below the grades of the law, Right now says why there is no duty, as triage does (S1)', () => {
    const fourth = aCase('triage').file
    expect(now(fourth)).toContain(
      'Police: no duty to tell. Education Code 49390 covers grades 6-12. Talking with police is always possible.',
    )
    expect(policeQuestion({ caseFile: fourth, profile })).toMatchObject({ applies: false })
  })

  it('from grade 6 on, and where no grade is known, the question is open', () => {
    for (const grade of ['6', '12', undefined])
      expect(now(about({ grade }).file)).toContain('Police: whether they must be told is not answered yet')
  })
})

describe('an unknown author', () => {
  it('has no given name, and is not cut short in lists', () => {
    expect(givenName(about({ concern: 'unknown', personId: null, name: 'Unknown author' }).file)).toBeUndefined()
    expect(givenName(about({ personId: null, name: 'Name not known' }).file)).toBeUndefined()
    expect(givenName(about({ name: 'Leo Marchetti' }).file)).toBe('Leo')
    expect(['Unknown author', 'Name not known', 'Leo Marchetti', null].map(nameInLists)).toEqual([
      'Unknown author',
      'Name not known',
      'Leo M.',
      undefined,
    ])
  })

  it('is found first: nobody can talk with them or call their home', () => {
    for (const name of ['Unknown author', '@kstrand']) {
      const still = toFinish(about({ concern: 'unknown', personId: null, name }).file)
      expect(still).toContain('Find out who it was')
      expect(still.join()).not.toMatch(/Talk with|Call home/)
    }
  })
})

describe('a member of staff as the concern (S9)', () => {
  const staff = () => about({ concern: 'staff', personId: null, name: 'Rita Soto', grade: undefined })
  const home = {
    happened,
    kind: 'stay-home',
    what: 'On leave.',
    whoseDecision: 'district',
    from: '2026-09-15',
    until: '2026-09-18',
  }

  it('is talked with as an adult; no home is called', () => {
    expect(toFinish(staff().file)).toContain('Talk with Rita Soto')
    expect(toFinish(staff().file)).not.toContain('Call home')
    expect(rolesFor(staff().file)).toEqual(['adult', 'target', 'witness', 'teacher'])
    expect(rolesFor(aCase('triage').file)).not.toContain('adult')
    const talk = {
      happened,
      role: 'adult',
      with: 'Rita Soto',
      officer: 'no',
      weaponAsked: 'yes',
      weaponSaid: 'No.',
      exactWords: 'I was angry.',
    }
    expect(toFinish(staff().after(recordInterview, talk))).not.toContain('Talk with Rita Soto')
  })

  it('comes under no law about students', () => {
    expect(policeQuestion({ caseFile: staff().file, profile }).words).toBe(
      'This is not about a student. Talking with police is always possible.',
    )
    expect(now(staff().file).find((text) => police.test(text))).not.toContain('49390')
  })

  it('has no removal ledger, also where the folder first named a student', () => {
    expect(staff().after(recordInterim, home).removalDays).toEqual([])
    const first = aCase('triage').play(recordInterim, home)
    expect(first.file.removalDays).toHaveLength(4)
    const loaded = {
      person: undefined,
      lookAlikes: [],
      related: [],
      rows: { users: [], grants: [], deputies: [], triageGroups: [] },
    }
    const said = {
      concern: 'staff',
      name: 'Rita Soto',
      identifiers: ['photo', 'recognised-by'],
      recognisedBy: 'Ms. Cho',
      reason: 'x',
    }
    expect(first.after(identifyStudent, said, { loaded }).removalDays).toEqual([])
  })
})

describe('parents of whoever might be hurt', () => {
  const oliver = { happened, kind: 'student', name: 'Oliver Pham', safeNow: 'yes' }
  const told = { parentTold: 'yes', parentToldBy: 'Ms. Reyes', parentToldAt: happened }
  const loaded = { alike: [] }
  const call = 'Call the home of whoever might be hurt'

  it('are called until they are told, in Right now and in what is to finish alike', () => {
    const open = aCase('triage').after(recordTarget, oliver, { loaded })
    expect(toFinish(open)).toContain(call)
    expect(now(open).join()).toContain('parents not yet told')
    const done = aCase('triage').after(recordTarget, { ...oliver, ...told }, { loaded })
    expect(toFinish(done)).not.toContain(call)
    expect(now(done).join()).toContain('parents told')
  })

  it('count as told by a contact with the home of the only one', () => {
    const contact = { happened, with: 'target-parent', who: 'Lan Pham', why: 'To tell', how: 'phone', reached: 'yes' }
    const once = aCase('triage').play(recordTarget, oliver, { loaded })
    expect(toFinish(once.after(recordContact, contact))).not.toContain(call)
    expect(now(once.after(recordContact, contact)).join()).toContain('parents told')
    const two = once.play(recordTarget, { ...oliver, name: 'Mia Cole' }, { loaded })
    expect(toFinish(two.after(recordContact, contact))).toContain(call)
  })
})

describe('the end of an interview', () => {
  it('is a time', () => {
    const errors = (endedAt: string) =>
      inputOf(recordInterview, {
        caseId: 'x',
        happened,
        role: 'witness',
        with: 'A',
        endedAt,
        officer: 'no',
        weaponAsked: 'yes',
      }).errors
    expect(errors('half past two')).toMatchObject({ endedAt: 'Give a time like 14:05.' })
    expect(errors('14:05').endedAt).toBeUndefined()
    expect(errors('').endedAt).toBeUndefined()
  })
})
