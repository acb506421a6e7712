import { describe, expect, it } from 'vitest'
import { day, instant } from '#app/domain/time.ts'
import { dueOf, listsAskedOf, maySign, whyNotSigned } from '#app/policy/recertification.ts'
import type { Opening, Role, UserActor } from '#app/policy/roles.ts'
import { agreementFor } from '#app/policy/separation.ts'
import { sightOf } from '#app/policy/sight.ts'
import { unusedAccounts, unusedSoon } from '#app/policy/unused-accounts.ts'
import { partsSeen, whySeen } from '#app/policy/why-seen.ts'
import { untilWords, whyWords } from '#app/features/case/why-seen-words.ts'
import { untilTooLate } from '#app/features/team/who-may-join.ts'
import { accessLists } from '#app/features/access-table/access-lists.ts'
import { houseRows } from '#app/features/work/house-rows.ts'
import { actions } from '#app/policy/actions.ts'
import { aCase, asUser, profile, schoolId } from '#tests/factories/case.ts'

const today = day('2026-09-15')
const from = day('2026-08-01')
const grant = (userId: string, role: Role, school: string | null = schoolId) => ({
  id: `grt_${userId}_${role}`,
  userId,
  role,
  schoolId: school,
  from,
  until: null,
})
const person = (id: string) => ({ id, disabledAt: null })
const holding = (id: string, role: Role, school: string | null): UserActor => ({
  ...asUser('outsider'),
  id,
  grants: [grant(id, role, school)],
})

describe('an agreement', () => {
  it('is needed by people from outside, whose role ends with it', () => {
    const days = { from: today, until: null }
    expect(agreementFor('member', null, days)).toEqual({ until: null })
    for (const role of ['officer', 'external'] as const) {
      expect(agreementFor(role, null, days)).toHaveProperty('refusal')
      expect(agreementFor(role, day('2026-10-31'), days)).toEqual({ until: '2026-10-31' })
      expect(agreementFor(role, day('2026-10-31'), { from: today, until: day('2026-11-01') })).toHaveProperty('refusal')
      expect(agreementFor(role, day('2026-09-14'), days)).toHaveProperty('refusal')
    }
  })

  it('bounds how long an external member is on a case; others are consulted for two weeks', () => {
    const around = { user: { agreementUntil: day('2026-12-31') }, grants: [grant('x', 'external')], today, profile }
    const until = (on: string) => ({ role: 'consulted' as const, until: day(on) })
    expect(untilTooLate(until('2026-12-31'), around)).toBeUndefined()
    expect(untilTooLate(until('2027-01-01'), around)).toContain('agreement')
    const staff = { ...around, user: { agreementUntil: null }, grants: [grant('x', 'member')] }
    expect(untilTooLate(until('2026-09-29'), staff)).toBeUndefined()
    expect(untilTooLate(until('2026-09-30'), staff)).toContain('at the latest')
  })
})

describe('a list of roles', () => {
  it('is signed by the school’s principal or a district lead', () => {
    expect(maySign(holding('p', 'principal', schoolId), schoolId)).toBe(true)
    expect(maySign(holding('p', 'principal', schoolId), 'sch_other')).toBe(false)
    expect(maySign(holding('p', 'principal', null), null)).toBe(false)
    expect(maySign(holding('d', 'district-lead', null), null)).toBe(true)
    expect(maySign(holding('a', 'administrator', null), null)).toBe(false)
  })

  it('is due half a year after it was signed, or after it began', () => {
    const dayOf = (at: string) => day(at.slice(0, 10))
    const grants = [grant('x', 'member')]
    expect(dueOf(schoolId, [], grants, dayOf).dueOn).toBe('2027-01-28')
    const signed = { schoolId, signedAt: instant('2026-09-01T17:00:00.000Z') }
    expect(dueOf(schoolId, [signed], grants, dayOf)).toEqual({ last: signed, dueOn: '2027-02-28' })
    expect(dueOf('sch_empty', [], grants, dayOf).dueOn).toBeNull()
  })

  it('is asked of its principal, and of a district lead where there is none', () => {
    const principal = holding('p', 'principal', schoolId)
    const lead = holding('d', 'district-lead', null)
    const schools = [{ id: schoolId }, { id: 'sch_other' }]
    expect(listsAskedOf(principal, schools, [principal, lead])).toEqual([schoolId])
    expect(listsAskedOf(lead, schools, [principal, lead])).toEqual(['sch_other', null])
  })

  it('decides each role but one’s own, with a reason for those that end, and leaves the last who must stay', () => {
    const list = [grant('me', 'principal'), grant('x', 'member'), grant('d', 'district-lead', null)]
    const users = ['me', 'x', 'd'].map(person)
    const signing = { by: 'me', list, grants: list, users, today, reason: undefined }
    expect(Object.keys(whyNotSigned({ ...signing, decided: {} }))).toEqual([
      'decided.grt_x_member',
      'decided.grt_d_district-lead',
    ])
    const keep = { grt_x_member: 'keep', 'grt_d_district-lead': 'keep' } as const
    expect(whyNotSigned({ ...signing, decided: keep })).toEqual({})
    expect(whyNotSigned({ ...signing, decided: { ...keep, grt_x_member: 'end' } })).toHaveProperty('reason')
    const last = { ...keep, 'grt_d_district-lead': 'end' } as const
    expect(whyNotSigned({ ...signing, decided: last, reason: 'left' })).toHaveProperty(['decided.grt_d_district-lead'])
  })
})

