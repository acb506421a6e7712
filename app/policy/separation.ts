import type { UserId } from '../domain/ids.ts'
import { longDayWords, plusDays } from '../domain/time.ts'
import type { Day, Instant } from '../domain/time.ts'
import { holds, roles } from './roles.ts'
import type { Actor, Grant, Role } from './roles.ts'

/** Roles that only the whole district has. */
const districtWide: readonly Role[] = ['district-lead', 'auditor', 'administrator', 'dispatcher']
/** Roles that always end: outside people and auditors (access.md 3.8). Days at most. */
export const endingRoles: Readonly<Partial<Record<Role, number>>> = { officer: 366, auditor: 366 }

/** How long a district lead who is gone still counts, in days: nobody who disables one names another the same month. */
export const leadGoneDays = 30

/**
 * Whether the district has a district lead, or had one until lately: whose role ended or whose account was disabled
 * within the last `leadGoneDays` still counts, and so does one who is named and has not begun.
 */
export const someDistrictLead = (
  users: readonly { id: UserId; disabledAt: Instant | null }[],
  grants: readonly (Pick<Grant, 'role' | 'from' | 'until'> & { userId: UserId })[],
  today: Day,
): boolean => {
  const lately = plusDays(today, -leadGoneDays)
  return grants.some(({ userId, role, until }) => {
    const user = users.find(({ id }) => id === userId)
    if (role !== 'district-lead' || !user) return false
    return (until === null || until >= lately) && (user.disabledAt === null || user.disabledAt.slice(0, 10) >= lately)
  })
}

/**
 * Whether somebody names who opens reports, who is on duty and who is whose deputy: that opens cases, so a district lead
 * does it. Before there is one, an administrator does.
 */
export const namesWhoAnswers = (actor: Actor, someDistrictLead: boolean): boolean =>
  actor.kind === 'cli' || holds(actor, 'district-lead') || (holds(actor, 'administrator') && !someDistrictLead)

/** Whether somebody may end a role: a district lead's is ended by a district lead. */
export const mayEndRole = (actor: Actor, role: Role): boolean =>
  role !== 'district-lead' || actor.kind === 'cli' || holds(actor, 'district-lead')

/** Roles of people from outside: they hold one only as long as an agreement with them runs. */
export const agreementRoles: readonly Role[] = ['officer', 'external']

/**
 * Why a role may not be given to somebody from outside, or its last day: it needs an agreement, and ends with it at the
 * latest. No last day given: the agreement's.
 */
export function agreementFor(
  role: Role,
  agreementUntil: Day | null,
  { from, until }: { from: Day; until: Day | null },
): { until: Day | null } | { refusal: string } {
  if (!agreementRoles.includes(role)) return { until }
  if (!agreementUntil) return { refusal: `${roles[role]} needs an agreement. Set the day on which it ends first.` }
  const ends = longDayWords(agreementUntil)
  if (from > agreementUntil)
    return { refusal: `The agreement ends on ${ends}, before this role begins. Renew it first.` }
  if (until !== null && until > agreementUntil)
    return { refusal: `The agreement ends on ${ends}. This role ends on that day at the latest.` }
  return { until: until ?? agreementUntil }
}

/** Whether the people who can sign in still hold a role without some of its grants: never the last of them goes. */
export const someoneElseHolds = (
  role: Role,
  users: readonly { id: UserId; disabledAt: Instant | null }[],
  grants: readonly (Pick<Grant, 'id' | 'role' | 'from' | 'until'> & { userId: UserId })[],
  today: Day,
  without: { userIds?: readonly UserId[]; grantIds?: readonly string[] },
): boolean =>
  grants.some(
    (one) =>
      one.role === role &&
      one.from <= today &&
      (one.until === null || one.until >= today) &&
      !without.grantIds?.includes(one.id) &&
      !without.userIds?.includes(one.userId) &&
      users.some((user) => user.id === one.userId && user.disabledAt === null),
  )

/** Roles of which one person always remains who can sign in. */
export const neverTheLast = ['administrator', 'district-lead'] as const satisfies readonly Role[]

/** Roles that open no case: whoever runs the system may give them. */
const accountRoles: readonly Role[] = ['referrer', 'administrator']

/**
 * The roles that somebody may give to another person. Roles of the team are given by a district lead, who makes no
 * accounts; whoever runs the system makes accounts and gives no role that opens a case (access.md 3.5). So that neither
 * can make a second person of themselves alone. Where nobody is a district lead or was one lately, an administrator names one.
 */
export function rolesToGive(actor: Actor, someDistrictLead: boolean): readonly Role[] {
  const all = Object.keys(roles) as Role[]
  if (actor.kind !== 'user') return actor.kind === 'cli' ? all : []
  if (holds(actor, 'district-lead')) return all
  if (!holds(actor, 'administrator')) return []
  return someDistrictLead ? accountRoles : [...accountRoles, 'district-lead']
}

/**
 * Why a role may not be given, in words, or undefined when it may. Separation of duties: an administrator of the system
 * sees no case content, an auditor writes nothing (NIST SP 800-53 AC-5; access.md 3.2).
 */
export function whyNotGrant(
  role: Role,
  schoolId: string | null,
  held: readonly Pick<Grant, 'role'>[],
): string | undefined {
  const apart = (one: Role) => role === one || held.some((grant) => grant.role === one)
  const others = [role, ...held.map((grant) => grant.role)].filter(
    (one) => one !== 'administrator' && one !== 'auditor',
  )
  if (apart('administrator') && (others.length > 0 || apart('auditor'))) {
    return `${roles.administrator} goes with no other role: whoever runs the system sees no case.`
  }
  if (apart('auditor') && others.length > 0)
    return `${roles.auditor} goes with no other role: whoever audits writes nothing.`
  if (districtWide.includes(role) && schoolId)
    return `${roles[role]} is for the whole district. Leave the school empty.`
  return undefined
}
