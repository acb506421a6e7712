import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { initialsOnly, sightReasons } from '#app/domain/sight-reasons.ts'
import { day, instant } from '#app/domain/time.ts'
import { actions } from '#app/policy/actions.ts'
import type { Action } from '#app/policy/actions.ts'
import { may } from '#app/policy/may.ts'
import { roles } from '#app/policy/roles.ts'
import type { Role, UserActor } from '#app/policy/roles.ts'
import { sightOf } from '#app/policy/sight.ts'
import { isListedOnly, sightTable } from '#app/policy/sight-table.ts'
import { whoTable } from '#app/policy/who-table.ts'
import { aCase, asUser, schoolId } from '#tests/factories/case.ts'

const today = day('2026-09-15')
const now = instant('2026-09-15T17:22:00.000Z')
const { file: inquiry } = aCase('inquiry')
const { file: triage } = aCase('triage')
const recused = (file: CaseFile, userId: string): CaseFile => ({
  ...file,
  recusals: [
    { userId, name: 'Test', source: 'guardian', state: 'stands', holds: true, since: now, entryId: 'ent_recused' },
  ],
})
const staffMatter = (file: CaseFile): CaseFile => ({
  ...file,
  team: { members: [] },
  student: { ...file.student, name: 'Victor Lang', concern: 'staff', confirmed: true } as CaseFile['student'],
})
const someone = (role: Role, school: string | null, more: Partial<UserActor> = {}): UserActor => ({
  ...asUser('outsider'),
  id: 'usr_someone',
  grants: [{ id: 'grt_1', role, schoolId: school, from: day('2026-08-01'), until: null }],
  ...more,
})
const everybody = [
  ...(Object.keys(roles) as Role[]).flatMap((role) => [someone(role, schoolId), someone(role, null)]),
  ...(['lead', 'member', 'officer', 'counselor', 'districtLead', 'triage', 'onCall'] as const).map(asUser),
]
const anybody = fc.constantFrom(...everybody)
const anyAction = fc.constantFrom(...(Object.keys(actions) as Action[]))
const anyFolder = fc.constantFrom(inquiry, triage, staffMatter(inquiry), staffMatter(triage))

describe('a recusal', () => {
  it('denies before everything that allows, whatever somebody holds, stands in for, or opened', () => {
    fc.assert(
      fc.property(anybody, anyAction, anyFolder, (actor, action, file) => {
        const armed = {
          ...actor,
          openings: [{ id: 'opn_1', caseId: file.id, kind: 'break-glass' as const, startedAt: now, until: now }],
          standsInFor: [{ ...asUser('lead'), delegationId: 'dlg_1', until: today }],
        }
        const kept = recused(file, actor.id)
        expect(sightOf(armed, kept, today)).toBeNull()
        expect(may(armed, action, kept, today)).toEqual({ allow: false, rule: 'recused' })
      }),
      { numRuns: 2000 },
    )
  })

  it('that was dismissed, or is only asked about, keeps nobody out', () => {
    const lead = asUser('lead')
    for (const change of [{ state: 'dismissed' }, { state: 'asked', holds: false }] as const) {
      const file = { ...inquiry, recusals: recused(inquiry, lead.id).recusals.map((one) => ({ ...one, ...change })) }
      expect(sightOf(lead, file, today)?.reason).toBe('lead')
    }
  })

  it('of whoever is represented leaves nothing to stand in for', () => {
    const deputy = someone('member', schoolId, {
      standsInFor: [{ ...asUser('lead'), delegationId: 'd', until: today }],
    })
    expect(sightOf(deputy, inquiry, today)?.reason).toBe('lead')
    expect(sightOf(deputy, recused(inquiry, 'usr_lead'), today)).toBeNull()
  })
})

