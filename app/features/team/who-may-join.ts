import { weekdayAndDay } from '#app/domain/dates-in-words.ts'
import type { MemberRole } from '#app/domain/membership.ts'
import { plusDays } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { accessLimits } from '#app/policy/access-limits.ts'
import type { Profile } from '#app/domain/profiles/profile.ts'
import { teamRoles } from '#app/policy/roles.ts'
import type { Grant } from '#app/policy/roles.ts'

/**
 * Why the last day of being consulted is too late, or undefined. Somebody is consulted for some days; an external member
 * for longer, and never beyond the agreement.
 */
export function untilTooLate(
  { role, until }: { role: MemberRole; until?: Day },
  {
    user,
    grants,
    today,
    profile,
  }: {
    user: { agreementUntil: Day | null }
    grants: readonly Grant[]
    today: Day
    profile: Pick<Profile, 'consulted'>
  },
): string | undefined {
  if (!until) return undefined
  const ends = user.agreementUntil
  if (ends && until > ends)
    return `Until ${weekdayAndDay(ends)} at the latest: the agreement with this person ends then.`
  if (role !== 'consulted') return undefined
  const external = grants.some(
    (one) => one.role === 'external' && one.from <= today && (one.until === null || one.until >= today),
  )
  const { days, about } = external
    ? accessLimits.externalOnCase
    : { days: profile.consulted.days, about: profile.consulted.basis.text }
  const longest = plusDays(today, days)
  return until > longest ? `Until ${weekdayAndDay(longest)} at the latest (${about}).` : undefined
}

/**
 * Why a person can't join a team in a role, or null when they can. Members hold a working role for the school or the
 * district; officers a law-enforcement partner's; whoever reads everything or runs the system is on no team.
 */
export function mayJoinAs(
  role: MemberRole,
  grants: readonly Grant[],
  schoolId: string | null,
  today: Day,
): string | null {
  const held = new Set(
    grants
      .filter((one) => one.from <= today && (one.until === null || one.until >= today))
      .filter((one) => one.schoolId === null || one.schoolId === schoolId)
      .map((one) => one.role),
  )
  if (held.has('auditor') || held.has('administrator')) return 'Auditors and system administrators are on no team.'
  const officer = held.has('officer')
  if (role === 'officer') return officer ? null : 'Only a law-enforcement partner of this school joins as an officer.'
  if (role === 'consulted') return null
  if (officer) return 'A law-enforcement partner joins as an officer.'
  return teamRoles.some((one) => held.has(one))
    ? null
    : 'This person has no team role for this school. They can be consulted.'
}
