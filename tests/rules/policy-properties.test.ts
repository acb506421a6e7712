import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compartments } from '#app/domain/compartments.ts'
import type { CaseFile } from '#app/domain/case-file.ts'
import { actions } from '#app/policy/actions.ts'
import type { Action } from '#app/policy/actions.ts'
import { mayReadPart } from '#app/policy/in-sight.ts'
import { may } from '#app/policy/may.ts'
import { roles } from '#app/policy/roles.ts'
import type { Role, UserActor } from '#app/policy/roles.ts'
import { sightOf } from '#app/policy/sight.ts'
import { isListedOnly } from '#app/policy/sight-table.ts'
import { stepUpNeeded } from '#app/policy/step-up.ts'
import { stepUpOf } from '#app/policy/step-up-table.ts'
import {
  actorOf,
  fileOf,
  heldFor,
  keptOutBy,
  now,
  places,
  represented,
  someone,
  states,
  today,
} from '#tests/laws/oracle/world.ts'
import type { Folder, Person } from '#tests/laws/oracle/world.ts'

/*
 * What holds for anybody in any folder (access.md 3.10, point 6), also for roles that nobody is given together.
 */
const anyRole = fc.record({
  role: fc.constantFrom(...(Object.keys(roles) as Role[])),
  for: fc.constantFrom(...heldFor),
})
const anyPerson: fc.Arbitrary<Person> = fc.record({
  roles: fc.array(anyRole, { maxLength: 3 }),
  duty: fc.constantFrom('none', 'triage group', 'on call'),
  deputy: fc.boolean(),
  opened: fc.constantFrom('no', 'in an emergency', 'to audit'),
  standsFor: fc.constantFrom(...represented),
})
const anyFolder: fc.Arbitrary<Folder> = fc.record({
  state: fc.constantFrom(...(Object.keys(states) as (keyof typeof states)[])),
  concern: fc.constantFrom('student', 'staff'),
  schoolKeptOut: fc.boolean(),
  place: fc.constantFrom(...places),
  keptOut: fc.constant('nobody'),
})
const all = Object.keys(actions) as Action[]
const groups = ['identity', 'target', 'means', 'case', 'override', 'recusal', 'disclosure'] as const
const runs = { numRuns: 600 }

/** Everything that somebody reads and does in a folder, as words. */
function rightsOf(actor: UserActor, file: CaseFile): Set<string> {
  const sight = sightOf(actor, file, today)
  if (!sight) return new Set()
  const parts = compartments.flatMap((part) =>
    groups.filter((group) => mayReadPart(sight, file, group, part)).map((group) => `reads ${part} ${group}`),
  )
  return new Set([...parts, ...all.filter((action) => may(actor, action, file, today).allow)])
}
const subset = (some: ReadonlySet<string>, of: ReadonlySet<string>) =>
  expect([...some].filter((one) => !of.has(one))).toEqual([])
const withoutHeader = (rights: ReadonlySet<string>) =>
  [...rights].filter((one) => one.startsWith('reads') && !/reads header/.test(one))

