import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { isRecused, leadOf, membershipOf, schoolIsOut } from '#app/domain/file/people.ts'
import { instant } from '#app/domain/time.ts'
import { workItems } from '#app/domain/work-items.ts'
import { answerRecusal } from '#app/features/recusal/answer-recusal.command.server.ts'
import { declareRecusal } from '#app/features/recusal/declare-recusal.command.server.ts'
import { endRecusal } from '#app/features/recusal/end-recusal.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { makeTask } from '#app/features/task/make-task.command.server.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { asRelated, keepingOut } from '#app/policy/keeping-out.ts'
import type { DutyRows } from '#app/policy/duties.ts'
import { whoTakesOver } from '#app/policy/duties.ts'
import { sightOf } from '#app/policy/sight.ts'
import { may } from '#app/policy/may.ts'
import { aCase, asUser, calendar, decide, inputOf, profile, schoolId } from '#tests/factories/case.ts'
import type { Who } from '#tests/factories/case.ts'

const everybody = [
  'lead',
  'member',
  'second',
  'officer',
  'counselor',
  'outsider',
  'triage',
  'onCall',
  'districtLead',
] as const
const rows: DutyRows = {
  users: everybody.map((who) => ({ id: `usr_${who}`, name: `Test ${who}`, disabledAt: null })),
  grants: everybody.flatMap((who) => asUser(who).grants.map((one) => ({ ...one, userId: `usr_${who}` }))),
  deputies: [{ userId: 'usr_districtLead', deputyId: 'usr_onCall' }],
  triageGroups: ['lead', 'triage'].map((who, place) => ({ schoolId, userId: `usr_${who}`, place })),
}
const loaded = rows
const today = '2026-09-15' as never
const owners = (file: CaseFile) => workItems(file, { profile, calendar }).map(({ owner }) => owner)

describe('declareRecusal', () => {
  it('needs no reason, and belongs to whoever sees the case', () => {
    expect(inputOf(declareRecusal, { caseId: 'cas_x' }).errors).toEqual({})
    for (const who of ['lead', 'second', 'officer', 'counselor', 'districtLead'] as Who[])
      expect(aCase('inquiry').allows(asUser(who), declareRecusal), who).toBe(true)
    for (const who of ['outsider', 'auditor', 'administrator', 'referrer'] as Who[])
      expect(aCase('inquiry').allows(asUser(who), declareRecusal), who).toBe(false)
  })

  it('is accepted at every stage and hides the case at once', () => {
    for (const stage of ['reported', 'triage', 'opened', 'managing', 'closure_review', 'closed'] as const) {
      const on = aCase(stage).play(declareRecusal, {}, { as: 'second', loaded })
      expect(on.sees(asUser('second')), stage).toBeNull()
      expect(membershipOf(on.file.team, 'usr_second')).toBeUndefined()
      expect(on.file.recusals).toMatchObject([{ userId: 'usr_second', source: 'self', state: 'stands', holds: true }])
    }
  })

  it('passes the lead to a district lead on the team where the chair goes', () => {
    const { file } = aCase('managing').play(declareRecusal, { because: 'He is my godson.' }, { as: 'lead', loaded })
    expect(leadOf(file.team)?.userId).toBe('usr_districtLead')
    expect(file.team.members.filter((one) => one.role === 'lead' && !one.ended)).toHaveLength(1)
  })

  it('hands open tasks on, and keeps in the history whose they were', () => {
    const task = { what: 'Call the aunt', owner: 'usr_second', dueOn: '2026-09-18' }
    const made = aCase('inquiry').play(makeTask, task, { loaded: [{ id: 'usr_second', name: 'Test second' }] })
    const { file } = made.play(declareRecusal, {}, { as: 'second', loaded })
    expect(file.tasks[0]).toMatchObject({ owner: 'usr_lead', ownerName: 'Test lead' })
    expect(file.tasks[0]?.handedOver).toMatchObject([{ from: 'usr_second', to: 'usr_lead' }])
    expect(owners(file)).toContain('usr_lead')
  })

  it('says nothing of the reason to the team', () => {
    const { file } = aCase('inquiry').play(declareRecusal, { because: 'He is my godson.' }, { as: 'second', loaded })
    expect(JSON.stringify(file.team)).not.toContain('godson')
    expect(file.team.members.find(({ userId }) => userId === 'usr_second')?.ended?.reason).toBe('Handed on')
  })
})

