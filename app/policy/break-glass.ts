import type { CaseFile } from '../domain/case-file.ts'
import { isRecused } from '../domain/file/people.ts'
import { holds, holdsAnywhere, isStaffMatter, worksOnTeams } from './roles.ts'
import type { Role, UserActor } from './roles.ts'

/** Who may open a folder that is not theirs in an emergency (access.md 3.7). Never officers or whoever runs the system. */
export const breakGlassRoles = ['counselor', 'chair', 'principal', 'district-lead'] as const satisfies readonly Role[]

/**
 * Whether somebody may open this folder in an emergency: with such a role for its school, not recused, and never a
 * matter of a staff member.
 */
export const mayBreakGlass = (actor: UserActor, file: CaseFile): boolean =>
  !isRecused(file, actor.id) &&
  !isStaffMatter(file) &&
  worksOnTeams(actor, file.schoolId) &&
  !holdsAnywhere(actor, 'officer') &&
  breakGlassRoles.some((role) => holds(actor, role, file.schoolId))
