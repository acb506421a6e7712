import type { CaseFile } from '../domain/case-file.ts'
import { isRecused, membershipOf } from '../domain/file/people.ts'
import type { MemberFact } from '../domain/file/people.ts'
import type { Day } from '../domain/time.ts'
import { holds, holdsAnywhere, isStaffMatter, standsApart, worksOnTeams } from './roles.ts'
import type { UserActor } from './roles.ts'

/**
 * A person's membership of a folder, while it gives rights: it has not ended, and the person still holds a role of its
 * kind, and is not recused. An officer holds a law-enforcement partner's for the school, a lead or member works on teams
 * (of any school: a folder moves with its student), and in a staff matter holds human resources' or a district lead's role.
 * Nobody who audits or runs the system is on one. The case's history of who was on the team is not changed by this.
 */
export function currentMembership(actor: UserActor, file: CaseFile, today: Day): MemberFact | null {
  const membership = membershipOf(file.team, actor.id)
  if (!membership || isRecused(file, actor.id) || (membership.until !== null && membership.until < today)) return null
  return stillFits(actor, membership, file) ? membership : null
}

function stillFits(actor: UserActor, { role }: MemberFact, file: CaseFile): boolean {
  const { schoolId } = file
  if (standsApart(actor)) return false
  if (role === 'officer') return schoolId ? holds(actor, 'officer', schoolId) : holdsAnywhere(actor, 'officer')
  if (role === 'consulted') return actor.grants.length > 0
  return isStaffMatter(file) ? holds(actor, 'hr') || holds(actor, 'district-lead') : worksOnTeams(actor)
}
