import { describe, expect, it } from 'vitest'
import { RuleBroken } from '#app/domain/errors.ts'
import { recordCheckIn } from '#app/features/check-in/record-check-in.command.server.ts'
import { undoCheckIn } from '#app/features/check-in/undo-check-in.command.server.ts'
import { planShown } from '#app/features/plan/plan-page.ts'
import { endPlanAction } from '#app/features/plan/end-plan-action.command.server.ts'
import { noPlanHere } from '#app/features/plan/plan-stage.ts'
import { savePlanAction } from '#app/features/plan/save-plan-action.command.server.ts'
import { startPlan } from '#app/features/plan/start-plan.command.server.ts'
import { reviewPlan } from '#app/features/plan-review/review-plan.command.server.ts'
import { InputRefused, StaleRecord } from '#app/gates/errors.ts'
import { TestCase, aCase, asUser, calendar, decide, inputOf, profile, refused } from '#tests/factories/case.ts'

const action = {
  what: 'Check-in on arrival',
  kind: 'supervision',
  owner: 'usr_second',
  frequency: 'each-school-day',
  firstDue: '2026-09-15',
}
const wholeAction = { ...action, backup: 'usr_member', verification: 'Recorded here', endRule: 'The review ends it' }
const start = (plan: string) => ({ plan, startsOn: '2026-09-15', reviewOn: '2026-09-22' })
const firstAction = (on: TestCase) => on.file.plan.actions[0]?.root
const moderate = {
  counts: { level: 'moderate', since: '2026-09-15T17:00:00.000Z', entryId: 'ent_l', awaitingApproval: false },
}
const atLevel = (on: TestCase) => on.with({ level: { ...on.file.level, ...moderate } as never })

describe('savePlanAction', () => {
  it('refuses a row without an owner, and a backup who is the owner, beside the field', () => {
    const errors = (change: Record<string, unknown>) =>
      inputOf(savePlanAction, { caseId: 'cas_x', ...action, ...change }).errors
    expect(errors({ owner: '' })).toHaveProperty('owner')
    expect(errors({ backup: 'usr_second' })).toHaveProperty('backup')
    expect(errors({ kind: 'search' })).toHaveProperty('ifNot')
    for (const dueTime of ['7.45', '25:10', 'before school'])
      expect(errors({ dueTime })).toEqual({ dueTime: 'Give a time like 14:05.' })
    expect([errors({ dueTime: '' }), errors({ dueTime: '07:45' })]).toEqual([{}, {}])
  })

  it('refuses a first day in the past, beside the field, and leaves that of an action which runs', () => {
    const past = { ...action, firstDue: '2026-09-14' }
    expect(refused(() => decide(savePlanAction, aCase('inquiry'), past))).toHaveProperty('firstDue')
    const saved = aCase('inquiry').play(savePlanAction, action).at('2026-09-20T17:00:00.000Z')
    const { root, entryId } = saved.file.plan.actions[0] ?? {}
    const change = { ...wholeAction, actionId: root, replaces: entryId }
    expect(decide(savePlanAction, saved, change).entries).toHaveLength(1)
    expect(refused(() => decide(savePlanAction, saved, { ...change, firstDue: '2026-09-16' }))).toHaveProperty(
      'firstDue',
    )
  })

  it('refuses an owner who is not on the team, and an outsider', () => {
    expect(() => decide(savePlanAction, aCase('inquiry'), { ...action, owner: 'usr_outsider' })).toThrow(InputRefused)
    expect(aCase('inquiry').allows(asUser('outsider'), savePlanAction)).toBe(false)
  })

  it('saves with an owner only, at once and at every stage (P1)', () => {
    for (const stage of ['triage', 'opened', 'managing'] as const) {
      expect(decide(savePlanAction, aCase(stage), action).entries).toHaveLength(1)
    }
  })

  it('is completed by a newer version that keeps its check-ins', () => {
    const saved = aCase('inquiry').play(savePlanAction, action)
    const checked = saved.play(recordCheckIn, { actionId: firstAction(saved), result: 'done' })
    const replaces = checked.file.plan.actions[0]?.entryId
    const file = checked.after(savePlanAction, { ...wholeAction, actionId: firstAction(saved), replaces })
    expect(file.plan.actions).toMatchObject([{ backupName: 'Test member', checkIns: [{ result: 'done' }] }])
  })

  it('replaces only the version that was on the screen: the second of two people sees what the first saved', () => {
    const saved = aCase('inquiry').play(savePlanAction, action)
    const replaces = saved.file.plan.actions[0]?.entryId
    const changed = { ...wholeAction, actionId: firstAction(saved), replaces }
    const first = saved.play(savePlanAction, changed)
    expect(() => decide(savePlanAction, first, changed)).toThrow(StaleRecord)
    expect(() => decide(savePlanAction, first, { ...changed, replaces: undefined })).toThrow(StaleRecord)
  })

  it('ends with a reason, once', () => {
    const saved = aCase('managing').play(savePlanAction, action)
    const ended = saved.play(endPlanAction, { actionId: firstAction(saved), reason: 'Four quiet weeks.' })
    expect(ended.file.plan.actions[0]?.ended).toMatchObject({ reason: 'Four quiet weeks.' })
    expect(() => decide(endPlanAction, ended, { actionId: firstAction(saved), reason: 'x' })).toThrow('already ended')
    expect(() => decide(savePlanAction, ended, { ...action, actionId: firstAction(saved) })).toThrow('has ended')
  })
})

