import { describe, expect, it } from 'vitest'
import type { CaseFile, TimelineLine } from '#app/domain/case-file.ts'
import { emptyClosing, emptyLevel, emptyOutcomes, emptyPlan } from '#app/domain/file/judgement.ts'
import { emptyMeans, emptyPolice } from '#app/domain/file/safety.ts'
import type { AddressFact, OrderFact } from '#app/domain/file/safety.ts'
import { day, instantAt, plusMinutes } from '#app/domain/time.ts'
import { addMenu } from '#app/features/case/add-menu.ts'
import { decisionsOf } from '#app/features/case/decisions.ts'
import { dueLines } from '#app/features/case/due-lines.ts'
import { nextStep } from '#app/features/case/next-step.ts'
import { planToday } from '#app/features/case/plan-today.ts'
import { markImminent } from '#app/features/danger/mark-danger.command.server.ts'
import { recordTarget } from '#app/features/target/record-target.command.server.ts'
import { rightNow } from '#app/features/case/right-now.ts'
import { timelineItems } from '#app/features/case/timeline-lines.ts'
import { casesHref, countWords } from '#app/features/cases/cases-href.ts'
import { aCase, asUser, calendar, profile } from '#tests/factories/case.ts'

const { zone } = calendar
const at = (on: string, time: string) => instantAt(day(on), time, zone)
const moment = (on: string, time: string) => ({ on: day(on), at: at(on, time) })
const today = day('2027-02-26')
const around = { calendar, today, profile }
const texts = (file: CaseFile) => rightNow(file, around).map(({ text }) => text)
const happened = (on: string, time: string) => ({
  entryId: 'ent_x',
  root: 'ent_x',
  happened: moment(on, time),
  recordedAt: at(on, time),
  by: 'usr_lead',
})

const address = (change: Partial<AddressFact>): AddressFact => ({
  addressId: 'adr_1',
  label: 'Mother’s home',
  entryId: 'ent_a',
  answer: 'no',
  basis: 'seen',
  asOf: moment('2027-02-25', '22:10'),
  access: 'no',
  countsAsLocked: false,
  madeSafe: null,
  checkAgainBy: null,
  checkStartedAt: null,
  weapons: [],
  lastEntryId: 'ent_a',
  ...change,
})

