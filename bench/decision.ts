import { emptyCaseFile } from '../app/domain/case-file.ts'
import type { CaseFile } from '../app/domain/case-file.ts'
import { stages } from '../app/domain/stages.ts'
import { day, instant } from '../app/domain/time.ts'
import { authoriseIn } from '../app/gates/authorise.ts'
import { NotPermitted } from '../app/gates/errors.ts'
import { profile } from '../app/domain/profiles/ca-default.ts'
import { actions } from '../app/policy/actions.ts'
import type { Action } from '../app/policy/actions.ts'
import { roles } from '../app/policy/roles.ts'
import type { Role, UserActor } from '../app/policy/roles.ts'

/** What one access decision costs, in microseconds: sight, table and confirming, as the gates ask them. */
export interface DecisionCost {
  decisions: number
  p50: number
  p95: number
}

const today = day('2026-09-15')
const now = instant('2026-09-15T17:22:00.000Z')
const places = ['none', 'lead', 'member', 'officer', 'consulted'] as const
/** So many decisions are timed together: a single one is shorter than the clock's step. */
const together = 50

/** Every role, in every place of a folder, for every action and stage. */
function everyDecision(): (() => void)[] {
  const hours = { from: '08:00', to: '16:00' }
  const calendar = { zone: 'UTC', years: [], closed: [], schoolHours: hours, officeHours: hours }
  const assurance = { aal: 2, provenAt: now, hasFactor: true } as const
  return (Object.keys(roles) as Role[]).flatMap((role) => {
    const actor = actorOf(role)
    const presence = { now, today, district: { row: undefined, mark: 'none', calendar, profile }, actor, assurance }
    return stages.flatMap((stage) =>
      places.flatMap((place) => {
        const file = fileOf(stage, place)
        return (Object.keys(actions) as Action[]).map((action) => () => {
          try {
            authoriseIn(action, file, presence)
          } catch (error) {
            if (!NotPermitted.is(error)) throw error
          }
        })
      }),
    )
  })
}

const actorOf = (role: Role): UserActor => ({
  kind: 'user',
  id: 'usr_bench',
  name: 'Bench',
  grants: [{ id: 'grt_bench', role, schoolId: null, from: today, until: null }],
  triageSchools: [],
  onCall: false,
  deputyFor: [],
  openings: [],
  standsInFor: [],
})

function fileOf(stage: CaseFile['stage'], place: (typeof places)[number]): CaseFile {
  const others = Array.from({ length: 6 }, (_, n) =>
    memberOf(`usr_${n}`, n === 0 && place !== 'lead' ? 'lead' : 'member'),
  )
  const own = place === 'none' ? [] : [memberOf('usr_bench', place)]
  return { ...emptyCaseFile('cas_bench'), schoolId: 'sch_bench', stage, team: { members: [...others, ...own] } }
}
const memberOf = (userId: string, role: Exclude<(typeof places)[number], 'none'>) => ({
  userId,
  name: userId,
  role,
  reason: 'bench',
  since: now,
  until: null,
  ended: null,
  entryId: 'ent_bench',
})

/** Times every decision, some together, once the code is warm. */
export function costOfDecisions(): DecisionCost {
  const asked = everyDecision()
  for (const ask of asked) ask()
  const took: number[] = []
  for (let n = 0; n + together <= asked.length; n += together) {
    const before = performance.now()
    for (let m = n; m < n + together; m++) asked[m]?.()
    took.push(((performance.now() - before) * 1000) / together)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.floor(took.length * share)] ?? 0
  return { decisions: asked.length, p50: at(0.5), p95: at(0.95) }
}
