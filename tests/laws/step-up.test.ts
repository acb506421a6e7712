import { describe, expect, it } from 'vitest'
import { actions } from '#app/policy/actions.ts'
import type { Action } from '#app/policy/actions.ts'
import { notActs, stepUpFamilies, stepUpTable } from '#app/policy/step-up-table.ts'
import type { StepUpFamily } from '#app/policy/step-up-table.ts'
import { operations } from './operations.ts'
import { told } from './tree.ts'

const all = await operations()
const rows = Object.entries(stepUpTable).map(([action, row]) => ({ action: action as Action, ...row }))

/**
 * What is recorded, read or answered in the work of a case, and the door itself: nothing there is asked for. Whatever
 * else there is gives or takes rights, lowers, takes out or changes rules, and says in the table whether it asks.
 */
const daily =
  /^(report|contact|note|target|police|interview|means|homeVisit|history|interim|order|health|meeting|keyQuestion|outcome|plan|task|work|people|session|enrolment|alerts)\.|^(file\.(add|block)|team\.read|triage\.record|danger\.mark|level\.read|closing\.read|override\.read|recusal\.(declare|record|answer|read)|case\.(read|reopen|amend|decisions|viewers|trail|list|access|system)|audit\.read|policy\.read|account\.own|users\.read|roles\.look|district\.setUp)$/

/** The commands that ask for a right; where there is none, the queries. */
function actsOf(action: Action): string[] {
  const mine = all.filter(({ permission }) => permission === action)
  const commands = mine.filter(({ door }) => door === 'case' || door === 'house')
  return (commands.length > 0 ? commands : mine).map(({ name }) => name).sort()
}

describe('confirming', () => {
  it('is decided, one way or the other, before everything that is not the daily work of a case', () => {
    const without = (Object.keys(actions) as Action[]).filter((action) => !daily.test(action) && !stepUpTable[action])
    expect(told(without, 'Add a row to app/policy/step-up-table.ts: asked, or not asked and why.')).toBe('')
  })

  it('names every command that a row stands before, so that none joins unseen', () => {
    const breaches = rows
      .filter(({ action, acts }) => actsOf(action).join() !== acts.join())
      .map(({ action, acts }) => `${action}: the row has ${acts.join(', ')}; there are ${actsOf(action).join(', ')}`)
    expect(told(breaches, 'Look whether it must be confirmed, then name it in app/policy/step-up-table.ts.')).toBe('')
  })

  it('says why where it is not asked, and only there', () => {
    for (const { action, asked, because } of rows) expect(Boolean(because), action).toBe(asked === false)
  })

  it('is asked in each family that access.md 3.9 names, but where nothing is done in it', () => {
    for (const family of Object.keys(stepUpFamilies) as StepUpFamily[]) {
      const asks = rows.some((row) => row.family === family && row.asked)
      expect(asks, family).toBe(notActs[family] === undefined)
    }
  })

  it('never stands before what raises, protects, tells police, calls a parent or writes down (P1)', () => {
    const asked = rows.filter((row) => row.asked).map(({ action }) => action)
    expect(asked.filter((action) => daily.test(action))).toEqual([])
    for (const action of ['level.propose', 'triage.decide', 'team.manage', 'users.stop', 'breakGlass.close'] as const)
      expect(asked).not.toContain(action)
  })
})