describe('Right now', () => {
  it('says what holds on the morning after (S8)', () => {
    const file = aCase('inquiry', {
      police: {
        ...emptyPolice,
        told: [
          {
            whom: 'Sgt. Ortega',
            agency: 'Sheriff',
            at: moment('2027-02-25', '21:02'),
            by: 'Okafor',
            files: [],
            entryId: 'ent_t',
          },
        ],
      },
      means: {
        ...emptyMeans,
        addresses: [
          address({}),
          address({
            addressId: 'adr_2',
            label: 'Grandfather’s home',
            answer: 'yes',
            checkAgainBy: day('2027-03-27'),
            madeSafe: {
              how: 'removed-by-police',
              at: moment('2027-02-25', '22:50'),
              verifiedBy: 'Sheriff',
              entryId: 'ent_s',
            },
          }),
        ],
      },
      interim: [
        {
          ...happened('2027-02-26', '07:00'),
          kind: 'stay-home',
          what: 'No attendance until the meeting',
          keepsAway: true,
          whoseDecision: 'district',
          from: today,
          until: null,
          days: [today],
          owner: null,
          ended: null,
        },
      ],
      targets: ['ent_1', 'ent_2'].map((root) => ({
        ...happened('2027-02-26', '13:00'),
        root,
        kind: 'student' as const,
        name: 'A student',
        personId: null,
        safeNow: 'yes' as const,
        identifiedAt: at('2027-02-26', '13:00'),
        parentTold: { at: moment('2027-02-26', '14:00'), by: 'Reyes' },
      })),
    }).file
    expect(texts(file)).toEqual([
      'Police told 25 Feb, 9:02 pm, Sgt. Ortega',
      'Weapon access: Mother’s home, none seen 25 Feb. Grandfather’s home, removed by Sheriff 25 Feb, 10:50 pm, check again by 27 Mar.',
      'At school: no, until further notice (district’s decision)',
      'Students named as targets: 2, parents told',
    ])
  })

  it('says how long a student is away: the longest of what keeps them away, by discipline too', () => {
    const stays = {
      ...happened('2027-02-26', '07:00'),
      root: 'ent_i',
      kind: 'stay-home',
      what: 'Until the meeting',
      keepsAway: true,
      whoseDecision: 'district' as const,
      from: '2027-02-26' as never,
      until: '2027-02-26' as never,
      days: [],
      owner: null,
      ended: null,
    }
    const suspended = {
      ...happened('2027-02-26', '15:00'),
      root: 'ent_s',
      what: 'Suspension',
      suspension: true,
      days: ['2027-02-26', '2027-03-01', '2027-03-04'] as never,
      decidedBy: 'Reyes',
    }
    const line = (discipline: (typeof suspended)[]) =>
      texts(aCase('managing', { interim: [stays], outcomes: { ...emptyOutcomes, discipline } }).file).find((text) =>
        text.startsWith('At school'),
      )
    expect(line([])).toBe('At school: no, through Fri 26 Feb (district’s decision)')
    expect(line([suspended])).toBe('At school: no, through Thu 4 Mar (discipline)')
  })

  it('leads with danger that nobody called about, in at most four lines', () => {
    const imminent = {
      entryId: 'ent_d',
      at: at('2027-02-26', '09:00'),
      by: 'usr_lead',
      called: 'not-yet' as const,
      what: 'x',
    }
    const file = aCase('inquiry', { danger: { imminent, standDown: { proposed: null }, everImminent: true } }).file
    expect(texts(file)[0]).toContain('911: not called yet')
    expect(texts(file).length).toBeLessThanOrEqual(4)
  })

  it('still leads with danger on a folder that has ended', () => {
    const marked = aCase('screened_out').after(markImminent, { called: 'not-yet' })
    expect(texts(marked)[0]).toContain('911: not called yet')
  })

  it('names whoever is not safe yet before what is known of weapons', () => {
    const named = { happened: { day: '2027-02-26', time: '07:00' }, kind: 'student', name: 'Maya Ortiz', safeNow: 'no' }
    const rows = { alike: [], rows: undefined }
    const file = aCase('inquiry').after(recordTarget, named, { loaded: rows, now: '2027-02-26T16:00:00.000Z' })
    const line = 'Students named as targets: 1, parents not yet told. Not safe yet: Maya Ortiz'
    expect(texts(file).indexOf(line)).toBeLessThan(texts(file).findIndex((text) => text.startsWith('Weapon access')))
    expect(texts(file)).toContain(line)
  })

  it('says of a closed case that it is closed, which order runs, and never its level (P19)', () => {
    const order: OrderFact = {
      ...happened('2027-02-16', '10:00'),
      kind: 'gvro',
      issuedOn: day('2027-02-16'),
      hearingOn: null,
      expiresOn: day('2028-03-16'),
      replaces: null,
      replacedBy: null,
      ended: null,
    }
    const closing = {
      ...emptyClosing,
      closed: { entryId: 'ent_c', at: at('2027-02-25', '10:00'), watchUntil: day('2027-05-26') },
    }
    const level = {
      ...emptyLevel,
      counts: { level: 'high' as const, since: at('2027-02-20', '10:00'), entryId: 'ent_l', awaitingApproval: false },
    }
    const said = texts(aCase('closed', { orders: [order], closing, level }).file).join(' ')
    expect(said).toContain('Order runs to Thu 16 Mar 2028; alarms stay on.')
    expect(said).toContain('watched for until Wed 26 May')
    expect(said).not.toMatch(/high/i)
  })
})

