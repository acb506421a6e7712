import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseFile } from '#app/domain/case-file.ts'
import { compareLevels, emptyLevel, levels } from '#app/domain/file/judgement.ts'
import type { Level } from '#app/domain/file/judgement.ts'
import { assessable, gateBefore, standingLevel } from '#app/domain/level-of-concern.ts'
import { steps } from '#app/domain/gate.ts'
import { whatIsMissing } from '#app/domain/gates.ts'
import { day } from '#app/domain/time.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { proposeLevel } from '#app/features/level/propose-level.command.server.ts'
import { setWorkingLevel } from '#app/features/level/set-working-level.command.server.ts'
import { recordMeeting } from '#app/features/meeting/record-meeting.command.server.ts'
import { savePlanAction } from '#app/features/plan/save-plan-action.command.server.ts'
import { startPlan } from '#app/features/plan/start-plan.command.server.ts'
import { reopenCase } from '#app/features/reopen/reopen-case.command.server.ts'
import { aCase, calendar, decide, profile } from '#tests/factories/case.ts'
import { address, answered, meeting, whole } from '#tests/factories/judged.ts'

const running = ['opened', 'inquiry', 'assessment', 'plan_pending', 'managing', 'closure_review', 'reopened'] as const
const now = aCase('opened').now

/** Any folder: every stage, level, answer, address, task and unread entry in any combination. */
const someFile = fc
  .record({
    stage: fc.constantFrom(...running),
    assessed: fc.option(fc.constantFrom<Level>(...assessable), { nil: null }),
    awaiting: fc.boolean(),
    working: fc.option(fc.constantFrom<Level>(...assessable), { nil: null }),
    answered: fc.subarray(profile.keyQuestions.map(({ n }) => n)),
    met: fc.boolean(),
    asked: fc.constantFrom('yes', 'no', 'unknown', 'refused', 'not-asked'),
    made: fc.boolean(),
    check: fc.option(fc.constantFrom('2026-09-01', '2026-10-01'), { nil: null }),
    unreadable: fc.boolean(),
    plan: fc.constantFrom('none', 'interim', 'plan'),
    tasks: fc.boolean(),
  })
  .map((any) => {
    const start = aCase(any.stage)
    const counts = any.assessed && { level: any.assessed, since: now, entryId: 'ent_l', awaitingApproval: any.awaiting }
    const madeSafe = any.made ? { how: 'locked' as const, at: { on: day('2026-09-01') }, entryId: 'ent_v' } : null
    const file: Partial<CaseFile> = {
      timeline: whole(start.file).timeline,
      level: {
        ...emptyLevel,
        working: any.working && { entryId: 'ent_w', level: any.working, by: 'usr_lead', at: now },
        counts,
        highest: any.assessed,
      },
      keyAnswers: Object.fromEntries(any.answered.map((n) => [n, answered[n]])) as CaseFile['keyAnswers'],
      meetings: any.met ? [meeting] : [],
      means: {
        addresses: [address({ answer: any.asked as never, madeSafe, checkAgainBy: any.check && day(any.check) })],
        asked: null,
      },
      unreadable: any.unreadable ? ['ent_z'] : [],
      plan: { ...start.file.plan, kind: any.plan as 'none' },
      tasks: any.tasks ? ([{ entryId: 'ent_t', state: 'open' }] as never) : [],
    }
    return start.with(file)
  })

const proposal = (level: Level) => ({
  level,
  evidence: ['ent_1'],
  rationale: 'a',
  otherExplanations: 'b',
  wouldChange: 'c',
  sameForAnother: 'yes',
  noOneDisagreed: 'yes',
  there: ['usr_lead'],
})
const lines = { known: 'a', unknown: 'b', meanwhile: 'c' }
const called = {
  happened: { day: '2026-09-15' },
  with: 'parent',
  who: 'The mother',
  why: 'x',
  how: 'phone',
  reached: 'yes',
}
const held = {
  happened: { day: '2026-09-15' },
  kind: 'emergency',
  attendance: [{ userId: 'usr_lead', expertise: 'administration' }],
}
const action = {
  what: 'Stays with an adult',
  kind: 'supervision',
  owner: 'usr_second',
  frequency: 'once',
  firstDue: '2026-09-15',
}

describe('the master rule (P1): nothing that raises, protects, calls or writes down is ever stopped', () => {
  it('raising a level saves, whatever is missing; a first assessed low or moderate one as a working level (P6)', () => {
    fc.assert(
      fc.property(someFile, fc.constantFrom(...assessable), (on, level) => {
        const standing = standingLevel(on.file)
        const raises = standing === null || compareLevels(level, standing) > 0
        fc.pre(raises)
        expect(decide(setWorkingLevel, on, { level, ...lines }).entries).toHaveLength(1)
        const firstAssessed = on.file.level.counts === null
        fc.pre(level === 'high' || !firstAssessed)
        expect(gateBefore(on.file, level)).toBeNull()
        expect(decide(proposeLevel, on, proposal(level)).entries).toHaveLength(1)
      }),
    )
  })

  it('protecting, calling and writing down save, whatever is missing', () => {
    fc.assert(
      fc.property(someFile, (on) => {
        expect(decide(savePlanAction, on, action).entries).toHaveLength(1)
        expect(decide(recordContact, on, called).entries).toHaveLength(1)
        expect(decide(recordMeeting, on, held).entries).toHaveLength(1)
        fc.pre(on.file.plan.kind !== 'plan')
        const interim = { plan: 'interim', startsOn: '2026-09-15', reviewOn: '2026-09-16' }
        expect(decide(startPlan, on, interim).entries).toHaveLength(1)
      }),
    )
  })

  it('a closed case is reopened, whatever is missing', () => {
    fc.assert(
      fc.property(someFile, (on) => {
        const again = { trigger: 'relapse', whatChanged: 'A new post.' }
        expect(decide(reopenCase, on.with({ stage: 'closed' }), again).entries).toHaveLength(1)
      }),
    )
  })

  it('a lowering never counts before somebody else approves (P7)', () => {
    fc.assert(
      fc.property(someFile, fc.constantFrom(...assessable), (on, level) => {
        const standing = standingLevel(on.file)
        fc.pre(standing !== null && compareLevels(level, standing) < 0)
        const ready = on.with({ ...whole(aCase('opened').file), unreadable: [] })
        expect(standingLevel(ready.after(proposeLevel, proposal(level)))).toBe(standing)
      }),
    )
  })

  it('gates stand only before these steps, and every missing thing says why and what can be done', () => {
    fc.assert(
      fc.property(someFile, fc.constantFrom(...steps), (on, step) => {
        for (const one of whatIsMissing(on.file, step, { actor: { id: 'usr_lead' }, now, calendar, profile })) {
          expect(one.missing && one.why && one.youCan && one.rule && one.source).toBeTruthy()
        }
      }),
    )
    expect(levels).toHaveLength(4)
  })
})
