import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { plusDays } from '#app/domain/time.ts'
import { currentMembership } from '#app/policy/current-membership.ts'
import { may } from '#app/policy/may.ts'
import { holds, holdsAnywhere, readsOverrides } from '#app/policy/roles.ts'
import type { UserActor } from '#app/policy/roles.ts'
import { sightOf } from '#app/policy/sight.ts'
import { unproven } from '#app/policy/step-up.ts'
import { actorOf, fileOf, someone, today } from '#tests/laws/oracle/world.ts'
import type { Folder, Person } from '#tests/laws/oracle/world.ts'

/*
 * The edges of the rules of access, one by one: what the tables of tests/laws/oracle ask of everybody only now and then.
 */
const person = (role: string, more: Partial<Person> = {}): Person => ({
  roles: [{ role, for: 'district' }],
  duty: 'none',
  deputy: false,
  opened: 'no',
  standsFor: 'nobody',
  ...more,
})
const folder = (more: Partial<Folder> = {}): CaseFile =>
  fileOf({ state: 'open', concern: 'student', schoolKeptOut: false, place: 'none', keptOut: 'nobody', ...more })
const sees = (actor: UserActor, file: CaseFile) => sightOf(actor, file, today)
const system = { kind: 'system', id: 'system', name: 'system' } as const
const withoutLead = (file: CaseFile): CaseFile => ({
  ...file,
  team: { members: file.team.members.filter(({ role }) => role !== 'lead') },
})

describe('an opening', () => {
  it('opens its own folder and no other, by its own kind', () => {
    for (const [opened, role, reason] of [
      ['in an emergency', 'counselor', 'break-glass'],
      ['to audit', 'auditor', 'audit'],
    ] as const) {
      const actor = actorOf(person(role, { opened }))
      expect(sees(actor, folder())?.reason).toBe(reason)
      expect(may(actor, 'case.read', folder(), today).allow).toBe(true)
      expect(may(actor, 'case.read', null, today).allow).toBe(false)
      const other = { ...folder(), id: 'cas_other' }
      expect(sees(actor, other)?.reason).not.toBe(reason)
      expect(may(actor, 'case.read', other, today).allow).toBe(false)
      const kind = opened === 'to audit' ? ('break-glass' as const) : ('audit' as const)
      const wrong = { ...actor, openings: actor.openings.map((one) => ({ ...one, kind })) }
      expect(may(wrong, 'case.read', folder(), today).allow).toBe(false)
      expect(sees(wrong, folder())?.reason).not.toBe(reason)
    }
  })
})

describe('who is kept out', () => {
  it('is refused as such, before anything is asked of them', () => {
    const file = folder({ place: 'lead', keptOut: 'recused' })
    expect(may(actorOf(person('chair')), 'case.read', file, today)).toEqual({ allow: false, rule: 'recused' })
  })

  it('is read by district leads and records officers, on the team too, and by no other member', () => {
    const both = [
      { role: 'records-officer', for: 'district' },
      { role: 'member', for: 'district' },
    ] as const
    for (const actor of [actorOf(person('district-lead')), actorOf(person('', { roles: both }))]) {
      const sight = sees(actor, folder({ place: 'member' }))
      expect(sight?.reason).toBe('member')
      expect([...(sight?.compartments ?? []), ...(sight?.groups ?? [])]).toEqual(
        expect.arrayContaining(['oversight', 'recusal']),
      )
    }
    const member = sees(actorOf(person('member')), folder({ place: 'member' }))
    expect(member?.groups.has('recusal')).toBe(false)
  })
})

describe('whoever audits', () => {
  it('is no human resources and no district lead in a staff matter, whatever else they hold', () => {
    for (const role of ['hr', 'district-lead'] as const) {
      const roles = [role, 'auditor'].map((one) => ({ role: one, for: 'district' as const }))
      const sight = sees(actorOf(person('', { roles })), folder({ concern: 'staff', state: 'in screening' }))
      expect(sight?.reason).toBe('auditor')
      expect(sight?.groups.has('recusal')).toBe(false)
    }
  })
})

describe('a folder', () => {
  it('without a lead has members all the same, and nobody who leads it', () => {
    const actor = actorOf(person('member'))
    const file = withoutLead(folder({ place: 'member' }))
    expect(sees(actor, file)?.reason).toBe('member')
    expect(may(actor, 'file.block', file, today).allow).toBe(false)
    expect(may(actor, 'contact.record', file, today)).toEqual({ allow: true, rule: 'member' })
  })

  it('without a school has officers of any school, and members', () => {
    const file = { ...folder({ place: 'officer' }), schoolId: null }
    const officer = (role: string) => actorOf(person(role, { roles: [{ role, for: 'another school' }] }))
    expect(currentMembership(officer('officer'), file, today)?.role).toBe('officer')
    expect(currentMembership(officer('member'), file, today)).toBeNull()
  })

  it('is seen as consulted until the last day, and not after it', () => {
    const actor = actorOf(person('member'))
    expect(sees(actor, folder({ place: 'consulted' }))).toMatchObject({ reason: 'consulted', self: someone })
    expect(sightOf(actor, folder({ place: 'consulted' }), plusDays(today, 1))).toBeNull()
    expect(sees(actorOf(person('external')), folder({ place: 'consulted' }))?.reason).toBe('external')
  })

  it('keeps the words of a reader who works in it as their own, and none of who only finds it in a list', () => {
    expect(sees(actorOf(person('member')), folder({ place: 'member' }))?.self).toBe(someone)
    expect(sees(actorOf(person('auditor')), folder())).not.toHaveProperty('self')
  })

  it('whose school is kept out is the district leads’, while it is screened', () => {
    const lead = actorOf(person('district-lead'))
    expect(sees(lead, folder({ state: 'in screening', schoolKeptOut: true }))?.reason).toBe('on call')
    expect(sees(lead, folder({ state: 'in screening' }))?.reason).toBe('district lead')
    expect(sees(actorOf(person('member')), folder({ state: 'in screening', schoolKeptOut: true }))).toBeNull()
  })
})

