import { holds, worksOnTeams } from './roles.ts'
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
    if (holds(was, 'district-lead') && !holds(is, 'district-lead')) reasons.push('district lead')
    if (opened(was).some((school) => !opened(is).includes(school))) reasons.push('triage')
    if (was.onCall && worksOnTeams(was) && !(is.onCall && worksOnTeams(is))) reasons.push('on call')
    if (worksOnTeams(was) && !worksOnTeams(is)) reasons.push('lead', 'member')
    if (servedBy(was).some((school) => !servedBy(is).includes(school))) reasons.push('officer')
    if (was.grants.length > 0 && (is.grants.length === 0 || !worksOnTeams(is))) reasons.push('consulted')
    return reasons.length > 0 ? [{ userId: was.id, reasons }] : []
  })
}
