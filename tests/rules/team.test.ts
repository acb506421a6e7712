import { describe, expect, it } from 'vitest'
import { leadOf, membershipOf } from '#app/domain/file/people.ts'
import { addMember } from '#app/features/team/add-member.command.server.ts'
import { changeLead } from '#app/features/team/change-lead.command.server.ts'
import { endMember } from '#app/features/team/end-member.command.server.ts'
import { teamChoices } from '#app/features/team/team-choices.server.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { aCase, asUser, calendar, decide, inputOf } from '#tests/factories/case.ts'
import type { Who } from '#tests/factories/case.ts'

const of = (who: Who) => ({
  user: { id: `usr_${who}`, name: `Test ${who}`, disabledAt: null },
  grants: asUser(who).grants,
})
const add = (who: Who, role: string, change: Record<string, unknown> = {}) => ({
  userId: `usr_${who}`,
  role,
  reason: 'Knows him.',
  ...change,
})

describe('addMember', () => {
  it('refuses to add without a reason, and consulting without a last day, beside the field', () => {
    const errors = (said: Record<string, unknown>) => inputOf(addMember, { caseId: 'cas_x', ...said }).errors
    expect(errors(add('onCall', 'member', { reason: '' }))).toHaveProperty('reason')
    expect(errors(add('onCall', 'consulted'))).toHaveProperty('until')
    expect(errors(add('onCall', 'lead'))).toHaveProperty('role')
  })

  it('belongs to the lead, the chair and the district lead', () => {
    expect(aCase('inquiry').allows(asUser('lead'), addMember)).toBe(true)
    expect(aCase('inquiry').allows(asUser('districtLead'), addMember)).toBe(true)
    expect(aCase('inquiry').allows(asUser('second'), addMember)).toBe(false)
  })

  it('takes officers as officers only, and nobody who audits or runs the system', () => {
    const refused = (who: Who, role: string) =>
      expect(() =>
        decide(addMember, aCase('inquiry', { team: { members: [] } }), add(who, role), { loaded: of(who) }),
      ).toThrow(InputRefused)
    refused('officer', 'member')
    refused('onCall', 'officer')
    refused('auditor', 'member')
    refused('administrator', 'member')
    refused('outsider', 'member')
    refused('referrer', 'member')
  })

  it('offers nobody who is refused in every role', async () => {
    const everybody = ['lead', 'member', 'officer', 'outsider', 'referrer', 'auditor', 'administrator'] as const
    const users = everybody.map((who) => ({ ...of(who).user, title: 'Title' }))
    const grants = everybody.flatMap((who) => of(who).grants.map((one) => ({ ...one, userId: `usr_${who}` })))
    const records = { users: { all: async () => users, allGrants: async () => grants } }
    const { file: caseFile, now } = aCase('inquiry')
    const { staff } = await teamChoices({ caseFile, now, calendar, records } as never)
    expect(staff?.map(({ value, hint }) => [value, hint])).toEqual([
      ['usr_member', 'Title'],
      ['usr_officer', 'Title'],
      ['usr_outsider', 'Title, can be consulted'],
      ['usr_referrer', 'Title, can be consulted'],
    ])
  })

  it('lets a teacher be consulted, for no longer than the profile says', () => {
    const until = (day: string) => () =>
      decide(addMember, aCase('inquiry'), add('referrer', 'consulted', { until: day }), { loaded: of('referrer') })
    expect(until('2026-09-29')().entries).toHaveLength(1)
    expect(until('2026-09-30')).toThrow(InputRefused)
    expect(until('2026-09-14')).toThrow(InputRefused)
  })

  it('adds with reason and end, once', () => {
    const on = aCase('inquiry').play(addMember, add('onCall', 'member', { until: '2026-12-18' }), {
      loaded: of('onCall'),
    })
    expect(membershipOf(on.file.team, 'usr_onCall')).toMatchObject({
      role: 'member',
      reason: 'Knows him.',
      until: '2026-12-18',
    })
    const again = add('onCall', 'member', { until: '2026-12-18' })
    expect(() => decide(addMember, on, again, { loaded: of('onCall') })).toThrow('on the team already')
    expect(() => decide(addMember, on, add('lead', 'member'), { loaded: of('lead') })).toThrow(
      'Choose another lead first',
    )
  })
})

describe('changeLead and endMember', () => {
  const because = { reason: 'Moves to another school.' }
  const secondActor = { ...asUser('member'), id: 'usr_second' }

  it('gives the lead to nobody who has left since', () => {
    const gone = () =>
      decide(changeLead, aCase('managing'), { userId: 'usr_second', ...because }, { loaded: undefined })
    expect(gone).toThrow(InputRefused)
  })

  it('always keeps a lead', () => {
    expect(() => decide(endMember, aCase('managing'), { userId: 'usr_lead', ...because })).toThrow(
      'A case always has a lead',
    )
    const changed = aCase('managing').play(changeLead, { userId: 'usr_second', ...because }, { loaded: secondActor })
    expect(leadOf(changed.file.team)?.userId).toBe('usr_second')
    expect(membershipOf(changed.file.team, 'usr_lead')?.role).toBe('member')
    const file = changed.after(endMember, { userId: 'usr_lead', ...because }, { as: 'second' })
    expect(membershipOf(file.team, 'usr_lead')).toBeUndefined()
    expect(file.team.members.filter((one) => one.role === 'lead' && !one.ended)).toHaveLength(1)
  })

  it('gives the lead to members only', () => {
    expect(() => decide(changeLead, aCase('managing'), { userId: 'usr_officer', ...because })).toThrow(InputRefused)
    expect(() => decide(changeLead, aCase('managing'), { userId: 'usr_outsider', ...because })).toThrow(InputRefused)
    expect(() => decide(changeLead, aCase('managing'), { userId: 'usr_lead', ...because })).toThrow('already')
  })

  it('ends only whoever is on the team, with a reason', () => {
    expect(() => decide(endMember, aCase('managing'), { userId: 'usr_outsider', ...because })).toThrow(
      'not on the team',
    )
    expect(inputOf(endMember, { caseId: 'cas_x', userId: 'usr_second', reason: '' }).errors).toHaveProperty('reason')
    expect(aCase('managing').allows(asUser('second'), endMember)).toBe(false)
  })
})