describe('the matter of a staff member', () => {
  it('is no matter of the school’s triage group, its chair or the people on call', () => {
    for (const file of [staffMatter(triage), staffMatter(inquiry)]) {
      for (const who of ['triage', 'onCall'] as const) expect(sightOf(asUser(who), file, today)).toBeNull()
      expect(sightOf(someone('chair', schoolId), file, today)).toBeNull()
    }
  })

  it('belongs to human resources and, while it is screened, to the district leads', () => {
    const lead = someone('district-lead', null)
    expect(sightOf(someone('hr', null), staffMatter(inquiry), today)?.compartments).toContain('personnel')
    expect(sightOf(lead, staffMatter(triage), today)?.reason).toBe('district lead in a staff matter')
    expect(sightOf(lead, staffMatter(inquiry), today)?.reason).toBe('district lead')
    expect(may(lead, 'report.acknowledge', staffMatter(triage), today).allow).toBe(true)
  })

  it('is not opened in an emergency, nor to audit', () => {
    const opened = (kind: 'break-glass' | 'audit') => ({
      openings: [{ id: 'opn_1', caseId: inquiry.id, kind, startedAt: now, until: now }],
    })
    const counselor = someone('counselor', schoolId, opened('break-glass'))
    expect(sightOf(counselor, inquiry, today)?.reason).toBe('break-glass')
    expect(sightOf(counselor, staffMatter(inquiry), today)).toBeNull()
    const auditor = someone('auditor', null, opened('audit'))
    expect(sightOf(auditor, staffMatter(inquiry), today)?.reason).toBe('auditor')
    expect(may(auditor, 'case.read', inquiry, today).allow).toBe(true)
    expect(may(auditor, 'case.read', staffMatter(inquiry), today).allow).toBe(false)
  })

  it('is not stood in for, and no deputy reads there why somebody went on', () => {
    const deputy = someone('member', schoolId, {
      deputyFor: ['usr_districtLead'],
      standsInFor: [{ ...asUser('districtLead'), delegationId: 'd', until: today }],
    })
    const file = { ...staffMatter(inquiry), team: inquiry.team }
    expect(sightOf(asUser('districtLead'), file, today)?.reason).toBe('member')
    expect(sightOf(deputy, file, today)).toBeNull()
    expect(may(deputy, 'override.read', file, today).allow).toBe(false)
  })
  it('hides nothing of a student’s case from human resources’ sight: there they see nothing', () => {
    expect(sightOf(someone('hr', null), inquiry, today)).toBeNull()
  })
})

describe('a place on the team', () => {
  const placed = (role: 'lead' | 'member' | 'officer' | 'consulted', file: CaseFile, actor: UserActor): CaseFile => ({
    ...file,
    team: {
      members: [
        {
          userId: actor.id,
          name: 'Test',
          role,
          reason: 'test',
          since: now,
          until: null,
          ended: null,
          entryId: 'ent_team',
        },
      ],
    },
  })

  it('of the school’s people ends where a member of staff is the concern, also where nobody took it away', () => {
    const chair = someone('chair', schoolId)
    expect(sightOf(chair, placed('lead', inquiry, chair), today)?.reason).toBe('lead')
    expect(sightOf(chair, placed('lead', staffMatter(inquiry), chair), today)).toBeNull()
    const hr = someone('hr', null)
    expect(sightOf(hr, placed('lead', staffMatter(inquiry), hr), today)?.reason).toBe('lead')
  })

  it('as somebody who is only consulted gives no chair, district lead or deputy their rights of a member', () => {
    for (const actor of [
      someone('chair', schoolId),
      someone('district-lead', null),
      someone('member', schoolId, { deputyFor: ['usr_districtLead'] }),
    ]) {
      const asked = (['file.block', 'case.print', 'case.decisions', 'plan.record'] as const).filter(
        (action) => may(actor, action, placed('consulted', inquiry, actor), today).allow,
      )
      expect(asked).toEqual([])
    }
  })

  it('as an officer is nobody’s who audits or runs the system', () => {
    for (const role of ['auditor', 'administrator'] as const) {
      const officer = someone('officer', schoolId)
      const both = { ...officer, grants: [...officer.grants, ...someone(role, null).grants] }
      const file = placed('officer', inquiry, both)
      expect(sightOf(officer, file, today)?.reason).toBe('officer')
      expect(sightOf(both, file, today)?.reason).not.toBe('officer')
    }
  })

  it('of a member does not print; the lead prints, and so does a screening’s triage group', () => {
    const print = (who: Parameters<typeof asUser>[0], file: CaseFile) =>
      may(asUser(who), 'case.print', file, today).allow
    expect([print('lead', inquiry), print('districtLead', inquiry), print('triage', triage)]).toEqual([
      true,
      true,
      true,
    ])
    expect([print('member', inquiry), print('counselor', inquiry), print('triage', inquiry)]).toEqual([
      false,
      false,
      false,
    ])
  })

  it('reads nothing of court and counsel by a role', () => {
    for (const row of Object.values(sightTable))
      for (const closed of ['juvenile', 'legal'] as const) expect(row.compartments).not.toContain(closed)
    expect(sightOf(asUser('districtLead'), inquiry, today)?.compartments).not.toContain('legal')
  })
})