describe('startPlan', () => {
  it('refuses a plan without the day of its review (R13)', () => {
    expect(inputOf(startPlan, { caseId: 'cas_x', ...start('plan'), reviewOn: '' }).errors).toHaveProperty('reviewOn')
  })

  it('refuses a review later than the profile allows for the level, and says until when', () => {
    const late = { ...start('interim'), reviewOn: '2026-10-15' }
    expect(() => decide(startPlan, atLevel(aCase('plan_pending')), late)).toThrow(InputRefused)
    expect(decide(startPlan, atLevel(aCase('plan_pending')), { ...late, reviewOn: '2026-09-29' }).entries).toHaveLength(
      1,
    )
  })

  it('starts an interim plan at once, with nothing in it, moving no stage (P1)', () => {
    const file = aCase('opened').after(startPlan, start('interim'))
    expect(file.plan).toMatchObject({ kind: 'interim', startedOn: '2026-09-15', reviewOn: '2026-09-22' })
    expect(file.stage).toBe('opened')
  })

  it('asks each action of the plan for a backup, a verification and an end (R18)', () => {
    expect(() => decide(startPlan, aCase('plan_pending'), start('plan'))).toThrow('the plan has no action')
    const bare = aCase('plan_pending').play(savePlanAction, action)
    expect(() => decide(startPlan, bare, start('plan'))).toThrow(
      '“Check-in on arrival” has no backup, no verification, no end.',
    )
  })

  it('starts a whole plan and manages', () => {
    const file = aCase('plan_pending').play(savePlanAction, wholeAction).after(startPlan, start('plan'))
    expect(file.plan.kind).toBe('plan')
    expect(file.stage).toBe('managing')
  })

  it('is refused for a screening, a closed case, an officer, and an interim plan after the plan', () => {
    expect(() => decide(startPlan, aCase('triage'), start('interim'))).toThrow(RuleBroken)
    const ways = { closed: 'reopen', merged: 'unjoin', triage: 'interim/new' } as const
    for (const [stage, place] of Object.entries(ways)) {
      const on = aCase(stage as keyof typeof ways)
      const none = noPlanHere(on.file)
      expect(none?.way.place, stage).toBe(place)
      expect(() => decide(startPlan, on, start('interim'))).toThrow(`${none?.heading} ${none?.todo}`)
    }
    expect(noPlanHere(aCase('inquiry').file)).toBeNull()
    expect(aCase('opened').allows(asUser('officer'), startPlan)).toBe(false)
    const managing = aCase('plan_pending').play(savePlanAction, wholeAction).play(startPlan, start('plan'))
    expect(() => decide(startPlan, managing, start('interim'))).toThrow('started already')
  })
})