describe('an unused account', () => {
  const users = ['a', 'b', 'c'].map(person)
  const dayOf = (at: string) => day(at.slice(0, 10))
  const at = (on: string) => instant(`${on}T17:00:00.000Z`)
  const accounts = (lastUse: Record<string, string>, grants = [grant('a', 'member')]) => ({
    users,
    grants,
    lastUse: new Map(Object.entries(lastUse).map(([id, on]) => [id, at(on)])),
    today,
    dayOf,
  })

  it('is disabled after ninety days, and what is not known counts as used', () => {
    expect(unusedAccounts(accounts({ a: '2026-06-17', b: '2026-06-18' }))).toEqual(['a'])
    expect(unusedAccounts(accounts({}))).toEqual([])
  })

  it('is never the last administrator’s or the last district lead’s', () => {
    for (const role of ['administrator', 'district-lead'] as const) {
      const old = { a: '2026-01-02', b: '2026-01-03' }
      expect(unusedAccounts(accounts(old, [grant('a', role, null)]))).toEqual(['b'])
      expect(unusedAccounts(accounts(old, [grant('a', role, null), grant('b', role, null)]))).toEqual(['a'])
    }
  })

  it('is warned of two weeks before', () => {
    expect(unusedSoon(person('a'), accounts({ a: '2026-07-01' }))).toBe('2026-09-29')
    expect(unusedSoon(person('a'), accounts({ a: '2026-07-02' }))).toBeNull()
  })
})

