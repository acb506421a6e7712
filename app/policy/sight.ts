import type { CaseFile } from '../domain/case-file.ts'
import type { KindGroup, SightCompartment } from '../domain/compartments.ts'
import { inTriage } from '../domain/screening.ts'
import { leadOf, membershipOf } from '../domain/file/people.ts'
import type { UserId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { currentMembership } from './current-membership.ts'
import { holds, teamRoles, worksOnTeams } from './roles.ts'
import type { Actor, Role, UserActor } from './roles.ts'

/** The strongest reason for which a person sees a folder. */
export type SightReason =
  'lead' | 'member' | 'officer' | 'consulted' | 'triage' | 'on call' | 'district lead' | 'auditor'

/** What a person may read of one folder. Applied after the fold, which is the same for everybody. */
export interface Sight {
  reason: SightReason
  compartments: ReadonlySet<SightCompartment>
  /** Kind groups whose entries are readable; others are not shown at all. */
  groups: ReadonlySet<KindGroup>
  /** The name of a staff referrer may be read (P18). */
  reporter: boolean
  /** Last day of the right, if it ends. */
  until: Day | null
  /** Whose sight it is: their own entries stay readable to them. */
  self?: UserId
}

/** Compartments and groups by reason: the readable table. Reading needs the compartment and the group. */
export const sightTable: Readonly<
  Record<SightReason, { compartments: readonly SightCompartment[]; groups: readonly KindGroup[]; reporter: boolean }>
> = {
  lead: {
    compartments: ['header', 'education', 'personnel', 'reporter'],
    groups: ['identity', 'target', 'means', 'case', 'override'],
    reporter: true,
  },
  member: {
    compartments: ['header', 'education', 'personnel', 'reporter'],
    groups: ['identity', 'target', 'means', 'case', 'override'],
    reporter: true,
  },
  triage: {
    compartments: ['header', 'education', 'reporter'],
    groups: ['identity', 'target', 'means', 'case', 'override'],
    reporter: true,
  },
  'on call': {
    compartments: ['header', 'education', 'reporter'],
    groups: ['identity', 'target', 'means', 'case', 'override'],
    reporter: true,
  },
  consulted: { compartments: ['header', 'education'], groups: ['identity', 'case', 'override'], reporter: false },
  officer: { compartments: ['header', 'education', 'law'], groups: ['identity', 'target', 'means'], reporter: false },
  'district lead': { compartments: ['header', 'oversight'], groups: ['override'], reporter: false },
  auditor: {
    compartments: ['header', 'education'],
    groups: ['identity', 'target', 'means', 'case', 'override'],
    reporter: false,
  },
}

/**
 * What a person may read of a folder, or null where even its existence is hidden. Default deny: system
 * administrators and everybody without a relation see nothing. Health parts need a counselor's grant besides the
 * relation; law parts an officer's. `today` is the district's day.
 */
export function sightOf(actor: Actor, file: CaseFile, today: Day): Sight | null {
  const reason = reasonOf(actor, file, today)
  if (!reason || actor.kind !== 'user') return null
  const row = sightTable[reason]
  const compartments = new Set<SightCompartment>(row.compartments)
  const working = reason === 'lead' || reason === 'member'
  if (working && holds(actor, 'counselor', file.schoolId)) compartments.add('health')
  return {
    reason,
    compartments,
    groups: new Set(row.groups),
    reporter: row.reporter,
    until: untilOf(actor, reason, file),
    self: actor.id,
  }
}

/** The roles that carry a reason; a right ends with the last of them. */
const carriers: Readonly<Record<SightReason, readonly Role[]>> = {
  lead: teamRoles,
  member: teamRoles,
  triage: teamRoles,
  'on call': teamRoles,
  officer: ['officer'],
  consulted: [...teamRoles, 'officer', 'referrer', 'dispatcher'],
  auditor: ['auditor'],
  'district lead': ['district-lead'],
}

/** Reasons that only a role for the folder's school, or for the district, carries. */
const ofSchool: ReadonlySet<SightReason> = new Set(['triage', 'officer'])

/** The last day of the right: of the membership, or of the last role by which the folder is seen. */
function untilOf(actor: UserActor, reason: SightReason, file: CaseFile): Day | null {
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
  const membership = (membershipOf(file.team, actor.id)?.until ?? null) as Day | null
  return role && membership ? (role < membership ? role : membership) : (role ?? membership)
}

function reasonOf(actor: Actor, file: CaseFile, today: Day): SightReason | null {
  if (actor.kind !== 'user') return null
  const membership = currentMembership(actor, file, today)
  if (membership) {
    if (membership.role === 'officer') return 'officer'
    if (leadOf(file.team)?.userId === actor.id) return 'lead'
    return membership.role === 'consulted' ? 'consulted' : 'member'
  }
  // Before a case, and until a team stands, triage belongs to the school's group and the people on call (P9).
  if (inTriage(file)) {
    const { schoolId } = file
    if (schoolId && actor.triageSchools.includes(schoolId) && worksOnTeams(actor, schoolId)) return 'triage'
    if (actor.onCall && worksOnTeams(actor)) return 'on call'
  }
  if (holds(actor, 'auditor')) return 'auditor'
  if (holds(actor, 'district-lead')) return 'district lead'
  return null
}
