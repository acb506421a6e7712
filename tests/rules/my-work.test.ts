import { describe, expect, it } from 'vitest'
import { day, instant, instantAt } from '#app/domain/time.ts'
import type { WorkItem } from '#app/domain/work/work-item.ts'
import { shortName } from '#app/domain/names.ts'
import { countWords, sortWork } from '#app/features/work/work-sections.ts'
import { apartFrom, awaitedBy } from '#app/features/work/apart-from.ts'
import type { Role } from '#app/policy/roles.ts'
import { asUser, calendar } from '#tests/factories/case.ts'

const { zone } = calendar
const at = (on: string, time: string) => instantAt(day(on), time, zone)
const now = at('2027-02-25', '12:00')

const row = (change: Partial<WorkItem>): WorkItem => ({
  id: 'cas_1:x',
  caseId: 'cas_1',
  owner: 'usr_me',
  what: 'Confirm the triage',
  why: 'Two people confirm every triage',
  href: '/cases/cas_1/triage/confirm',
  dueAt: at('2027-02-26', '07:30'),
  dueOn: null,
  amberAt: null,
  redAt: at('2027-02-26', '07:30'),
  nextWakeAt: null,
  danger: false,
  form: 'link',
  ...change,
})
const names = (rows: readonly WorkItem[]) => {
  const { sections } = sortWork(rows, now, zone)
  return Object.entries(sections).flatMap(([name, list]) => list.map((one) => [name, one.id]))
}

describe('My work', () => {
  it('puts danger first, what is late next, then today and this week', () => {
    const late = at('2027-02-25', '11:00')
    const evening = at('2027-02-25', '18:00')
    expect(
      names([
        row({ id: 'week' }),
        row({ id: 'today', href: 'a', dueAt: evening, redAt: evening }),
        row({ id: 'late', href: 'b', dueAt: late, redAt: late }),
        row({ id: 'danger', href: 'c', danger: true }),
      ]),
    ).toEqual([
      ['Now', 'danger'],
      ['Overdue', 'late'],
      ['Today', 'today'],
      ['This week', 'week'],
    ])
  })

  it('shows what is due later than this week only as what comes next', () => {
    const later = row({ dueAt: at('2027-03-05', '07:30'), redAt: at('2027-03-05', '07:30') })
    const sorted = sortWork([later], now, zone)
    expect(names([later])).toEqual([])
    expect(sorted.next).toEqual(later)
    expect(countWords(sorted.sections)).toBe('Nothing needs you now.')
  })

  it('never asks a person to confirm what they proposed themselves', () => {
    const confirm = row({ id: 'cas_1:confirm:ent_1', owner: 'triage:sch_1' })
    const onCall = row({ id: 'cas_1:confirm:ent_1:on-call', owner: 'on-call', amberAt: now })
    const waiting = row({ id: 'cas_1:waiting:confirm:ent_1', form: 'waiting' })
    expect(names([confirm, onCall, waiting])).toEqual([['Waiting for others', 'cas_1:waiting:confirm:ent_1']])
    expect(names([confirm, onCall])).toEqual([['This week', 'cas_1:confirm:ent_1']])
  })

  it('asks a district lead for one signature under a closing, not for two', () => {
    const lead = row({ id: 'cas_1:sign:ent_1:district-lead', what: 'Sign the closing as district lead' })
    const second = row({ id: 'cas_1:sign:ent_1:usr_me', what: 'Sign the closing' })
    const other = row({ id: 'cas_1:sign:ent_2:usr_me', what: 'Sign the closing', href: 'other' })
    expect(names([second, lead, other]).map(([, id]) => id)).toEqual([lead.id, other.id])
    expect(names([second])).toHaveLength(1)
  })

  it('hides from people on call what is not theirs yet', () => {
    const onCall = row({ id: 'cas_1:acknowledge:ent_1:on-call', owner: 'on-call', amberAt: at('2027-02-25', '12:30') })
    expect(names([onCall])).toEqual([])
    expect(sortWork([onCall], at('2027-02-25', '12:30'), zone).sections['This week']).toHaveLength(1)
  })

  it('shows an order’s alarm from its day on, once, although the end is far', () => {
    const end = { dueOn: day('2027-05-01'), dueAt: at('2027-05-02', '00:00'), redAt: at('2027-05-02', '00:00') }
    const alarm = (n: number, on: string) =>
      row({ id: `cas_1:order-expiry:ent_o:${n}`, amberAt: at(on, '00:00'), ...end })
    expect(names([alarm(0, '2027-01-31'), alarm(1, '2027-02-24'), alarm(2, '2027-04-24')])).toEqual([
      ['This week', 'cas_1:order-expiry:ent_o:0'],
    ])
  })

  it('keeps a day’s work in time until the day is over', () => {
    const today = row({ dueOn: day('2027-02-25'), dueAt: at('2027-02-26', '00:00'), redAt: at('2027-02-26', '00:00') })
    expect(names([today])).toEqual([['Today', 'cas_1:x']])
    expect(sortWork([today], instant('2027-02-26T08:00:00.000Z'), zone).sections.Overdue).toHaveLength(1)
  })

  it('counts in words', () => {
    const late = at('2027-02-25', '11:00')
    const sorted = sortWork([row({}), row({ id: 'late', href: 'b', dueAt: late, redAt: late })], now, zone)
    expect(countWords(sorted.sections)).toBe('2 things need you. 1 is overdue.')
    const house = [{ overdue: false }, { overdue: true }]
    expect(countWords(sorted.sections, house)).toBe('4 things need you. 2 are overdue.')
    expect(countWords(sortWork([], now, zone).sections, house.slice(0, 1))).toBe('1 thing needs you.')
  })

  it('names a student shortly', () => {
    expect(shortName('Caleb Strand')).toBe('Caleb S.')
    expect(shortName('Jordan Reyes-Whitaker')).toBe('Jordan R.')
    expect(shortName('rifleboy22')).toBe('rifleboy22')
    expect(shortName(null)).toBeUndefined()
  })
})

describe('somebody to whom nothing comes', () => {
  const holding = (...roles: Role[]) => {
    const [first] = asUser('referrer').grants
    if (!first) throw new Error('A referrer holds a role')
    return { ...asUser('referrer'), grants: roles.map((role) => ({ ...first, role })) }
  }
  it('is led to what their role opens, and told of reports only where reports come to them', () => {
    expect(apartFrom(holding('referrer', 'dispatcher'))).toBe('dispatcher')
    expect(apartFrom(holding('records-officer'))).toBe('records-officer')
    expect(apartFrom(holding('referrer'))).toBe('referrer')
    for (const role of ['hr', 'officer', 'external', 'campus-monitor', 'counselor'] as const)
      expect(apartFrom(holding('referrer', role)), role).toBeNull()
    expect(awaitedBy(holding('counselor'))).toContain('for your school')
    expect(awaitedBy(holding('referrer', 'hr'))).toBe('Reports about a member of staff appear here.')
    expect(awaitedBy(holding('external'))).toContain('asked about')
  })
})
