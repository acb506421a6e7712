import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { emptyDanger, emptyPolice } from '#app/domain/file/safety.ts'
import { emptyClosing, emptyLevel, emptyPlan } from '#app/domain/file/judgement.ts'
import type { PlanActionFact } from '#app/domain/file/judgement.ts'
import { emptyTriage } from '#app/domain/file/report.ts'
import { projectFolder } from '#app/domain/projection.ts'
import { nextOccurrence } from '#app/domain/work/next-occurrence.ts'
import { workItems } from '#app/domain/work-items.ts'
import { isShown } from '#app/domain/work/work-item.ts'
import { day, instantAt } from '#app/domain/time.ts'
import { registry } from '#app/features/entries.ts'
import { aCase, calendar, profile, schoolId } from '#tests/factories/case.ts'

const at = (on: string, time: string) => instantAt(day(on), time, calendar.zone)
const context = { profile, calendar }
const rows = (file: CaseFile) => workItems(file, context).map((item) => [item.owner, item.what, item.form])

const report = {
  entryId: 'ent_report',
  receivedAt: at('2027-02-25', '20:51'),
  channel: 'tip line' as const,
  schoolId,
  danger: 'yes' as const,
  weapon: 'yes' as const,
  what: 'Rifle on bed.',
  namesTimeOrTarget: true,
  studentAs: 'a handle',
  whereNow: 'unknown' as const,
  reporterUnknown: true,
  confidential: false,
}
const proposal = {
  entryId: 'ent_outcome',
  outcome: 'resolved' as const,
  rationale: 'Apologized.',
  cites: [],
  followUps: [],
  by: 'usr_lead',
  at: at('2026-09-15', '11:20'),
  confirmed: null,
  sentBack: null,
}