describe('for anybody in any folder', () => {
  it('whoever is kept out reads and does nothing there, and one more who is kept out gives nobody else a place', () => {
    fc.assert(
      fc.property(anyPerson, anyFolder, fc.constantFrom(...keptOutBy.slice(1, 3)), (person, folder, keptOut) => {
        const actor = actorOf(person)
        const file = fileOf({ ...folder, keptOut })
        expect(rightsOf(actor, file)).toEqual(new Set())
        for (const action of all) expect(may(actor, action, file, today)).toEqual({ allow: false, rule: 'recused' })
        const other = fileOf(folder)
        const more = {
          ...other,
          recusals: [...other.recusals, ...file.recusals.filter(({ userId }) => userId === someone)].map((one) =>
            one.userId === someone ? { ...one, userId: 'usr_chair' } : one,
          ),
        }
        subset(rightsOf(actor, more), rightsOf(actor, other))
      }),
      runs,
    )
  })

  it('the end of a membership gives them nothing more of the team’s work', () => {
    fc.assert(
      fc.property(anyPerson, anyFolder, (person, folder) => {
        fc.pre(folder.place === 'lead' || folder.place === 'member')
        const actor = actorOf({ ...person, duty: 'none', opened: 'no', standsFor: 'nobody' })
        subset(rightsOf(actor, fileOf({ ...folder, place: 'member until lately' })), rightsOf(actor, fileOf(folder)))
      }),
      runs,
    )
  })

  it('what ran out is as if it had never been', () => {
    fc.assert(
      fc.property(
        anyPerson,
        anyFolder,
        fc.constantFrom('member until lately', 'consulted until lately'),
        (person, folder, place) => {
          const actor = actorOf(person)
          expect(rightsOf(actor, fileOf({ ...folder, place }))).toEqual(
            rightsOf(actor, fileOf({ ...folder, place: 'none' })),
          )
        },
      ),
      runs,
    )
  })

  it('whoever runs the system sees no folder, and an auditor nothing but headers and what they opened', () => {
    fc.assert(
      fc.property(anyPerson, anyFolder, fc.constantFrom('administrator', 'auditor'), (person, folder, role) => {
        const actor = actorOf({ ...person, roles: [...person.roles, { role, for: 'district' }], standsFor: 'nobody' })
        const sight = sightOf(actor, fileOf(folder), today)
        if (role === 'administrator') expect(sight).toBeNull()
        else if (sight && !isListedOnly(sight.reason)) {
          expect(sight).toMatchObject({ reason: 'audit', names: 'initials', reporter: false })
          expect([person.opened, folder.concern]).toEqual(['to audit', 'student'])
        } else expect(withoutHeader(rightsOf(actor, fileOf(folder)))).toEqual([])
      }),
      runs,
    )
  })

  it('who reported is read by the team and by whoever screens alone: never in an emergency, to audit, or for another', () => {
    fc.assert(
      fc.property(anyPerson, anyFolder, (person, folder) => {
        const sight = sightOf(actorOf(person), fileOf(folder), today)
        if (!sight?.compartments.has('reporter') && !sight?.reporter) return
        expect(['lead', 'member', 'triage', 'on call', 'human resources', 'district lead in a staff matter']).toContain(
          sight.reason,
        )
        expect(sight.inPlaceOf).toBeUndefined()
      }),
      runs,
    )
  })

  it('court matter and counsel are read by nobody', () => {
    fc.assert(
      fc.property(anyPerson, anyFolder, (person, folder) => {
        expect([...rightsOf(actorOf(person), fileOf(folder))].filter((one) => /juvenile|legal/.test(one))).toEqual([])
      }),
      runs,
    )
  })

  it('whoever stands in has no right that neither they nor the other has', () => {
    fc.assert(
      fc.property(anyPerson, anyPerson, anyFolder, (deputy, other, folder) => {
        const alone = { ...actorOf({ ...deputy, opened: 'no', standsFor: 'nobody' }), id: 'usr_deputy' }
        const { grants, triageSchools, onCall, id, name } = actorOf({
          ...other,
          deputy: false,
          opened: 'no',
          standsFor: 'nobody',
        })
        const lent = { id, name, grants, triageSchools, onCall, delegationId: 'dlg_1', until: today }
        const file = fileOf(folder)
        const theirs = rightsOf({ ...alone, id: someone, grants, triageSchools, onCall, deputyFor: [] }, file)
        subset(
          rightsOf({ ...alone, standsInFor: [lent] }, file),
          new Set([...rightsOf(alone, file), ...theirs, ...all.filter((one) => may(alone, one, file, today).allow)]),
        )
      }),
      runs,
    )
  })

  it('whatever is confirmed is confirmed at most five minutes before, and never before it happened', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...all),
        fc.integer({ min: -600, max: 600 }),
        fc.boolean(),
        (action, seconds, demo) => {
          const provenAt = new Date(Date.parse(now) - seconds * 1000).toISOString() as typeof now
          const assurance = { aal: 2, provenAt, hasFactor: true } as const
          const needed = stepUpNeeded({ stepUp: stepUpOf(action), demo, assurance, now })
          expect(needed).toBe(stepUpOf(action) !== undefined && (seconds < 0 || seconds > 300))
        },
      ),
      runs,
    )
  })
})