describe('Next', () => {
  const context = { actor: { id: 'usr_lead' }, now: at('2027-02-26', '08:00'), calendar, profile }
  const next = (file: CaseFile) => nextStep(file, context, around)

  it('speaks of no student where the author is unknown, but of finding out', () => {
    const open = aCase('opened').file
    const nobody = { ...open.student, concern: 'unknown', name: 'Unknown author', personId: null } as never
    const unknown = { ...open, student: nobody }
    const still = (file: CaseFile) => next(file)?.still.map(({ text }) => text) ?? []
    expect(still(unknown)).toContain('Find out who it was')
    expect(still(unknown)).not.toContain('History review: not begun')
    expect(still(open)).toContain('History review: not begun')
    expect(texts(unknown).join()).not.toContain('At school')
    expect(texts(open).join()).toContain('At school: not kept away')
  })

  it('lists what a screening still needs, then its outcome', () => {
    const step = next(aCase('triage').file)
    expect(step?.heading).toBe('To finish')
    expect(step?.still.map(({ text }) => text)).toEqual(expect.arrayContaining(['Talk with Leo', 'Call home']))
    expect(step?.action).toEqual({ label: 'Record the outcome', href: 'triage' })
  })

  it.each([
    ['reported', 'Next: open this report'],
    ['inquiry', 'Next: the team meeting'],
    ['assessment', 'Next: the level of concern'],
    ['plan_pending', 'Next: the plan starts'],
    ['managing', 'Next: the plan review'],
    ['closure_review', 'Next: the closing is signed'],
  ] as const)('of %s is "%s"', (stage, heading) => {
    expect(next(aCase(stage).file)?.heading).toBe(heading)
  })

  it('has nothing for what is finished', () => {
    expect(next(aCase('closed').file)).toBeNull()
    expect(next(aCase('screened_out').file)).toBeNull()
  })
})

