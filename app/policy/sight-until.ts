import type { CaseFile } from '../domain/case-file.ts'
import { membershipOf } from '../domain/file/people.ts'
import type { Day } from '../domain/time.ts'
import { teamRoles } from './roles.ts'
import type { Role, UserActor } from './roles.ts'
import type { SightReason } from './sight-table.ts'

/** The roles that carry a reason; a right ends with the last of them. */
export const carriers: Readonly<Record<SightReason, readonly Role[]>> = {
  lead: [...teamRoles, 'hr'],
  member: [...teamRoles, 'hr'],
  triage: teamRoles,
  'on call': teamRoles,
  officer: ['officer'],
  external: ['external'],
  consulted: [...teamRoles, 'hr', 'officer', 'referrer', 'dispatcher'],
  'human resources': ['hr'],
  'district lead in a staff matter': ['district-lead'],
  'break-glass': teamRoles,
  audit: ['auditor'],
  auditor: ['auditor'],
  'district lead': ['district-lead'],
  'records officer': ['records-officer'],
  chair: ['chair'],
}

/** Reasons that only a role for the folder's school, or for the district, carries. */
const ofSchool: ReadonlySet<SightReason> = new Set(['triage', 'officer', 'chair', 'break-glass'])

/** Reasons that a membership carries: they end with it. A membership that is over says nothing of the others. */
const ofMembership: ReadonlySet<SightReason> = new Set(['lead', 'member', 'officer', 'external', 'consulted'])

/** The last day of a right: of the membership that carries it, or of the last role by which the folder is seen. */
export function untilOf(actor: UserActor, reason: SightReason, file: CaseFile): Day | null {
  const here = (schoolId: string | null) => !ofSchool.has(reason) || schoolId === null || schoolId === file.schoolId
  const ends = actor.grants
    .filter(({ role, schoolId }) => carriers[reason].includes(role) && here(schoolId))
    .map(({ until }) => until)
  const role = ends.includes(null)
    ? null
    : (ends
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? null)
  const membership = ofMembership.has(reason)
    ? ((membershipOf(file.team, actor.id)?.until ?? null) as Day | null)
    : null
  return role && membership ? (role < membership ? role : membership) : (role ?? membership)
}

/** Whether a role by itself brings sight of folders; whoever is only consulted on one is given that one. */
export const opensCases = (role: Role): boolean =>
  (Object.keys(carriers) as SightReason[]).some((reason) => reason !== 'consulted' && carriers[reason].includes(role))
