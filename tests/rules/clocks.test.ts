import { describe, expect, it } from 'vitest'
import { isLifeSafety } from '#app/domain/file/report.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { clocks } from '#app/domain/clocks.ts'
import { metLate } from '#app/domain/clocks/deadline.ts'
import type { Deadline } from '#app/domain/clocks/deadline.ts'
import { acknowledgeDueAt } from '#app/domain/clocks/report.ts'
import { emptyTriage } from '#app/domain/file/report.ts'
import type { ReportFact } from '#app/domain/file/report.ts'
import type { OrderFact } from '#app/domain/file/safety.ts'
import { emptyMeans, emptyPolice } from '#app/domain/file/safety.ts'
import { emptyClosing, emptyLevel } from '#app/domain/file/judgement.ts'
import { withOverrides } from '#app/domain/profiles/overrides.ts'
import type { ClockId } from '#app/domain/profiles/profile.ts'
import { day, instantAt } from '#app/domain/time.ts'
import { aCase, calendar, profile, schoolId } from '#tests/factories/case.ts'

const at = (on: string, time: string) => instantAt(day(on), time, calendar.zone)
const moment = (on: string, time: string) => ({ on: day(on), at: at(on, time) })
const context = { profile, calendar }
const local = (on: string, time: string) => at(on, time)

const deadlineOf = (file: CaseFile, clock: ClockId): Deadline | undefined =>
  clocks(file, context).find((one) => one.clock === clock)

const aReport = (change: Partial<ReportFact> = {}): ReportFact => ({
  entryId: 'ent_report',
  receivedAt: at('2026-09-15', '10:22'),
  channel: 'staff',
  schoolId,
  danger: 'no',
  weapon: 'no',
  what: 'Yelled at Oliver.',
  namesTimeOrTarget: false,
  studentAs: 'a student chosen from the roster',
  whereNow: 'in class',
  reporterUnknown: false,
  confidential: false,
  ...change,
})

describe('a report is opened', () => {
  it.each([
    ['in school hours within the hour', '2026-09-15', '10:22', '2026-09-15', '11:22'],
    ['just before the end of school within the hour', '2026-09-15', '15:14', '2026-09-15', '16:14'],
    ['in the evening by the next school morning', '2027-02-25', '20:51', '2027-02-26', '07:30'],
    ['on Friday evening on Monday', '2027-02-26', '16:00', '2027-03-01', '07:30'],
    ['early by 7:30 the same day', '2027-02-26', '06:10', '2027-02-26', '07:30'],
    ['between 7:30 and school within the hour', '2027-02-26', '07:40', '2027-02-26', '08:40'],
    ['over Thanksgiving after it', '2026-11-20', '19:00', '2026-11-30', '07:30'],
    ['over the end of daylight saving', '2026-10-30', '20:00', '2026-11-02', '07:30'],
  ])('%s', (_name, on, time, dueOn, dueTime) => {
    expect(acknowledgeDueAt(at(on, time), false, context)).toBe(local(dueOn, dueTime))
  })

  it('within 5 minutes when danger is marked, at night too', () => {
    expect(acknowledgeDueAt(at('2027-02-27', '23:58'), true, context)).toBe(at('2027-02-28', '00:03'))
  })

  it.each([
    ['yes', 'no', true],
    ['unknown', 'yes', true],
    ['unknown', 'no', false],
    ['no', 'yes', false],
  ] as const)('at once when danger is %s and a weapon is %s: %s', (danger, weapon, atOnce) => {
    expect(isLifeSafety({ danger, weapon })).toBe(atOnce)
  })

  it('uses the district’s own number', () => {
    const own = withOverrides(profile, { clocks: { acknowledge: { minutes: 30, at: '08:00' } } })
    const ours = { profile: own, calendar }
    expect(acknowledgeDueAt(at('2026-09-15', '10:22'), false, ours)).toBe(at('2026-09-15', '10:52'))
    expect(acknowledgeDueAt(at('2026-09-15', '20:00'), false, ours)).toBe(at('2026-09-16', '08:00'))
  })

  it('is met when somebody opens it, and late when after its time', () => {
    const opened = (time: string) =>
      deadlineOf(
        aCase('triage', {
          reports: [aReport()],
          triage: { ...emptyTriage, acknowledged: { entryId: 'ent_ack', at: at('2026-09-15', time), by: 'usr_lead' } },
        }).file,
        'acknowledge',
      )
    expect(opened('10:31')?.metAt).toEqual(moment('2026-09-15', '10:31'))
    expect(metLate(opened('10:31')!, calendar)).toBe(false)
    expect(metLate(opened('11:30')!, calendar)).toBe(true)
  })
})

