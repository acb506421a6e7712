import type { CaseFile } from '../domain/case-file.ts'
import type { OverrideRole } from '../domain/gate.ts'
import { holds } from './roles.ts'
import type { Actor } from './roles.ts'

/**
 * As what a person may go on without something that a gate names: the chair of the folder's school, a district lead.
 * Handed to `decide` as `overrideRoles`; whether the person may make the decision at all is asked before.
 */
export function overrideRolesOf(actor: Actor, file: CaseFile): ReadonlySet<OverrideRole> {
  const roles = new Set<OverrideRole>()
  if (holds(actor, 'chair', file.schoolId)) roles.add('chair')
  if (holds(actor, 'district-lead', file.schoolId)) roles.add('district-lead')
  return roles
}
