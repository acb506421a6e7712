import { describe, expect, it } from 'vitest'
import type { PlanActionFact } from '#app/domain/file/judgement.ts'
import { day, instant } from '#app/domain/time.ts'
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
