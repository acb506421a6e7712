import type { SchoolId, UserId } from '../domain/ids.ts'
import { plusDays } from '../domain/time.ts'
import type { Day, Instant } from '../domain/time.ts'
import { accessLimits } from './access-limits.ts'
import { holds } from './roles.ts'
import type { Actor, Grant, UserActor } from './roles.ts'
import { neverTheLast, someoneElseHolds } from './separation.ts'

/** The list of roles that are held for the whole district, in place of a school. */
export const districtList = 'district'

/** Whether somebody signs a school's list: its principal, or a district lead; that of the district only a district lead. */
export const maySign = (actor: Actor, schoolId: SchoolId | null): boolean =>
  holds(actor, 'district-lead') || (schoolId !== null && holds(actor, 'principal', schoolId))

type Held = Grant & { userId: UserId }
interface Row {
  schoolId: SchoolId | null
  signedAt: Instant
}

/** The roles that run on a day for a school, or for the whole district, of people who can sign in. */
export const listOf = <G extends Held>(
  grants: readonly G[],
  users: readonly { id: UserId; disabledAt: Instant | null }[],
  schoolId: SchoolId | null,
  today: Day,
): G[] =>
  grants.filter(
    (one) =>
      one.schoolId === schoolId &&
      one.from <= today &&
      (one.until === null || one.until >= today) &&
      users.some(({ id, disabledAt }) => id === one.userId && disabledAt === null),
  )

/** When a list was signed last, and by when it is to be signed again; null where it holds nothing yet. */
export function dueOf<R extends Row>(
  schoolId: SchoolId | null,
  signed: readonly R[],
  grants: readonly Held[],
  dayOf: (at: Instant) => Day,
): { last: R | null; dueOn: Day | null } {
  const last = signed.filter((one) => one.schoolId === schoolId).sort((a, b) => (a.signedAt < b.signedAt ? 1 : -1))[0]
  const first = grants
    .filter((one) => one.schoolId === schoolId)
    .map(({ from }) => from)
    .sort()[0]
  const since = last ? dayOf(last.signedAt) : first
  return { last: last ?? null, dueOn: since ? plusDays(since, accessLimits.recertification.days) : null }
}

/** Lists of which somebody is asked: a principal of their school's, a district lead of those that have no principal. */
export function listsAskedOf(
  actor: UserActor,
  schools: readonly { id: SchoolId }[],
  everybody: readonly UserActor[],
): (SchoolId | null)[] {
  const principalOf = (one: UserActor, id: SchoolId) =>
    one.grants.some((grant) => grant.role === 'principal' && grant.schoolId === id)
  const mine = schools.filter(({ id }) => principalOf(actor, id)).map(({ id }) => id)
  if (!holds(actor, 'district-lead')) return mine
  const left = schools.filter(({ id }) => !everybody.some((one) => principalOf(one, id))).map(({ id }) => id)
  return [...new Set<SchoolId | null>([...mine, ...left, null])]
}

export type Decision = 'keep' | 'end'
interface Deciding {
  by: UserId
  list: readonly Held[]
  decided: Readonly<Record<string, Decision>>
  reason: string | undefined
  grants: readonly Held[]
  users: readonly { id: UserId; disabledAt: Instant | null }[]
  today: Day
}

/**
 * What is wrong with a list as somebody decided about it, by field. Every role on it is decided, but one's own: nobody
 * signs for themselves. Ending needs a reason, and the last administrator and the last district lead stay.
 */
export function whyNotSigned({ by, list, decided, reason, grants, users, today }: Deciding): Record<string, string> {
  const errors: Record<string, string> = {}
  const others = list.filter(({ userId }) => userId !== by)
  const ended = others.filter(({ id }) => decided[id] === 'end')
  const grantIds = ended.map(({ id }) => id)
  for (const { id } of others) {
    if (!decided[id]) errors[`decided.${id}`] = 'Say whether this is still right, or ends.'
  }
  for (const { id, role } of ended) {
    const kept = neverTheLast.every((one) => one !== role || someoneElseHolds(role, users, grants, today, { grantIds }))
    if (!kept) errors[`decided.${id}`] = 'Nobody else holds this role. Give it to somebody first.'
  }
  if (ended.length > 0 && !reason) errors.reason = 'Say why roles end, in a few words.'
  return errors
}