describe('rows of the work list', () => {
  it('a report of danger is everybody’s who can open it, at once', () => {
    const items = workItems(aCase('reported', { reports: [report] }).file, context)
    expect(items.map(({ owner, what, danger }) => [owner, what, danger])).toEqual([
      [`triage:${schoolId}`, 'Open this report: danger marked', true],
      ['on-call', 'Open this report: danger marked', true],
    ])
    expect(items.every((item) => isShown(item, at('2027-02-25', '20:51')))).toBe(true)
    expect(items[0]?.href).toBe('/cases/cas_test/acknowledge')
  })

  it('a report in school hours reaches the people on call only when the group doesn’t answer', () => {
    const calm = { ...report, danger: 'no' as const, receivedAt: at('2026-09-15', '10:22') }
    const onCall = workItems(aCase('reported', { reports: [calm] }).file, context).find(
      (item) => item.owner === 'on-call',
    )
    expect(isShown(onCall!, at('2026-09-15', '10:40'))).toBe(false)
    expect(isShown(onCall!, at('2026-09-15', '11:22'))).toBe(true)
  })

  it('a proposed quick close waits for a second person and no longer asks to finish', () => {
    const file = aCase('triage', {
      reports: [{ ...report, danger: 'no' }],
      triage: {
        ...emptyTriage,
        acknowledged: { entryId: 'ent_ack', at: at('2026-09-15', '10:31'), by: 'usr_lead' },
        proposals: [proposal],
      },
    }).file
    expect(rows(file)).toEqual([
      [`triage:${schoolId}`, 'Confirm the screening', 'link'],
      ['usr_lead', 'Confirm the screening', 'waiting'],
    ])
    const confirm = workItems(file, context).find(({ what }) => what === 'Confirm the screening')
    expect(confirm?.href).toBe('/cases/cas_test/triage')
  })

  it('each person who knows sees that police have not been told, until they are', () => {
    const police = {
      ...emptyPolice,
      awareSince: at('2027-02-25', '20:55'),
      awareBy: ['usr_lead', 'usr_second'],
      mustReport: {
        answer: 'yes' as const,
        reason: 'SB 906',
        by: 'usr_lead',
        at: at('2027-02-25', '20:58'),
        entryId: 'ent_duty',
      },
    }
    const told = {
      whom: 'Ortega',
      agency: 'Sheriff',
      at: { on: day('2027-02-25'), at: at('2027-02-25', '21:02') },
      by: 'x',
      files: [],
      entryId: 'ent_told',
    }
    const owners = (file: CaseFile) =>
      workItems(file, context)
        .filter((one) => one.what.startsWith('Tell police'))
        .map((one) => one.owner)
    expect(owners(aCase('inquiry', { police }).file)).toEqual(['usr_lead', 'usr_second'])
    expect(owners(aCase('inquiry', { police: { ...police, told: [told] } }).file)).toEqual([])
  })

  it('a level awaiting approval asks the lead and the district leads, never its proposer', () => {
    const level = (by: string) => ({
      ...emptyLevel,
      proposals: [
        {
          entryId: 'ent_p',
          level: 'high' as const,
          by,
          at: at('2027-02-26', '09:40'),
          rationale: 'x',
          evidence: [],
          approval: null,
          sentBack: null,
          raises: true,
          missingThen: [],
        },
      ],
    })
    const owners = (by: string) =>
      workItems(aCase('assessment', { level: level(by) }).file, context)
        .filter((one) => one.what === 'Approve the level of concern')
        .map((one) => [one.owner, one.form])
    expect(owners('usr_member')).toEqual([
      ['district-leads', 'link'],
      ['usr_lead', 'link'],
      ['usr_member', 'waiting'],
    ])
    expect(owners('usr_lead')).toEqual([
      ['district-leads', 'link'],
      ['usr_lead', 'waiting'],
    ])
  })

  it('a closing of a case that was once high asks the district lead too', () => {
    const closing = {
      ...emptyClosing,
      proposal: { entryId: 'ent_c', by: 'usr_member', at: at('2027-06-01', '09:00'), reason: 'Calm.' },
    }
    expect(
      rows(aCase('closure_review', { closing, level: { ...emptyLevel, highest: 'high' } }).file).filter(([, what]) =>
        String(what).startsWith('Sign'),
      ),
    ).toEqual([
      ['usr_lead', 'Sign the closing', 'link'],
      ['district-leads', 'Sign the closing as district lead', 'link'],
      ['usr_member', 'Sign the closing', 'waiting'],
    ])
    const byOther = { entryId: 'ent_s', by: 'usr_lead', at: at('2027-06-01', '09:10'), as: 'second person' as const }
    const signed = { ...closing, signatures: [byOther] }
    const high = { ...emptyLevel, highest: 'high' as const }
    expect(
      rows(aCase('closure_review', { closing: signed, level: high }).file).filter(([, what]) =>
        String(what).startsWith('Sign'),
      ),
    ).toEqual([
      ['district-leads', 'Sign the closing as district lead', 'link'],
      ['usr_member', 'Sign the closing as district lead', 'waiting'],
    ])
  })

  it('says for whom a row waits, and since when', () => {
    const closing = {
      ...emptyClosing,
      proposal: { entryId: 'ent_c', by: 'usr_member', at: at('2027-06-01', '10:00'), reason: 'All done.' },
    }
    const why = (file: CaseFile) => workItems(file, context).find(({ form }) => form === 'waiting')?.why
    expect(why(aCase('closure_review', { closing }).file)).toBe('Waits for Test lead since Tue 1 Jun, 10:00 am')
    const acknowledged = { entryId: 'ent_ack', at: at('2026-09-15', '10:31'), by: 'usr_lead' }
    const triage = { ...emptyTriage, acknowledged, proposals: [proposal] }
    const screening = aCase('triage', { reports: [{ ...report, danger: 'no' }], triage }).file
    expect(why(screening)).toBe('Waits for the triage group since Tue 15 Sep, 11:20 am')
  })

  it('danger without a call asks at once', () => {
    const danger = {
      ...emptyDanger,
      imminent: {
        entryId: 'ent_d',
        at: at('2027-02-25', '21:00'),
        by: 'usr_member',
        called: 'not-yet' as const,
        what: 'x',
      },
    }
    const items = workItems(aCase('inquiry', { danger }).file, context).filter((one) => one.danger)
    expect(items.map((one) => one.owner)).toEqual(['usr_member', 'usr_lead', 'on-call'])
    const asked = (file: CaseFile) => workItems(file, context).find((one) => one.danger && one.owner === 'on-call')
    expect(asked(aCase('inquiry', { danger }).file)).toMatchObject({
      what: 'Somebody is in danger now',
      why: '911 not called yet. Call Test lead.',
      href: '/cases/cas_test/level',
    })
    expect(asked(aCase('triage', { danger }).file)).toMatchObject({
      what: 'Call 911 now, or say who is calling',
      href: '/cases/cas_test/danger/call',
    })
    const called = { ...danger, imminent: { ...danger.imminent, called: 'yes' as const } }
    expect(asked(aCase('inquiry', { danger: called }).file)).toBeUndefined()
  })

  it('a closed case asks for nothing but its tasks', () => {
    const task = {
      entryId: 'ent_task',
      what: 'Call the counselor',
      why: '',
      owner: 'usr_member',
      ownerName: 'Test member',
      backup: null,
      dueOn: '2027-06-10',
      dueAt: null,
      createdBy: 'usr_lead',
      state: 'open' as const,
      doneAt: null,
      handedOver: [],
    }
    const finished = { ...task, entryId: 'ent_done', state: 'done' as const }
    expect(rows(aCase('closed', { tasks: [task, finished] }).file)).toEqual([
      ['usr_member', 'Call the counselor', 'link'],
    ])
  })

  it('has ids that are stable and its own', () => {
    const file = aCase('reported', { reports: [report] }).file
    const ids = workItems(file, context).map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(workItems(file, context).map((one) => one.id)).toEqual(ids)
  })
})

