import { describe, expect, it } from 'vitest'
import { membershipOf } from '#app/domain/file/people.ts'
import { workItems } from '#app/domain/work-items.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { emptyCaseFile } from '#app/domain/case-file.ts'
import type { DutyRows } from '#app/policy/duties.ts'
import { aCase, asUser, calendar, decide, inputOf, profile, schoolId, TestCase } from '#tests/factories/case.ts'
import { kickball, nobodyRelated, rosterRows } from '#tests/factories/screening.ts'

const who = ['lead', 'member', 'second', 'counselor', 'districtLead', 'outsider'] as const
const rows: DutyRows = {
  users: who.map((one) => ({ id: `usr_${one}`, name: `Test ${one}`, disabledAt: null })),
  grants: who.flatMap((one) => asUser(one).grants.map((grant) => ({ ...grant, userId: `usr_${one}` }))),
  deputies: [],
  triageGroups: [{ schoolId, userId: 'usr_lead', place: 0 }],
}
const aboutStaff = { ...kickball, student: '', whom: 'staff', staffName: 'Test outsider' }
const loaded = {
  ...rosterRows([]),
  students: { matches: [], adult: { name: 'Test outsider', userId: 'usr_outsider' } },
  duties: rows,
}
const reported = new TestCase(emptyCaseFile('cas_new'), [], aCase('reported').now).play(sendReport, aboutStaff, {
  as: 'referrer',
  loaded,
})

describe('a report about a member of staff', () => {
  it('asks who it is, or that the name is not known', () => {
    expect(inputOf(sendReport, { ...aboutStaff, staffName: '' }).errors).toHaveProperty('staffName')
    expect(inputOf(sendReport, { ...aboutStaff, staffName: '', nameNotKnown: 'yes' }).errors).toEqual({})
  })

  it('is asked of human resources and the district leads from its first moment, and of no school', () => {
    expect(reported.file.student).toMatchObject({ concern: 'staff', confirmed: false, userId: 'usr_outsider' })
    const owners = new Set(workItems(reported.file, { profile, calendar }).map(({ owner }) => owner))
    expect([...owners].sort()).toEqual(['district-leads', 'staff-matters'])
  })

  it('keeps the account named there out, and closes none before somebody confirms', () => {
    expect(reported.file.recusals).toMatchObject([
      { userId: 'usr_outsider', source: 'concern', state: 'asked', holds: true },
    ])
    const confirmed = { concern: 'staff', userId: 'usr_outsider', identifiers: ['photo', 'handle'] }
    const decided = decide(identifyStudent, reported, confirmed, {
      as: 'districtLead',
      loaded: { ...nobodyRelated, person: undefined, lookAlikes: [], rows },
    }) as { queues?: readonly { topic: string }[] }
    expect(decided.queues).toMatchObject([{ topic: 'close account' }])
  })
})

describe('a member of staff who turns out to be the concern', () => {
  const found = aCase('triage').play(
    identifyStudent,
    { concern: 'staff', name: 'A substitute', identifiers: ['photo', 'handle'] },
    { as: 'counselor', loaded: { ...nobodyRelated, person: undefined, lookAlikes: [], rows } },
  )

  it('is left by the school’s people; the district lead stays and leads, the officer keeps what is shared', () => {
    for (const one of ['lead', 'member', 'second', 'counselor'] as const)
      expect(membershipOf(found.file.team, `usr_${one}`), one).toBeUndefined()
    expect(membershipOf(found.file.team, 'usr_districtLead')?.role).toBe('lead')
    expect(membershipOf(found.file.team, 'usr_officer')?.role).toBe('officer')
    expect(found.file.team.members.find(({ userId }) => userId === 'usr_member')?.ended?.reason).toBe(
      'Gone to human resources',
    )
  })

  it('queues nothing where no account is named', () => {
    expect(found.file.recusals).toEqual([])
  })
})
