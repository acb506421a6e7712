import { describe, expect, it } from 'vitest'
import type { PlanActionFact } from '#app/domain/file/judgement.ts'
import { day, instant } from '#app/domain/time.ts'
import { missedShown } from '#app/features/plan-review/missed-lines.ts'
import { unrecorded } from '#app/domain/work/next-occurrence.ts'
import { unrecordedLines } from '#app/features/closing/closing-page.server.ts'
import { aCase, calendar } from '#tests/factories/case.ts'

const action = (change: Partial<PlanActionFact> = {}, done: readonly string[] = []) =>
  ({
    root: 'ent_a',
    what: 'Search on arrival',
    frequency: 'each-school-day',
    firstDue: day('2027-03-17'),
    ended: null,
    checkIns: done.map((on) => ({ entryId: `ent_${on}`, dueOn: day(on), result: 'done', undone: false })),
    ...change,
  }) as unknown as PlanActionFact
const found = (one: PlanActionFact, before: string, away: readonly string[] = []) =>
  unrecorded(one, away.map(day), calendar, day(before))

describe('check-ins that nobody recorded', () => {
  it('are those of past school days, also between recorded ones; today is still to come', () => {
    expect(found(action({}, ['2027-03-17', '2027-03-19']), '2027-03-30')).toEqual(['2027-03-18', '2027-03-29'])
    expect(found(action(), '2027-03-17')).toEqual([])
  })

  it('end with the action, and leave out arrivals of somebody who was away', () => {
    const ended = { at: { on: day('2027-03-19') }, entryId: 'ent_e', reason: 'Quiet.' }
    expect(found(action({ ended }), '2027-05-01')).toEqual(['2027-03-17', '2027-03-18'])
    const arrival = action({ ended, frequency: 'each-arrival' })
    expect(found(arrival, '2027-05-01', ['2027-03-17'])).toEqual(['2027-03-18'])
  })

  it('are one a week where it is weekly, whichever day of the week it was recorded for', () => {
    const weekly = action({ frequency: 'weekly' }, ['2027-03-18', '2027-03-31'])
    expect(found(weekly, '2027-04-10')).toEqual(['2027-03-29', '2027-04-07'])
    expect(found(action({ frequency: 'once' }), '2027-04-10')).toEqual(['2027-03-17'])
    expect(found(action({ frequency: 'once' }, ['2027-03-22']), '2027-04-10')).toEqual([])
  })

  it('stand on the closing’s page, a line an action, once the plan has started', () => {
    const on = aCase('managing')
    const lines = (startedAt: string | null) => {
      const plan = { ...on.file.plan, startedAt: startedAt ? instant(startedAt) : null, actions: [action()] }
      return unrecordedLines(on.with({ plan }).file, calendar, day('2027-03-30')).map(({ text }) => text)
    }
    expect(lines('2027-03-05T01:00:00.000Z')).toEqual([
      'Search on arrival: 4 check-ins are not recorded, the last of Mon 29 Mar.',
    ])
    expect(lines(null)).toEqual([])
  })
})

describe('what the review of a plan shows', () => {
  const at = { calendar, now: instant('2027-03-30T17:00:00.000Z') }
  const shown = (
    change: Partial<PlanActionFact>,
    reviews: readonly object[] = [],
    startedAt = '2027-03-05T01:00:00.000Z',
  ) => {
    const on = aCase('managing')
    const plan = {
      ...on.file.plan,
      startedAt: instant(startedAt),
      actions: [{ ...action(change), ownerName: 'Paul Ibarra' }],
      reviews,
    }
    return missedShown({ ...at, caseFile: on.with({ plan: plan as never }).file })
  }
  const notDone = (on: string, recorded: string) => ({
    ...{ entryId: `ent_${on}`, dueOn: day(on), at: instant(recorded), result: 'not-done', undone: false },
    instead: 'He came late; seen at 9:15.',
  })
  const lateOne = { checkIns: [notDone('2027-03-18', '2027-03-18T20:00:00.000Z')] as never }

  it('is what was missed since the plan started: not recorded, or not done and what happened instead', () => {
    expect(shown(lateOne)).toEqual({
      heading: 'Missed since the plan started',
      actions: [
        {
          id: 'ent_a',
          what: 'Search on arrival (Paul Ibarra)',
          lines: [
            'Nothing recorded for Wed 17 Mar, Fri 19 Mar, Mon 29 Mar.',
            'Not done on Thu 18 Mar. Instead: He came late; seen at 9:15.',
          ],
        },
      ],
    })
  })

  it('is what was missed since the last review, and what was only recorded after it', () => {
    const review = { happened: { on: day('2027-03-20') }, recordedAt: instant('2027-03-20T17:00:00.000Z') }
    const since = shown(lateOne, [review])
    expect(since?.heading).toBe('Missed since the last review on Sat 20 Mar')
    expect(since?.actions.map(({ lines }) => lines)).toEqual([['Nothing recorded for Mon 29 Mar.']])
    const recordedLate = { checkIns: [notDone('2027-03-18', '2027-03-21T20:00:00.000Z')] as never }
    expect(shown(recordedLate, [review])?.actions[0]?.lines).toHaveLength(2)
  })

  it('counts many days, says where nothing was missed, and says nothing without a plan', () => {
    const many = { firstDue: day('2027-02-22') }
    expect(shown(many)?.actions[0]?.lines).toEqual(['Nothing recorded for 21 days, the last of them Mon 29 Mar.'])
    expect(shown({ firstDue: day('2027-03-30') })?.actions).toEqual([])
    expect(missedShown({ ...at, caseFile: aCase('managing').file })).toBeNull()
  })
})