describe('the next occurrence of an action', () => {
  const action = (change: Partial<PlanActionFact>): PlanActionFact => ({
    entryId: 'ent_x',
    root: 'ent_x',
    happened: { on: day('2027-03-05') },
    recordedAt: at('2027-03-05', '08:00'),
    by: 'usr_lead',
    what: 'Check-in',
    kind: 'check-in',
    owner: 'usr_member',
    ownerName: 'Test member',
    backup: null,
    frequency: 'each-school-day',
    firstDue: day('2027-03-05'),
    verification: '',
    endRule: '',
    ended: null,
    checkIns: [],
    ...change,
  })
  const done = (dueOn: string, undone = false) => ({
    entryId: `ent_${dueOn}`,
    dueOn: day(dueOn),
    result: 'done' as const,
    by: 'usr_member',
    at: at(dueOn, '08:00'),
    undone,
  })
  const next = (change: Partial<PlanActionFact>, away: string[] = []) =>
    nextOccurrence(action(change), away.map(day), calendar)

  it('is the first day, then the next school day over a break', () => {
    expect(next({})).toBe('2027-03-05')
    expect(next({ checkIns: [done('2027-03-05')] })).toBe('2027-03-08')
    expect(next({ checkIns: [done('2027-03-05'), done('2027-03-19')] })).toBe('2027-03-29')
  })

  it('comes back when a check-in is undone', () => {
    expect(next({ checkIns: [done('2027-03-05', true)] })).toBe('2027-03-05')
  })

  it('on arrival skips the days on which the student is away', () => {
    expect(next({ frequency: 'each-arrival', firstDue: day('2027-02-26') }, ['2027-02-26', '2027-03-01'])).toBe(
      '2027-03-02',
    )
    expect(next({ firstDue: day('2027-02-26') }, ['2027-02-26'])).toBe('2027-02-26')
  })

  it('each week and month falls on the next school day, without shifting the series', () => {
    const weekly = { frequency: 'weekly' as const, firstDue: day('2027-02-01') }
    expect(next({ ...weekly, checkIns: [done('2027-02-01')] })).toBe('2027-02-09')
    expect(next({ ...weekly, checkIns: [done('2027-02-09')] })).toBe('2027-02-16')
    expect(next({ frequency: 'monthly', firstDue: day('2027-01-29'), checkIns: [done('2027-01-29')] })).toBe(
      '2027-03-01',
    )
  })

  it('is none once it happened once, or has ended', () => {
    expect(next({ frequency: 'once', checkIns: [done('2027-03-05')] })).toBeNull()
    expect(next({ ended: { at: { on: day('2027-03-06') }, entryId: 'ent_e', reason: 'Replaced' } })).toBeNull()
  })

  it('is asked of its backup, of whoever leads the case and of a district lead once it was missed', () => {
    const plan = {
      ...emptyPlan,
      kind: 'plan' as const,
      startedAt: at('2027-03-05', '07:00'),
      actions: [action({ dueTime: '07:40', backup: 'usr_second' })],
    }
    const rows = (change: Partial<PlanActionFact> = {}) =>
      workItems(
        aCase('managing', { plan: { ...plan, actions: plan.actions.map((one) => ({ ...one, ...change })) } }).file,
        context,
      ).filter(({ id }) => id.includes('check-in:'))
    const shownAt = (time: string, of = rows()) =>
      of.filter((one) => isShown(one, at('2027-03-05', time))).map(({ owner }) => owner)
    expect(shownAt('07:40')).toEqual(['usr_member'])
    expect(rows()[0]?.redAt).toBe(at('2027-03-05', '07:55'))
    expect(shownAt('08:10')).toEqual(['usr_member', 'usr_second'])
    expect(shownAt('08:40')).toEqual(['usr_member', 'usr_second', 'usr_lead'])
    expect(shownAt('15:15')).toEqual(['usr_member', 'usr_second', 'usr_lead', 'district-leads'])
    expect(shownAt('15:15', rows({ backup: 'usr_lead' }))).toEqual(['usr_member', 'usr_lead', 'district-leads'])
    const [own, backup, , district] = rows()
    expect(backup).toMatchObject({ form: 'check-in', what: 'Check-in', href: own?.href })
    expect(district).toMatchObject({ form: 'link', what: 'An action of a plan was missed' })
    expect(rows({ ended: { at: { on: day('2027-03-05') }, entryId: 'ent_e', reason: 'x' } })).toEqual([])
  })

  it('says that a district may change how long after, with where each number comes from', () => {
    const missed = profile.clocks.filter(({ clock }) => clock.startsWith('missed-action-'))
    expect(missed.map(({ minutes, schoolDays }) => minutes ?? schoolDays)).toEqual([15, 30, 60, 0])
    expect(missed.every(({ basis }) => basis.text !== '')).toBe(true)
  })

  it('is a row that can be checked in, while the plan runs', () => {
    const plan = {
      ...emptyPlan,
      kind: 'plan' as const,
      startedOn: day('2027-03-05'),
      startedAt: at('2027-03-05', '08:00'),
      startEntryId: 'ent_s',
      actions: [action({ dueTime: '07:40' })],
    }
    const [item] = workItems(aCase('managing', { plan }).file, context).filter((one) => one.form === 'check-in')
    expect(item).toMatchObject({ owner: 'usr_member', dueAt: at('2027-03-05', '07:40'), dueOn: null })
    expect(workItems(aCase('closed', { plan }).file, context)).toEqual([])
  })
})

