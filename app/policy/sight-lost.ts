import { holds, holdsAnywhere, worksOnTeams } from './roles.ts'
import type { UserActor } from './roles.ts'
import type { SightReason } from './sight.ts'

/** A person who sees less than before, and for which reasons they no longer see; `all` for one who is gone. */
export interface SightLost {
  userId: string
  reasons: readonly SightReason[] | 'all'
}

/** Schools whose reports a person opens as one of the triage group. */
const opened = (actor: UserActor) => actor.triageSchools.filter((school) => worksOnTeams(actor, school))
/** Schools that a law-enforcement partner serves; null is every school. */
const servedBy = (actor: UserActor) =>
  actor.grants.filter(({ role }) => role === 'officer').map(({ schoolId }) => schoolId)
/** Schools whose chair somebody is. */
const chaired = (actor: UserActor) =>
  actor.grants.filter(({ role }) => role === 'chair').map(({ schoolId }) => schoolId)

/**
 * Who lost a reason for sight: a role that ended, a triage group left, no longer on call, an account disabled. What is
 * named here may be too much; whatever still stands comes back with the next projection. That somebody was a member
 * stays in the case's own history.
 */
export function sightLost(before: readonly UserActor[], after: readonly UserActor[]): SightLost[] {
  const now = new Map(after.map((actor) => [actor.id, actor]))
  return before.flatMap((was): SightLost[] => {
    const is = now.get(was.id)
    if (!is) return [{ userId: was.id, reasons: 'all' }]
    const reasons: SightReason[] = []
    if (holds(was, 'auditor') && !holds(is, 'auditor')) reasons.push('auditor')
    if (holds(was, 'district-lead') && !holds(is, 'district-lead'))
      reasons.push('district lead', 'district lead in a staff matter')
    if (holds(was, 'hr') && !holds(is, 'hr')) reasons.push('human resources', 'lead', 'member')
    if (holds(was, 'records-officer') && !holds(is, 'records-officer')) reasons.push('records officer')
    if (holdsAnywhere(was, 'external') && !holdsAnywhere(is, 'external')) reasons.push('external')
    if (chaired(was).some((school) => !chaired(is).includes(school))) reasons.push('chair')
    if (was.standsInFor.some(({ delegationId }) => !is.standsInFor.some((one) => one.delegationId === delegationId)))
      reasons.push('lead', 'member', 'triage', 'on call')
    if (opened(was).some((school) => !opened(is).includes(school))) reasons.push('triage')
    if (was.onCall && worksOnTeams(was) && !(is.onCall && worksOnTeams(is))) reasons.push('on call')
    if (worksOnTeams(was) && !worksOnTeams(is)) reasons.push('lead', 'member')
    if (servedBy(was).some((school) => !servedBy(is).includes(school))) reasons.push('officer')
    if (was.grants.length > 0 && (is.grants.length === 0 || !worksOnTeams(is))) reasons.push('consulted')
    return reasons.length > 0 ? [{ userId: was.id, reasons }] : []
  })
}