describe('an emergency opening', () => {
  const opened = (role: Role, school: string | null) =>
    someone(role, school, {
      openings: [{ id: 'opn_1', caseId: inquiry.id, kind: 'break-glass', startedAt: now, until: now }],
    })

  it('reads the case and nothing of who reported, of police or of counsel', () => {
    for (const role of ['counselor', 'chair', 'principal', 'district-lead'] as const) {
      const sight = sightOf(opened(role, role === 'district-lead' ? null : schoolId), inquiry, today)
      expect(sight).toMatchObject({ reason: 'break-glass', reporter: false, names: 'targets by initials' })
      for (const closed of ['reporter', 'law', 'legal', 'juvenile', 'personnel'] as const)
        expect(sight?.compartments).not.toContain(closed)
      expect(sight?.compartments.has('health')).toBe(role === 'counselor' || role === 'chair')
    }
  })

  it('opens nothing to another school, an officer, or a team member without such a role', () => {
    expect(sightOf(opened('counselor', 'sch_other'), inquiry, today)).toBeNull()
    expect(sightOf(opened('officer', schoolId), inquiry, today)).toBeNull()
    expect(sightOf(opened('member', schoolId), inquiry, today)).toBeNull()
  })

  it('lets nobody change, print or take out anything', () => {
    const actor = opened('counselor', schoolId)
    const open = (Object.keys(actions) as Action[]).filter(
      (action) =>
        !may(someone('counselor', schoolId), action, inquiry, today).allow && may(actor, action, inquiry, today).allow,
    )
    expect(open).toEqual(['team.read', 'case.read'])
  })
})

describe('standing in', () => {
  const represented = { ...asUser('lead'), delegationId: 'dlg_1', until: day('2026-09-20') }
  const deputy = someone('member', 'sch_other', { standsInFor: [represented] })

  it('gives the work of the other’s teams, without who reported, until its last day', () => {
    const sight = sightOf(deputy, inquiry, today)
    expect(sight).toMatchObject({ reason: 'lead', reporter: false, until: '2026-09-20' })
    expect(sight?.compartments).not.toContain('reporter')
    expect(may(deputy, 'contact.record', inquiry, today)).toEqual({
      allow: true,
      rule: 'member',
      inPlaceOf: 'usr_lead',
    })
  })

  it('gives no second person’s name, no export and nothing of the house', () => {
    for (const action of ['level.approve', 'closing.sign', 'danger.standDown', 'case.print', 'file.read'] as const)
      expect(may(deputy, action, inquiry, today).allow).toBe(false)
    const leads = someone('member', 'sch_other', {
      standsInFor: [{ ...asUser('districtLead'), delegationId: 'dlg_1', until: today }],
    })
    for (const action of ['grants.manage', 'users.stop', 'audit.read'] as const)
      expect(may(leads, action, null, today).allow).toBe(false)
  })

  it('leaves a counselor’s health notes to the counselor', () => {
    const deputy = someone('counselor', schoolId, {
      standsInFor: [{ ...asUser('counselor'), delegationId: 'dlg_1', until: today }],
    })
    expect(may(asUser('counselor'), 'health.record', inquiry, today).allow).toBe(true)
    expect(may(deputy, 'health.record', inquiry, today).allow).toBe(false)
  })

  it('never gives more than the other holds', () => {
    fc.assert(
      fc.property(anyAction, anyFolder, fc.constantFrom(...everybody), (action, file, other) => {
        const alone = someone('referrer', 'sch_other')
        const { kind: _kind, deputyFor: _deputy, openings: _openings, standsInFor: _more, ...rights } = other
        const deputy = { ...alone, standsInFor: [{ ...rights, delegationId: 'dlg_1', until: today }] }
        const allowed = (who: UserActor) => may(who, action, file, today).allow && sightOf(who, file, today) !== null
        if (allowed(deputy) && !allowed(alone)) expect(allowed(other)).toBe(true)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('the tables that are printed', () => {
  it('name by initials exactly those reasons that search leaves out', () => {
    expect(sightReasons.filter((reason) => sightTable[reason].names === 'initials')).toEqual([...initialsOnly])
    expect(sightReasons.filter(isListedOnly)).toEqual(['district lead', 'chair', 'records officer', 'auditor'])
  })

  it('give nobody who runs the system, counts, registers or tells the press any sight or place in a case', () => {
    for (const role of ['administrator', 'analyst', 'registrar', 'communications', 'campus-monitor'] as const) {
      for (const [who, relation] of Object.entries(whoTable)) {
        if (relation.sees.length > 0) expect(relation.roles, who).not.toContain(role)
      }
    }
  })

  it('say of each relation the roles and reasons that the rules give', () => {
    for (const file of [inquiry, triage, staffMatter(inquiry), staffMatter(triage)]) {
      for (const actor of everybody) {
        for (const action of Object.keys(actions) as Action[]) {
          const verdict = may(actor, action, file, today)
          const sight = sightOf(actor, file, today)
          if (!verdict.allow || !sight || !(verdict.rule in whoTable)) continue
          const relation = whoTable[verdict.rule as keyof typeof whoTable]
          if (relation.sees.length === 0 || relation.roles.length === 0) continue
          expect(relation.sees, `${actor.id} ${action} by ${verdict.rule}`).toContain(sight.reason)
          expect(
            actor.grants.some(({ role }) => relation.roles.includes(role)),
            `${actor.grants.map(({ role }) => role).join()} by ${verdict.rule}`,
          ).toBe(true)
        }
      }
    }
  })
})
