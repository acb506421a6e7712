import { describe, expect, it } from 'vitest'
import { emptyPlan } from '#app/domain/file/judgement.ts'
import { planToday } from '#app/features/case/plan-today.ts'
import { registry } from '#app/features/entries.ts'
import { recordCheckIn } from '#app/features/check-in/record-check-in.command.server.ts'
import { checkInAbout, askedAction } from '#app/features/plan/plan-opening.ts'
import { endPlanAction } from '#app/features/plan/end-plan-action.command.server.ts'
import { planShown } from '#app/features/plan/plan-page.ts'
import { savePlanAction } from '#app/features/plan/save-plan-action.command.server.ts'
import { viewFolder } from '#app/gates/view-folder.server.ts'
import { askedEntries } from '#app/policy/in-sight.ts'
import { aCase, asUser, calendar, profile } from '#tests/factories/case.ts'
import type { TestCase } from '#tests/factories/case.ts'

const search = {
  what: 'Search on arrival',
  kind: 'search',
  owner: 'usr_officer',
  backup: 'usr_lead',
  frequency: 'each-school-day',
  firstDue: '2026-09-15',
  ifNot: 'He waits in the office with the chair.',
}
const counseling = { ...search, what: 'Counseling', kind: 'support', owner: 'usr_member', backup: 'usr_lead' }
const planned = (first: Record<string, unknown> = search) =>
  aCase('managing').play(savePlanAction, first).play(savePlanAction, counseling)
const seen = (on: TestCase, who: 'officer' | 'lead' = 'officer') => {
  const sight = on.sees(asUser(who))
  if (!sight) throw new Error('out of sight')
  return viewFolder({ registry } as never, {} as never, { file: on.file, entries: on.entries } as never, sight, () =>
    Promise.resolve(),
  ).work
}
const root = (on: TestCase) => on.file.plan.actions[0]?.root
const whats = (on: TestCase) => seen(on).caseFile.plan.actions.map(({ what }) => what)

describe('what the plan asks of a person', () => {
  it('is read by its owner and its backup, and nothing else of a plan that is out of their sight', () => {
    expect(whats(planned())).toEqual(['Search on arrival'])
    expect(whats(planned({ ...search, owner: 'usr_second', backup: 'usr_officer' }))).toEqual(['Search on arrival'])
    expect(whats(planned({ ...search, owner: 'usr_second' }))).toEqual([])
    expect(seen(planned(), 'lead').caseFile.plan.actions).toHaveLength(2)
  })

  it('opens the check-in of its owner, with what was written of it', () => {
    const on = planned()
    const work = { ...seen(on), input: { actionId: root(on) } }
    expect(askedAction(work).what).toBe('Search on arrival')
    expect(checkInAbout(work)).toEqual({ what: 'Search on arrival', ifNot: search.ifNot })
    expect(work.bodies.get(root(on) ?? '')).toMatchObject({ base: { ifNot: search.ifNot } })
    expect([...work.bodies.keys()]).toHaveLength(1)
    expect(work.mayRead(root(on) ?? '')).toBe(true)
  })

  it('says whether it was done, by whomever, and that it has ended', () => {
    const on = planned()
    const done = on.play(recordCheckIn, { actionId: root(on), result: 'done' })
    expect(seen(done).caseFile.plan.actions).toMatchObject([{ checkIns: [{ result: 'done' }], ended: null }])
    const ended = done.play(endPlanAction, { actionId: root(on), reason: 'Four quiet weeks.' })
    expect(seen(ended).caseFile.plan.actions[0]?.ended?.reason).toBe('Four quiet weeks.')
  })

  it('is read by whoever is asked now, in each version and at every moment, and no longer by somebody else', () => {
    const on = planned({ ...search, owner: 'usr_second' })
    const replaces = on.file.plan.actions[0]?.entryId
    const given = on.play(savePlanAction, { ...search, actionId: root(on), replaces })
    expect(askedEntries(given.file, 'usr_officer', on.file)).toContain(replaces)
    expect(whats(given)).toEqual(['Search on arrival'])
    const taken = given.file.plan.actions[0]?.entryId
    const back = given.play(savePlanAction, { ...search, owner: 'usr_second', actionId: root(on), replaces: taken })
    expect(whats(back)).toEqual([])
  })
})

describe('a plan of which only a part is shown', () => {
  const page = (on: TestCase, who: 'officer' | 'lead') => {
    const work = seen(on, who)
    return planShown({
      ...work,
      sight: on.sees(asUser(who)),
      calendar,
      profile,
      now: on.now,
      actor: asUser(who),
    } as never)
  }
  const started = (on: TestCase) =>
    on.with({ plan: { ...emptyPlan, kind: 'plan', startedAt: on.now, endRule: 'Until the team ends it.' } })
  const today = (on: TestCase, only?: string) =>
    planToday(on.file, { calendar, today: '2026-09-15' as never, may: true, newToken: () => 'token', only })

  it('says so, and shows its owner the action with its button', () => {
    const view = page(started(planned()), 'officer')
    expect(view).toMatchObject({
      partly: true,
      running: [{ what: 'Search on arrival', ifNot: search.ifNot }],
      endRule: undefined,
    })
    expect(view.running[0]?.token).not.toBeNull()
    expect(page(started(planned({ ...search, owner: 'usr_second' })), 'officer')).toMatchObject({
      partly: true,
      running: [],
    })
    expect(page(started(planned()), 'lead')).toMatchObject({ partly: false, endRule: 'Until the team ends it.' })
  })

  it('stands on the case page with what the reader does today', () => {
    const on = started(planned())
    expect(today(on, 'usr_officer')).toMatchObject({
      partly: true,
      rows: [{ what: 'Search on arrival', ifNot: search.ifNot }],
    })
    expect(today(on, 'usr_counselor')).toMatchObject({ partly: true, rows: [] })
    expect(today(on)).toMatchObject({ partly: false, rows: [{}, {}] })
    expect(today(planned(), 'usr_officer')).toBeNull()
  })
})