describe('recordCheckIn', () => {
  const planned = () => aCase('managing').play(savePlanAction, action)
  const done = (on: TestCase) => ({ actionId: firstAction(on), result: 'done' })

  it('asks what happened instead', () => {
    expect(inputOf(recordCheckIn, { caseId: 'cas_x', actionId: 'ent_a', result: 'not-done' }).errors).toEqual({
      instead: 'Say what happened instead.',
    })
  })

  it('records today’s with one tap, and for an officer too', () => {
    const on = planned()
    expect(on.allows(asUser('officer'), recordCheckIn)).toBe(true)
    expect(on.allows(asUser('outsider'), recordCheckIn)).toBe(false)
    const file = on.after(recordCheckIn, done(on))
    expect(file.plan.actions[0]?.checkIns).toMatchObject([{ dueOn: '2026-09-15', result: 'done', undone: false }])
  })

  it('counts one occurrence once, refuses days before it begins and days to come', () => {
    const on = planned()
    const again = on.play(recordCheckIn, done(on))
    expect(() => decide(recordCheckIn, again, done(on))).toThrow('recorded already')
    expect(() => decide(recordCheckIn, on, { ...done(on), dueOn: '2026-09-14' })).toThrow('begins on')
    expect(() => decide(recordCheckIn, on, { ...done(on), dueOn: '2026-09-16' })).toThrow('due on')
  })

  it('is undone by an entry, by whoever recorded it; then it can be recorded again', () => {
    const on = planned()
    const checked = on.play(recordCheckIn, done(on))
    const checkInId = checked.file.plan.actions[0]?.checkIns[0]?.entryId
    expect(() => decide(undoCheckIn, checked, { checkInId }, { as: 'second' })).toThrow('Only whoever')
    const undone = checked.play(undoCheckIn, { checkInId })
    expect(undone.file.plan.actions[0]?.checkIns[0]?.undone).toBe(true)
    expect(() => decide(undoCheckIn, undone, { checkInId })).toThrow('already')
    expect(undone.after(recordCheckIn, done(on)).plan.actions[0]?.checkIns).toHaveLength(2)
  })
})

describe('reviewPlan', () => {
  const review = {
    happened: { day: '2026-09-15' },
    keep: 'as-is',
    working: 'Well.',
    rating: 'same',
    nextReviewOn: '2026-09-29',
  }

  it('refuses a review without the day of the next, and a rating without why', () => {
    expect(inputOf(reviewPlan, { caseId: 'cas_x', ...review, nextReviewOn: '' }).errors).toHaveProperty('nextReviewOn')
    expect(inputOf(reviewPlan, { caseId: 'cas_x', ...review, rating: 'down' }).errors).toHaveProperty('ratingWhy')
  })

  it('is refused before a plan, to an officer, and past the profile’s longest', () => {
    expect(() => decide(reviewPlan, aCase('inquiry'), review)).toThrow('No plan has started')
    expect(aCase('managing').allows(asUser('officer'), reviewPlan)).toBe(false)
    const on = atLevel(aCase('managing')).play(startPlan, start('interim'))
    expect(() => decide(reviewPlan, on, { ...review, nextReviewOn: '2026-09-30' })).toThrow(InputRefused)
  })

  it('sets the next review and changes no level', () => {
    const on = atLevel(aCase('managing')).play(startPlan, start('interim'))
    const file = on.after(reviewPlan, { ...review, rating: 'down', ratingWhy: 'Quiet.' })
    expect(file.plan.reviewOn).toBe('2026-09-29')
    expect(file.level.counts?.level).toBe('moderate')
  })
})

describe('the page of a plan', () => {
  it('says what is overdue while the case runs, and asks for nothing once it is closed', () => {
    const planned = aCase('managing').play(savePlanAction, wholeAction)
    const saved = planned.play(recordCheckIn, { actionId: firstAction(planned), result: 'done' })
    const started = { plan: { ...saved.file.plan, startedAt: '2026-09-15', reviewOn: '2026-09-22' } } as never
    const on = new TestCase(saved.with(started).file).at('2026-10-30T17:00:00.000Z')
    const shown = (of: TestCase) =>
      planShown({
        caseFile: of.file,
        calendar,
        profile,
        now: of.now,
        actor: asUser('lead'),
        sight: of.sees(asUser('lead')),
      } as never)
    const running = shown(on)
    expect(running).toMatchObject({ over: false, mayPlan: true })
    expect(running.running.some((one) => one.overdue)).toBe(true)
    const taken = (plan: typeof running) => plan.running.flatMap(({ checkIns }) => checkIns.map(({ own }) => own))
    expect(taken(running)).toContain(true)
    const closed = shown(on.with({ stage: 'closed' }))
    expect(closed).toMatchObject({ over: true, mayPlan: false, reviewLate: false })
    expect(taken(closed)).toHaveLength(taken(running).length)
    expect(taken(closed)).not.toContain(true)
    expect(closed.running.every((one) => !one.overdue && one.dueOn === null && one.token === null)).toBe(true)
  })
})
