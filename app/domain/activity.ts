import { lookActs } from './look-acts.ts'
import { houseActs } from './events.ts'

/** What happens day by day, in three families. What the house does by itself, and signing in and out, is in none. */
export const activityFamilies = ['Looks', 'Changes', 'Refusals'] as const
export type ActivityFamily = (typeof activityFamilies)[number]

const refusals: readonly string[] = ['refused', 'ruleBroken', 'heldBack', 'breakGlass.refused']
const notCounted = /^(auth|system|integrity|key|parts|draft)\.|^file\.(staged|swept)$|^looks\.many$/

/** Acts that are counted one by one. All others in the log are changes. */
export const countedActs: readonly string[] = [
  ...lookActs,
  ...refusals,
  ...houseActs.filter((act) => notCounted.test(act)),
]

/** Decisions that are counted month by month, by their acts, and what they are called. */
export const decisionActs = {
  'level.approved': 'Levels approved',
  'screening.confirmed': 'Screenings confirmed',
  'closing.signed': 'Closings signed',
  'gate.wentOn': 'Went on without something',
  'danger.marked': 'Danger marked',
  'danger.stoodDown': 'Danger stood down',
  'breakGlass.started': 'Opened in an emergency',
} as const

interface Counted {
  act: string
  n: number
  count: number
}

/** Events of each family in each stretch of the log between places. Pure. */
export function byFamily(places: readonly number[], counted: readonly Counted[]): Record<ActivityFamily, number[]> {
  const stretches = places.slice(1).map((place, n) => place - (places[n] ?? 0))
  const sumOf = (n: number, of: (act: string) => boolean) =>
    counted.reduce((sum, one) => (one.n === n && of(one.act) ? sum + one.count : sum), 0)
  const isLook = (act: string) => (lookActs as readonly string[]).includes(act)
  return {
    Looks: stretches.map((_, n) => sumOf(n, isLook)),
    Changes: stretches.map((all, n) => all - sumOf(n, () => true)),
    Refusals: stretches.map((_, n) => sumOf(n, (act) => refusals.includes(act))),
  }
}

/** Events of each act in each stretch. Pure. */
export const byAct = (acts: readonly string[], stretches: number, counted: readonly Counted[]): number[][] =>
  acts.map((act) =>
    Array.from({ length: stretches }, (_, n) =>
      counted.reduce((sum, one) => (one.act === act && one.n === n ? sum + one.count : sum), 0),
    ),
  )