describe('who takes over', () => {
  const out = (...who: string[]) => new Set(who.map((one) => `usr_${one}`))

  it('is the chair on the team, a district lead on the team, any district lead, a deputy, in this order', () => {
    const { file } = aCase('managing')
    expect(whoTakesOver(file, out('second'), rows, today)).toMatchObject({ userId: 'usr_lead', member: true })
    expect(whoTakesOver(file, out('lead'), rows, today)).toMatchObject({ userId: 'usr_districtLead', member: true })
    const alone = { ...file, team: { members: [] } }
    expect(whoTakesOver(alone, out('lead'), rows, today)).toMatchObject({ userId: 'usr_districtLead', member: false })
    expect(whoTakesOver(alone, out('lead', 'districtLead'), rows, today)).toMatchObject({ userId: 'usr_onCall' })
    expect(whoTakesOver(alone, out('lead', 'districtLead', 'onCall'), rows, today)).toBeNull()
  })

  it('is never somebody who is kept out, or whose account is closed', () => {
    const kept = aCase('managing').play(declareRecusal, {}, { as: 'districtLead', loaded }).file
    expect(whoTakesOver(kept, out('lead'), rows, today)).toMatchObject({ userId: 'usr_onCall' })
    const closed = { ...rows, users: rows.users.map((one) => ({ ...one, disabledAt: '2026-09-01T00:00:00.000Z' })) }
    expect(whoTakesOver(kept, out('lead'), closed, today)).toBeNull()
  })

  it('is no chair where a member of staff is the concern', () => {
    const { file } = aCase('managing')
    const matter = { ...file, student: { ...file.student, concern: 'staff' } as CaseFile['student'] }
    expect(whoTakesOver(matter, out('second'), rows, today)).toMatchObject({ userId: 'usr_districtLead' })
  })

  it('are the district leads, where everybody who opens reports at the school is kept out', () => {
    const on = aCase('triage', { team: { members: [] } })
      .play(recuseSomebody, { userId: 'usr_lead', because: 'Related.' }, { as: 'districtLead', loaded })
      .play(recuseSomebody, { userId: 'usr_triage', because: 'Related.' }, { as: 'districtLead', loaded })
    expect(schoolIsOut(on.file)).toBe(true)
    expect(owners(on.file).filter((one) => one.startsWith('triage:'))).toEqual([])
    const lead = { ...asUser('districtLead'), onCall: false }
    expect(sightOf(lead, on.file, today)?.reason).toBe('on call')
    expect(may(lead, 'triage.record', on.file, today).allow).toBe(true)
  })
})

describe('what is asked', () => {
  const asked = (as: 'asked' | 'asked and holds') =>
    keepingOut(aCase('inquiry').file, [{ userId: 'usr_second', name: 'Test second', source: 'household', as }], rows, {
      newId: () => 'ent_asked',
      now: instant('2026-09-15T17:22:00.000Z'),
      calendar,
    })

  it('by phone or address keeps nobody out, and nobody joins before it is answered', () => {
    expect(asked('asked')).toHaveLength(1)
    const related = [{ userId: 'usr_onCall', name: 'Test onCall', by: 'phone' as const }]
    const user = { user: { id: 'usr_onCall', name: 'Test onCall', disabledAt: null }, grants: asUser('onCall').grants }
    const add = { userId: 'usr_onCall', role: 'member', reason: 'Knows him.' }
    expect(() => decide(addMember, aCase('inquiry'), add, { loaded: { ...user, related } })).toThrow(InputRefused)
  })

  it('is answered by the lead or a district lead, never by the person, and once', () => {
    const on = aCase('inquiry', {
      recusals: [
        {
          userId: 'usr_second',
          name: 'Test second',
          source: 'household',
          state: 'asked',
          holds: false,
          since: instant('2026-09-15T17:22:00.000Z'),
          entryId: 'ent_1',
        },
      ],
    })
    expect(owners(on.file)).toContain('usr_lead')
    expect(on.allows(asUser('member'), answerRecusal)).toBe(false)
    const yes = on.play(answerRecusal, { recusalId: 'ent_1', answer: 'so' }, { as: 'lead', loaded })
    expect(isRecused(yes.file, 'usr_second')).toBe(true)
    expect(membershipOf(yes.file.team, 'usr_second')).toBeUndefined()
    expect(() => decide(answerRecusal, yes, { recusalId: 'ent_1', answer: 'not-so' }, { loaded })).toThrow('already')
    const no = on.play(answerRecusal, { recusalId: 'ent_1', answer: 'not-so' }, { loaded })
    expect(isRecused(no.file, 'usr_second')).toBe(false)
    expect(asRelated(no.file, [{ userId: 'usr_second', name: 'Test second', by: 'phone' }])).toEqual([])
    const own = { ...on.file, recusals: on.file.recusals.map((one) => ({ ...one, userId: 'usr_lead' })) }
    expect(() =>
      decide(answerRecusal, aCase('inquiry', own), { recusalId: 'ent_1', answer: 'so' }, { loaded }),
    ).toThrow('about you')
    expect(owners(own)).toContain('district-leads')
    expect(owners(own)).toContain(`chairs:${schoolId}`)
    expect(owners(on.file)).not.toContain('district-leads')
    expect(owners(on.file)).not.toContain(`chairs:${schoolId}`)
  })
})