describe('why somebody sees a case', () => {
  const { file } = aCase('inquiry')
  const why = (who: Parameters<typeof asUser>[0]) => {
    const sight = sightOf(asUser(who), file, today)
    return sight && { ...whySeen(sight, asUser(who), file), parts: partsSeen(sight, file) }
  }
  it('is said in words, with the day on which it began', () => {
    expect(why('member')).toMatchObject({ words: 'team member', schoolId: file.schoolId, inPlaceOf: null })
    expect(why('member')?.since).not.toBeNull()
    expect(why('auditor')).toMatchObject({ headerOnly: true, since: null, sinceDay: '2026-08-01' })
    expect(why('member')?.sinceDay).toBeNull()
    const around = { schools: [], zone: 'America/Los_Angeles', today: '2026-09-15' }
    const words = (who: 'districtLead' | 'auditor') => {
      const folder = { ...file, team: { members: [] } }
      const sight = sightOf(asUser(who), folder, today)
      return sight && whyWords(whySeen(sight, asUser(who), folder), around)
    }
    expect(words('districtLead')).toBe('district lead, not on the team, since 1 Aug')
    expect(words('auditor')).toBe('auditor, before the case is opened with a reason, since 1 Aug')
    expect(why('officer')?.parts).toContain('only about weapons and what is shared')
    expect(why('referrer')).toBeNull()
  })

  const opened = (who: 'counselor' | 'auditor', kind: Opening['kind'], until: string, today = '2026-09-15') => {
    const folder = { ...file, team: { members: [] } }
    const opening = { id: 'opn_1', caseId: file.id, kind, startedAt: instant('2026-09-15T21:10:00.000Z') }
    const actor = { ...asUser(who), openings: [{ ...opening, until: instant(until) }] }
    const sight = sightOf(actor, folder, day(today))
    const around = { schools: [], zone: 'America/Los_Angeles', today }
    return sight && [whyWords(whySeen(sight, actor, folder), around), untilWords(whySeen(sight, actor, folder), around)]
  }
  it('is said with its hours where a case was opened for a short time', () => {
    expect(opened('counselor', 'break-glass', '2026-09-15T22:10:00.000Z')).toEqual([
      'opened in an emergency, since 2:10 pm, until 3:10 pm',
      '3:10 pm',
    ])
    expect(opened('auditor', 'audit', '2026-09-16T07:00:00.000Z')).toEqual([
      'opened to audit, since 2:10 pm, until the end of Tue 15 Sep',
      'the end of Tue 15 Sep',
    ])
    // An hour that goes on past midnight.
    expect(opened('counselor', 'break-glass', '2026-09-16T07:30:00.000Z', '2026-09-16')?.[0]).toBe(
      'opened in an emergency, since Tue 15 Sep, 2:10 pm, until 12:30 am',
    )
  })

  it('ends with the role where that comes first', () => {
    const why = { words: 'x', schoolId: null, since: null, sinceDay: null, inPlaceOf: null, headerOnly: false }
    const until = (last: string | null, untilAt: string | null) =>
      untilWords(
        { ...why, until: last ? day(last) : null, untilAt: untilAt ? instant(untilAt) : null },
        { zone: 'America/Los_Angeles', today: '2026-09-15' },
      )
    expect(until('2026-09-15', '2026-09-16T07:30:00.000Z')).toBe('Tue 15 Sep')
    expect(until('2026-09-15', '2026-09-15T22:10:00.000Z')).toBe('3:10 pm')
    expect(until('2026-10-09', null)).toBe('Fri 9 Oct')
    expect(until(null, null)).toBeUndefined()
  })
})

describe('the printed table', () => {
  const lists = accessLists()
  it('says everything that the tables say', () => {
    const said = new Set(lists.relations.flatMap((one) => one.actions))
    for (const { about } of Object.values(actions)) expect(said, about).toContain(about)
  })
  it('leads from every role to places that it prints', () => {
    const places = new Set(lists.relations.map(({ id }) => id))
    for (const role of lists.roles) for (const { id } of role.as) expect(places, role.label).toContain(id)
  })
  it('gives whoever runs the system no case', () => {
    expect(lists.roles.find(({ id }) => id === 'administrator')?.sees).toEqual([])
  })
})

describe('rows of people and roles', () => {
  const house = (actor: UserActor, agreementUntil: string | null) =>
    houseRows({
      actor,
      today,
      dayOf: (at) => day(at.slice(0, 10)),
      users: [{ ...person('tom'), name: 'Ofc. Tom Nguyen', title: 'Officer', agreementUntil: agreementUntil as never }],
      grants: [],
      schools: [],
      signed: [],
      everybody: [actor],
      manyLooks: [],
      restored: undefined,
      weeks: [],
      withoutLead: [{ id: 'cas_1', caseNumber: 'RA-27-0001', leadName: 'Karen Lindqvist', schoolId: null }],
    }).map(({ what, why }) => `${what}: ${why}`)
  it('tell district leads of agreements that end and of cases without a lead, and nobody else', () => {
    const lead = holding('d', 'district-lead', null)
    expect(house(lead, '2026-10-15')).toEqual([
      'Choose another lead: Karen Lindqvist can’t lead it any more',
      'The agreement of Ofc. Tom Nguyen ends on Thu 15 Oct: Renew it in time',
    ])
    expect(house(lead, '2026-09-20').at(-1)).toContain('Renew it now')
    expect(house(lead, '2026-09-14').at(-1)).toContain('Sign-in is stopped')
    expect(house(lead, '2026-10-16')).toHaveLength(1)
    expect(house(holding('p', 'principal', schoolId), '2026-09-20')).toEqual([])
  })
})