describe('a screening', () => {
  const screening = (report: Partial<ReportFact>, openedAt: ReturnType<typeof at>) =>
    aCase('triage', {
      reports: [aReport(report)],
      triage: { ...emptyTriage, acknowledged: { entryId: 'ent_ack', at: openedAt, by: 'usr_lead' } },
    }).file

  it('ends by dismissal of the same day', () => {
    expect(deadlineOf(screening({}, at('2026-09-15', '10:31')), 'triage')?.dueAt).toBe(at('2026-09-15', '15:15'))
  })

  it('ends by dismissal of the next school day when received after school', () => {
    expect(deadlineOf(screening({}, at('2026-09-15', '16:31')), 'triage')?.dueAt).toBe(at('2026-09-16', '15:15'))
  })

  it('ends within 2 hours when a weapon, a target or a time is named, at night too', () => {
    const named = screening({ weapon: 'yes' }, at('2027-02-25', '20:55'))
    expect(deadlineOf(named, 'triage-urgent')?.dueAt).toBe(at('2027-02-25', '22:55'))
    expect(deadlineOf(screening({ namesTimeOrTarget: true }, at('2026-09-15', '10:31')), 'triage')).toBeUndefined()
  })

  it('of an opening waits for the second person until the student arrives', () => {
    const file = aCase('opened', {
      triage: {
        ...emptyTriage,
        proposals: [
          {
            entryId: 'ent_outcome',
            outcome: 'emergency',
            rationale: 'Rifle on the bed.',
            cites: [],
            followUps: [],
            by: 'usr_lead',
            at: at('2027-02-25', '20:58'),
            confirmed: null,
            sentBack: null,
          },
        ],
      },
    }).file
    expect(deadlineOf(file, 'confirm-opening')?.dueAt).toBe(at('2027-02-26', '07:30'))
  })
})

describe('police', () => {
  const aware = (change: Partial<CaseFile['police']>) =>
    aCase('opened', {
      police: {
        ...emptyPolice,
        awareSince: at('2027-02-25', '20:55'),
        mustReport: {
          answer: 'yes',
          reason: 'SB 906',
          by: 'usr_lead',
          at: at('2027-02-25', '20:58'),
          entryId: 'ent_duty',
        },
        ...change,
      },
    }).file

  it('are told immediately: amber after 15 minutes, red after 30', () => {
    expect(deadlineOf(aware({}), 'police-told')).toMatchObject({
      dueAt: at('2027-02-25', '20:55'),
      amberAt: at('2027-02-25', '21:10'),
      redAt: at('2027-02-25', '21:25'),
      metAt: null,
    })
  })

  it('were told in 7 minutes, shown as told then although written down later', () => {
    const told = {
      whom: 'Ortega',
      agency: 'Sheriff',
      at: moment('2027-02-25', '21:02'),
      by: 'Okafor',
      files: [],
      entryId: 'ent_told',
    }
    const file = aware({ told: [told] })
    const line = { entryId: 'ent_told', recordedAt: at('2027-02-26', '08:00') } as CaseFile['timeline'][number]
    const met = deadlineOf({ ...file, timeline: [line] }, 'police-told')
    expect(met?.metAt?.at).toBe(at('2027-02-25', '21:02'))
    expect(met?.recordedLate).toBe(true)
    expect(metLate(met!, calendar)).toBe(false)
  })

  it('have no clock where no duty applies', () => {
    const no = {
      answer: 'not-applicable' as const,
      reason: 'grade 4',
      by: 'usr_lead',
      at: at('2026-09-15', '10:40'),
      entryId: 'ent_duty',
    }
    expect(deadlineOf(aware({ mustReport: no }), 'police-told')).toBeUndefined()
  })
})

describe('families', () => {
  const target = {
    entryId: 'ent_t',
    root: 'ent_t',
    happened: moment('2027-02-26', '13:00'),
    recordedAt: at('2027-02-26', '13:00'),
    by: 'usr_lead',
    kind: 'student' as const,
    name: 'A student',
    personId: null,
    safeNow: 'yes' as const,
    identifiedAt: at('2027-02-26', '13:00'),
    parentTold: null,
  }

  it('of a target are told within 12 hours, by a call or by the form', () => {
    expect(deadlineOf(aCase('inquiry', { targets: [target] }).file, 'target-parent-told')?.dueAt).toBe(
      at('2027-02-27', '01:00'),
    )
    const called = {
      entryId: 'ent_c',
      happened: moment('2027-02-26', '14:30'),
      recordedAt: at('2027-02-26', '14:31'),
      by: 'usr_lead',
      with: 'target-parent' as const,
      who: 'Mother',
      reached: 'yes' as const,
      how: 'phone',
      targetEntryId: 'ent_t',
    }
    const file = aCase('inquiry', { targets: [target], contacts: [called] }).file
    expect(deadlineOf(file, 'target-parent-told')?.metAt?.at).toBe(at('2027-02-26', '14:30'))
    expect(deadlineOf({ ...file, contacts: [{ ...called, reached: 'no' }] }, 'target-parent-told')?.metAt).toBeNull()
  })

  it('of the student hear before dismissal of the day the case opens', () => {
    const opened = aCase('opened', { openedAt: at('2027-02-25', '20:58') }).file
    expect(deadlineOf(opened, 'parent-contacted')?.dueAt).toBe(at('2027-02-26', '15:15'))
    const ofStaff = { ...opened, student: opened.student && { ...opened.student, concern: 'staff' as const } }
    expect(deadlineOf(ofStaff, 'parent-contacted')).toBeUndefined()
  })
})