describe('recuseSomebody and endRecusal', () => {
  it('need a reason, and a lead; ending belongs to the district lead', () => {
    expect(inputOf(recuseSomebody, { caseId: 'cas_x', userId: 'usr_second', because: '' }).errors).toHaveProperty(
      'because',
    )
    const on = aCase('inquiry').play(recuseSomebody, { userId: 'usr_second', because: 'Arrested him.' }, { loaded })
    expect(on.sees(asUser('second'))).toBeNull()
    expect(on.allows(asUser('lead'), endRecusal)).toBe(false)
    expect(on.allows(asUser('districtLead'), endRecusal)).toBe(true)
    const recusalId = on.file.recusals[0]?.entryId ?? ''
    const { file } = on.play(endRecusal, { recusalId, because: 'It was his brother.' }, { as: 'districtLead' })
    expect(isRecused(file, 'usr_second')).toBe(false)
    expect(membershipOf(file.team, 'usr_second')).toBeUndefined()
  })

  it('are not for oneself', () => {
    expect(() => decide(recuseSomebody, aCase('inquiry'), { userId: 'usr_lead', because: 'x' }, { loaded })).toThrow(
      InputRefused,
    )
  })
})

describe('whoever is kept out', () => {
  it('owns no row of work, whatever the folder asks for', () => {
    const stages = fc.constantFrom(
      'reported',
      'triage',
      'opened',
      'inquiry',
      'plan_pending',
      'managing',
      'closure_review',
    )
    const people = fc.subarray(['lead', 'member', 'second', 'counselor', 'districtLead'], { minLength: 1 })
    const holds = fc.boolean()
    fc.assert(
      fc.property(stages, people, fc.subarray([...everybody]), holds, (stage, kept, tasked, asked) => {
        const since = instant('2026-09-15T17:22:00.000Z')
        const file: CaseFile = {
          ...aCase(stage as never).file,
          danger: {
            ...aCase('inquiry').file.danger,
            imminent: { entryId: 'ent_d', at: since, by: 'usr_second', what: 'x', called: 'not-yet' } as never,
          },
          tasks: tasked.map((who, n) => ({
            ...{ entryId: `ent_t${n}`, what: 'Call', why: 'Task', owner: `usr_${who}`, ownerName: who, backup: null },
            ...{ dueOn: '2026-09-18', dueAt: null, createdBy: 'usr_lead', state: 'open', doneAt: null, handedOver: [] },
          })) as never,
          recusals: kept.map((who) => ({
            ...{
              userId: `usr_${who}`,
              name: who,
              source: 'guardian' as const,
              holds: true,
              since,
              entryId: `ent_${who}`,
            },
            state: asked ? ('asked' as const) : ('stands' as const),
          })),
        }
        for (const owner of owners(file)) expect(isRecused(file, owner)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