describe('the rest of the page', () => {
  const line = (change: Partial<TimelineLine>): TimelineLine => ({
    entryId: 'ent_1',
    root: 'ent_1',
    seq: 1,
    kind: 'contact',
    happenedOn: day('2027-02-26'),
    happenedAt: at('2027-02-26', '08:00'),
    recordedAt: at('2027-02-26', '08:05'),
    recordedBy: 'usr_lead',
    sentence: 'Contact with Ana: reached.',
    versions: 1,
    readable: true,
    ...change,
  })
  const nameOf = (id: string) => id

  it('shows the newest first by when it happened, and says what was written down much later', () => {
    const file = aCase('inquiry').with({
      timeline: [
        line({ entryId: 'ent_new', happenedAt: at('2027-02-26', '10:00'), recordedAt: at('2027-02-26', '10:01') }),
        line({
          entryId: 'ent_night',
          seq: 2,
          happenedOn: day('2027-02-25'),
          happenedAt: at('2027-02-25', '21:00'),
          recordedAt: at('2027-02-26', '11:00'),
          versions: 2,
        }),
      ],
    }).file
    expect(timelineItems(file, undefined, { zone, nameOf }).map((one) => [one.id, one.late, one.mark])).toEqual([
      ['ent_new', false, undefined],
      ['ent_night', true, 'Corrected once'],
    ])
  })

  it('shows what one minute holds in the order in which it was recorded: a form knows no seconds', () => {
    const file = aCase('inquiry').with({
      timeline: [
        line({ entryId: 'ent_opened', seq: 1, happenedAt: plusMinutes(at('2027-02-26', '08:00'), 0.7) }),
        line({ entryId: 'ent_told', seq: 2, happenedAt: at('2027-02-26', '08:00') }),
      ],
    }).file
    expect(timelineItems(file, undefined, { zone, nameOf }).map(({ id }) => id)).toEqual(['ent_told', 'ent_opened'])
  })

  it('filters the timeline by kind', () => {
    const file = aCase('inquiry').with({ timeline: [line({}), line({ entryId: 'ent_2', kind: 'home-visit' })] }).file
    expect(timelineItems(file, 'weapons', { zone, nameOf }).map((one) => one.id)).toEqual(['ent_2'])
  })

  it('tells of each decision who, on what, what was missing and who went on', () => {
    const file = aCase('plan_pending').with({
      timeline: [line({}), line({ entryId: 'ent_level', kind: 'level-proposed', sentence: 'High proposed.' })],
      level: {
        ...emptyLevel,
        proposals: [
          {
            entryId: 'ent_level',
            level: 'high',
            by: 'usr_lead',
            at: at('2027-02-26', '09:40'),
            rationale: 'x',
            evidence: ['ent_1'],
            approval: null,
            sentBack: null,
            raises: true,
            missingThen: [{ id: 'question-9', rule: 'R10' }],
          },
        ],
      },
      overrides: [
        {
          ...happened('2027-02-26', '09:41'),
          step: 'record-level',
          missing: [{ id: 'means-not-asked', rule: 'R31' }],
          reason: 'Asked tonight.',
          decisionEntryId: 'ent_level',
          read: null,
        },
      ],
    }).file
    expect(decisionsOf(file, nameOf)).toMatchObject([
      {
        what: 'High proposed.',
        by: 'usr_lead',
        on: [{ id: 'ent_1' }],
        missing: ['Question 9 (R10)'],
        wentOn: [
          {
            by: 'usr_lead',
            reason: 'Asked tonight.',
            missing: ['Means not asked (R31)'],
            step: 'record this level',
            read: null,
          },
        ],
      },
    ])
  })

  it('offers each person what they may add, in one order', () => {
    const file = aCase('inquiry').file
    const labels = (who: Parameters<typeof asUser>[0]) => addMenu(asUser(who), file, today).map(({ label }) => label)
    expect(labels('member')).toEqual([
      'Contact',
      'Note',
      'Interview',
      'Weapon access, as told',
      'Home visit',
      'Target',
      'History',
      'File',
      'Police',
      'Interim measure',
      'Order',
      'Told in an emergency',
      'Written consent',
      'Parent asks to see it',
      'Parent asks to change it',
    ])
    expect(labels('lead')).toContain('Shared with somebody')
    expect(labels('officer')).toContain('Told in an emergency')
    expect(labels('counselor')).toContain('Health')
    expect(labels('officer')).not.toContain('Interview')
    expect(labels('outsider')).toEqual([])
  })

  it('tells an officer only of the clocks whose facts they see', () => {
    const file = aCase('opened', { openedAt: at('2027-02-25', '20:58') }).file
    const due = (partial: boolean) =>
      dueLines(file, { profile, calendar }, at('2027-02-26', '08:00'), partial).map((one) => one.id.split(':')[0])
    expect(due(false)).toContain('parent-contacted')
    expect(due(true)).toEqual([])
  })

  it('asks for an interim plan before the student is next at school', () => {
    const level = {
      ...emptyLevel,
      working: { entryId: 'ent_w', level: 'high' as const, by: 'usr_lead', at: at('2027-02-25', '21:00') },
    }
    const plan = planToday(aCase('inquiry', { level }).file, { calendar, today, may: true, newToken: () => 'token' })
    expect(plan).toMatchObject({ kind: 'none', wanted: true, given: 'Leo' })
    expect(
      planToday(aCase('triage', { level, plan: emptyPlan }).file, { calendar, today, may: true, newToken: () => '' }),
    ).toBeNull()
  })

  it('keeps filters in the address and starts anew when one changes', () => {
    expect(casesHref({ school: 'sch_1', after: 'x_1' }, { stage: 'open' })).toBe('/cases?school=sch_1&stage=open')
    expect(casesHref({ stage: 'open' }, { stage: undefined })).toBe('/cases')
    expect([countWords(999, 1000), countWords(1001, 1000)]).toEqual(['999', '1,000+'])
  })
})
