import { describe, expect, it } from 'vitest'
import { emptyPlan } from '#app/domain/file/judgement.ts'
import { day, instantAt } from '#app/domain/time.ts'
import { workItems } from '#app/domain/work-items.ts'
import { rightFor } from '#app/policy/place-rights.ts'
import { teamShown } from '#app/features/team/team-page.ts'
import { may } from '#app/policy/may.ts'
import { aCase, asUser, calendar, profile } from '#tests/factories/case.ts'
import { columns } from '#tests/factories/role-table.ts'

const friday = day('2027-03-05')
const at = (time: string) => instantAt(friday, time, calendar.zone)
const missed = {
  entryId: 'ent_x',
  root: 'ent_x',
  happened: { on: friday },
  recordedAt: at('06:00'),
  by: 'usr_lead',
  what: 'Check-in',
  kind: 'check-in' as const,
  owner: 'usr_member',
  ownerName: 'Test member',
  backup: null,
  frequency: 'each-school-day' as const,
  firstDue: friday,
  dueTime: '07:40',
  verification: '',
  endRule: '',
  checkIns: [],
  ended: null,
}
const plan = { ...emptyPlan, kind: 'plan' as const, startedAt: at('07:00'), actions: [missed as never] }
const { file } = aCase('managing', { plan })
const outside = columns['district lead outside'] ?? asUser('districtLead')
const team = (actor: typeof outside, input: Record<string, unknown> = { missed: 'yes' }) =>
  teamShown({ caseFile: file, calendar, now: at('15:30'), actor, input, fileOf: () => Promise.resolve(file) })

describe('a missed action, asked of the district leads', () => {
  const row = workItems(file, { profile, calendar }).find(({ owner }) => owner === 'district-leads')

  it('leads to a page that a district lead outside the case may open, and where they can do something', async () => {
    expect(row).toMatchObject({ what: 'An action of a plan was missed', why: 'Not recorded. Call Test lead.' })
    const href = row?.href ?? ''
    expect(may(outside, rightFor(href), file, friday).allow).toBe(true)
    expect(await team(outside)).toMatchObject({ missed: true, mayManage: true, mayPlan: false })
    expect(may(outside, 'case.read', file, friday).allow).toBe(false)
  })

  it('leads whoever is on the case on to the plan; the team’s page says nothing of it otherwise', async () => {
    expect(await team(asUser('districtLead'))).toMatchObject({ missed: true, mayPlan: true })
    expect(await team(outside, {})).toMatchObject({ missed: false })
  })

  it('is no way in for anybody else', () => {
    for (const who of ['outsider', 'referrer', 'auditor'] as const)
      expect(may(asUser(who as never), 'team.read', file, friday).allow, who).toBe(false)
  })
})