describe('the list row of a folder', () => {
  const index = (file: CaseFile) => projectFolder(file, [], { registry, profile, calendar }).index

  it('shows no level of a closed case, and none of a screening (P9, P19)', () => {
    const level = {
      ...emptyLevel,
      counts: { level: 'high' as const, since: at('2027-02-26', '10:00'), entryId: 'ent_p', awaitingApproval: false },
    }
    expect(index(aCase('managing', { level }).file)).toMatchObject({ level: 'high', levelState: 'assessed' })
    expect(index(aCase('closed', { level }).file)).toMatchObject({ level: null, levelState: 'none' })
    expect(index(aCase('triage', { level }).file)).toMatchObject({ level: null, levelState: 'none' })
  })

  it('searches by numbers and the student’s name only', () => {
    expect(projectFolder(aCase('inquiry').file, [], { registry, profile, calendar }).words).toBe(
      'R-1042 RA-26-0101 Leo Marchetti',
    )
    expect(projectFolder(aCase('inquiry', { student: null }).file, [], { registry, profile, calendar }).words).toBe(
      'R-1042 RA-26-0101',
    )
  })

  it('names what is due without what people wrote', () => {
    const task = {
      entryId: 'ent_task',
      what: 'Ask about the knife',
      why: '',
      owner: 'usr_member',
      ownerName: 'x',
      backup: null,
      dueOn: '2027-01-10',
      dueAt: null,
      createdBy: 'usr_lead',
      state: 'open' as const,
      doneAt: null,
      handedOver: [],
    }
    expect(index(aCase('closed', { tasks: [task] }).file)).toMatchObject({
      nextDueWhat: 'A task',
      nextDueAt: at('2027-01-11', '00:00'),
    })
  })
})
