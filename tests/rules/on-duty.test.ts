import { describe, expect, it } from 'vitest'
import { day } from '#app/domain/time.ts'
import { may } from '#app/policy/may.ts'
import type { Role, UserActor } from '#app/policy/roles.ts'
import { sightOf } from '#app/policy/sight.ts'
import { aCase, asUser, schoolId } from '#tests/factories/case.ts'

const today = day('2026-09-15')
const onDuty = (...roles: Role[]): UserActor => ({
  kind: 'user',
  id: 'usr_duty',
  name: 'On duty',
  grants: roles.map((role) => ({ id: `grt_${role}`, role, schoolId: null, from: day('2026-08-01'), until: null })),
  triageSchools: [schoolId],
  onCall: true,
  deputyFor: [],
  openings: [],
  standsInFor: [],
})
const { file } = aCase('triage')

describe('who is on duty', () => {
  it('sees and opens reports in triage, as one of the district’s own people', () => {
    expect(sightOf(onDuty('member'), file, today)?.reason).toBe('triage')
    expect(may(onDuty('member'), 'report.acknowledge', file, today).allow).toBe(true)
    expect(may(onDuty('officer', 'member'), 'triage.decide', file, today).allow).toBe(true)
  })

  it('is only called, as a law-enforcement partner: no report is opened by them and no screening is theirs', () => {
    expect(sightOf(onDuty('officer'), file, today)).toBeNull()
    expect(may(onDuty('officer'), 'report.acknowledge', file, today).allow).toBe(false)
    expect(may(onDuty('officer'), 'triage.decide', file, today).allow).toBe(false)
    expect(may(onDuty('officer'), 'report.enter', null, today).allow).toBe(false)
  })

  it('opens nothing to whoever runs the system, audits or holds no role, whoever put them on the list', () => {
    for (const roles of [['administrator'], ['auditor'], ['referrer'], []] as Role[][]) {
      const person = onDuty(...roles)
      expect(sightOf(person, file, today)?.reason, roles.join()).toBe(roles.includes('auditor') ? 'auditor' : undefined)
      expect(may(person, 'report.acknowledge', file, today).allow, roles.join()).toBe(false)
    }
  })

  it('stays a member only while a role of its kind is held', () => {
    const { file: joined } = aCase('inquiry')
    for (const who of ['lead', 'member', 'officer', 'counselor'] as const) {
      const was = asUser(who)
      expect(sightOf(was, joined, today), who).not.toBeNull()
      const ended: UserActor = { ...was, grants: [] }
      expect(sightOf(ended, joined, today), who).toBeNull()
      expect(may(ended, 'case.read', joined, today).allow, who).toBe(false)
      const auditor: UserActor = { ...ended, grants: asUser('auditor').grants }
      expect(sightOf(auditor, joined, today)?.reason, who).toBe('auditor')
      expect(may(auditor, 'contact.record', joined, today).allow, who).toBe(false)
    }
  })

  it('keeps an officer on duty an officer in a case they are a member of', () => {
    const joined = aCase('inquiry').file
    const officer = {
      ...onDuty('officer'),
      id: joined.team.members.find(({ role }) => role === 'officer')?.userId ?? '',
    }
    expect(sightOf(officer, joined, today)?.reason).toBe('officer')
    expect(may(officer, 'means.record', joined, today).allow).toBe(true)
    expect(may(officer, 'case.print', joined, today).allow).toBe(false)
  })
})