describe('whoever answers for overrides', () => {
  it('is a district lead, or the deputy of one where no member of staff is the concern', () => {
    const deputy = actorOf(person('member', { deputy: true }))
    const file = folder({ place: 'member' })
    expect([...(sees(deputy, file)?.compartments ?? [])]).toContain('oversight')
    expect([...(sees(actorOf(person('member')), file)?.compartments ?? [])]).not.toContain('oversight')
    expect(readsOverrides(actorOf(person('district-lead')), file)).toBe(true)
    expect(readsOverrides(deputy, null)).toBe(true)
    expect(readsOverrides(deputy, folder({ concern: 'staff' }))).toBe(false)
    expect(readsOverrides(system, null)).toBe(false)
    expect(may(deputy, 'override.read', null, today).allow).toBe(false)
  })
})

describe('standing in', () => {
  const lent = { roles: [{ role: 'member', for: 'this school' as const }] }
  const stands = (standsFor: Person['standsFor']) => actorOf(person('member', { ...lent, standsFor }))

  it('ends with the right that is lent, or with itself, whichever comes first', () => {
    const actor = stands('the lead')
    const until = (days: number, role: number | null) =>
      sees(
        {
          ...actor,
          standsInFor: actor.standsInFor.map((one) => ({
            ...one,
            until: plusDays(today, days),
            grants: one.grants.map((grant) => ({ ...grant, until: role === null ? null : plusDays(today, role) })),
          })),
        },
        folder(),
      )?.until
    expect(until(2, null)).toBe(plusDays(today, 2))
    expect(until(2, 1)).toBe(plusDays(today, 1))
    expect(until(1, 2)).toBe(plusDays(today, 1))
  })

  it('names whose place it is, and leaves out who reported, health, staff matters and what deputies answer for', () => {
    const sight = sees(stands('the lead'), folder())
    expect(sight).toMatchObject({ inPlaceOf: { id: 'usr_chair', name: 'Test usr_chair' }, reporter: false })
    const counselor = sees(stands('the triage group'), folder({ state: 'in screening' }))
    expect(counselor?.reason).toBe('triage')
    for (const one of ['reporter', 'health', 'personnel', 'legal', 'oversight'] as const) {
      expect(sight?.compartments).not.toContain(one)
      expect(counselor?.compartments).not.toContain(one)
    }
    const health = stands('the lead')
    const asCounselor = {
      ...health,
      standsInFor: health.standsInFor.map((one) => ({ ...one, grants: grantOf('counselor') })),
    }
    expect(sees(asCounselor, folder())?.reason).toBe('lead')
    expect(sees(asCounselor, folder())?.compartments).not.toContain('health')
  })

  it('leads where the other leads, also without the chair’s role, and is on call where the other is', () => {
    const actor = stands('the lead')
    const [other] = actor.standsInFor
    if (!other) throw new Error('Nobody to stand in for')
    const lends = (more: object): UserActor => ({ ...actor, standsInFor: [{ ...other, ...more }] })
    expect(may(lends({ grants: grantOf('member') }), 'file.block', folder(), today)).toEqual({
      allow: true,
      rule: 'lead',
      inPlaceOf: 'usr_chair',
    })
    const onCall = lends({ id: 'usr_onCall', onCall: true, grants: grantOf('member') })
    expect(sees(onCall, folder({ state: 'in screening' }))?.reason).toBe('on call')
    expect(may(onCall, 'report.acknowledge', folder({ state: 'in screening' }), today).allow).toBe(true)
  })

  it('has the chair’s rights of a chair who is a member, and none of whoever is kept out', () => {
    const led = folder({ place: 'lead' })
    const actor = { ...stands('the lead'), id: 'usr_elsewhere' }
    expect(may(actor, 'file.block', led, today)).toMatchObject({ allow: true, rule: 'chair' })
    const screened = folder({ state: 'in screening' })
    const kept = screened.recusals.map((one) => ({ ...one, userId: 'usr_triage' }))
    expect(sees(stands('the triage group'), screened)?.reason).toBe('triage')
    expect(sees(stands('the triage group'), { ...screened, recusals: kept })).toBeNull()
    expect(may(stands('the triage group'), 'triage.record', { ...screened, recusals: kept }, today).allow).toBe(false)
  })

  it('is over for whoever works on no team any more', () => {
    const actor = { ...stands('the lead'), grants: [] }
    expect(sees(actor, folder())).toBeNull()
    expect(may(actor, 'contact.record', folder(), today).allow).toBe(false)
  })
})

const grantOf = (role: string) => actorOf({ ...person(role), roles: [{ role, for: 'this school' }] }).grants

describe('what no person asks', () => {
  it('is answered by whose it is, and holds no role', () => {
    const line = { kind: 'cli', id: 'cli', name: 'cli' } as const
    expect(may(system, 'case.system', null, today)).toEqual({ allow: true, rule: 'system' })
    expect(may(line, 'district.setUp', null, today)).toEqual({ allow: true, rule: 'command line' })
    expect([holds(system, 'auditor'), holdsAnywhere(system, 'auditor')]).toEqual([false, false])
  })

  it('proves nothing where nothing is known', () => {
    expect(unproven).toEqual({ aal: 1, provenAt: null, hasFactor: false })
  })
})