describe('meeting and level', () => {
  const opened = {
    act: 'open',
    from: 'triage',
    to: 'opened',
    at: at('2027-02-25', '20:58'),
    by: 'usr_lead',
    entryId: 'ent_open',
  } as const
  const working = (level: 'low' | 'moderate' | 'high') => ({
    ...emptyLevel,
    working: { entryId: 'ent_w', level, by: 'usr_lead', at: at('2027-02-25', '21:00') },
  })

  it.each([
    ['high', '2027-02-26'],
    ['moderate', '2027-03-02'],
    ['low', '2027-03-04'],
  ] as const)('meets for %s by %s', (level, on) => {
    const file = aCase('opened', { stageLog: [opened], level: working(level) }).file
    expect(deadlineOf(file, 'meeting')?.dueAt).toBe(at(on, '15:15'))
  })

  it('meets within 3 school days while not assessed', () => {
    expect(deadlineOf(aCase('opened', { stageLog: [opened] }).file, 'meeting')?.dueAt).toBe(at('2027-03-02', '15:15'))
  })

  it('asks for approval by six the same day', () => {
    const proposal = {
      entryId: 'ent_p',
      level: 'high' as const,
      by: 'usr_lead',
      at: at('2027-02-26', '09:40'),
      rationale: 'x',
      evidence: [],
      approval: null,
      sentBack: null,
      raises: true,
      missingThen: [],
    }
    const file = aCase('assessment', { level: { ...emptyLevel, proposals: [proposal] } }).file
    expect(deadlineOf(file, 'level-approval')?.dueAt).toBe(at('2027-02-26', '18:00'))
  })
})

describe('weapons, orders, watch', () => {
  const address = {
    addressId: 'adr_1',
    label: 'Grandfather’s home',
    entryId: 'ent_a',
    answer: 'yes' as const,
    basis: 'seen' as const,
    asOf: moment('2027-02-25', '22:50'),
    access: 'no' as const,
    countsAsLocked: false,
    madeSafe: null,
    checkAgainBy: day('2027-03-27'),
    checkStartedAt: at('2027-02-25', '22:50'),
    weapons: [],
    lastEntryId: 'ent_a',
  }

  it('checks the storage again on its day, Saturday 27 March, in the break', () => {
    const file = aCase('managing', { means: { ...emptyMeans, addresses: [address] } }).file
    expect(deadlineOf(file, 'means-verify-again')).toMatchObject({
      dueOn: '2027-03-27',
      dueAt: at('2027-03-28', '00:00'),
    })
  })

  it('checks within 72 hours what was only told, unless it is a screening (P12)', () => {
    const told = { ...address, basis: 'told' as const, checkAgainBy: null, checkStartedAt: null }
    const facts = { means: { ...emptyMeans, addresses: [told] } }
    expect(deadlineOf(aCase('inquiry', facts).file, 'means-verify-told')?.dueOn).toBe('2027-02-28')
    expect(deadlineOf(aCase('triage', facts).file, 'means-verify-told')).toBeUndefined()
  })

  const order = (change: Partial<OrderFact>): OrderFact => ({
    entryId: 'ent_o',
    root: 'ent_o',
    happened: moment('2027-02-25', '23:30'),
    recordedAt: at('2027-02-25', '23:31'),
    by: 'usr_lead',
    kind: 'gvro',
    issuedOn: day('2027-02-25'),
    hearingOn: null,
    expiresOn: day('2027-03-18'),
    replaces: null,
    replacedBy: null,
    ended: null,
    ...change,
  })

  it('never alarms for an order that was replaced, and outlives the closing (P16)', () => {
    const orders = [order({ replacedBy: 'ent_o2' }), order({ root: 'ent_o2', expiresOn: day('2028-03-16') })]
    const closed = {
      ...emptyClosing,
      closed: { entryId: 'ent_x', at: at('2027-06-01', '10:00'), watchUntil: day('2027-08-30') },
    }
    const file = aCase('closed', {
      orders,
      closing: closed,
      level: {
        ...emptyLevel,
        counts: { level: 'moderate', since: at('2027-02-26', '10:00'), entryId: 'ent_p', awaitingApproval: false },
      },
      means: { ...emptyMeans, addresses: [address] },
    }).file
    expect(
      clocks(file, context)
        .filter((one) => one.stopped === null && one.metAt === null)
        .map((one) => [one.clock, one.dueOn]),
    ).toEqual([
      ['watch', '2027-08-30'],
      ['order-expiry', '2028-03-16'],
    ])
  })

  it('watches until the day that the quick close named', () => {
    const file = aCase('screened_out', {
      triage: { ...emptyTriage, watchUntil: '2026-12-14' },
      stageLog: [
        {
          act: 'screen-out',
          from: 'triage',
          to: 'screened_out',
          at: at('2026-09-15', '12:00'),
          by: 'usr_lead',
          entryId: 'ent_so',
        },
      ],
    }).file
    expect(deadlineOf(file, 'watch')?.dueOn).toBe('2026-12-14')
  })
})
