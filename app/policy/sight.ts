import type { CaseFile } from '../domain/case-file.ts'
import type { KindGroup, SightCompartment } from '../domain/compartments.ts'
import { isCourtSealed } from '../domain/file/court-seal.ts'
import { isRecused, leadOf } from '../domain/file/people.ts'
import { inTriage } from '../domain/screening.ts'
import type { UserId } from '../domain/ids.ts'
import type { Day } from '../domain/time.ts'
import { mayBreakGlass } from './break-glass.ts'
import { currentMembership } from './current-membership.ts'
import {
  holds,
  holdsAnywhere,
  isCalledFor,
  isChairOf,
  isStaffMatter,
  readsOverrides,
  standsApart,
  worksOnTeams,
} from './roles.ts'
import type { Actor, UserActor } from './roles.ts'
import { representedIn } from './standing-in.ts'
import { isListedOnly, sightTable } from './sight-table.ts'
import type { NamesShown, SightReason } from './sight-table.ts'
import { untilOf } from './sight-until.ts'

export { sightTable } from './sight-table.ts'
export type { NamesShown, SightReason } from './sight-table.ts'

/** What a person may read of one folder. Applied after the fold, which is the same for everybody. */
export interface Sight {
  reason: SightReason
  compartments: ReadonlySet<SightCompartment>
  /** Kind groups whose entries are readable; others are not shown at all. */
  groups: ReadonlySet<KindGroup>
  /** The name of a staff referrer may be read (P18). */
  reporter: boolean
  names: NamesShown
  /** Last day of the right, if it ends. */
  until: Day | null
  /** Whose sight it is: their own entries stay readable to them. */
  self?: UserId
  /** In whose place it is read, where somebody stands in. */
  inPlaceOf?: { id: UserId; name: string }
}

/**
 * What a person may read of a folder, or null where even its existence is hidden. Default deny: system
 * administrators and everybody without a relation see nothing, and whoever is recused sees nothing whatever else they
 * hold (access.md 3.6). What a court sealed is seen by nobody (audit.md 2.10). Who stands in for somebody sees what that person works on (3.8). Health parts need a
 * counselor's grant besides the relation. `today` is the district's day.
 */
export function sightOf(actor: Actor, file: CaseFile, today: Day): Sight | null {
  if (
    actor.kind !== 'user' ||
    isCourtSealed(file) ||
    isRecused(file, actor.id) ||
    holdsAnywhere(actor, 'administrator')
  )
    return null
  const own = ownSight(actor, file, today)
  if (own && !isListedOnly(own.reason)) return own
  return standingIn(actor, file, today, own) ?? own
}

function ownSight(actor: UserActor, file: CaseFile, today: Day): Sight | null {
  const reason = reasonOf(actor, file, today)
  return reason ? sightBy(reason, actor, file) : null
}

/**
 * What somebody reads in another's place: the work of teams, without who reported and who is kept out, until the
 * standing in ends. Whom a lead keeps out, and why, is theirs alone to read (`recusal.read` is personal); whoever
 * answers for that record, or for overrides, goes on reading them.
 */
function standingIn(actor: UserActor, file: CaseFile, today: Day, own: Sight | null): Sight | null {
  const overseen = own?.compartments.has('oversight') ? overseenGroups.filter((one) => own.groups.has(one)) : []
  for (const represented of representedIn(actor, file)) {
    const sight = ownSight(represented.as, file, today)
    if (!sight || !delegable.has(sight.reason)) continue
    const compartments = new Set([...sight.compartments].filter((one) => !personalCompartments.has(one)))
    if (overseen.length > 0) compartments.add('oversight')
    const groups = new Set([...[...sight.groups].filter((one) => one !== 'recusal'), ...overseen])
    const until = sight.until && sight.until < represented.until ? sight.until : represented.until
    const { id, name } = represented.as
    return { ...sight, compartments, groups, reporter: false, until, inPlaceOf: { id, name } }
  }
  return null
}
const overseenGroups = ['override', 'recusal', 'disclosure'] as const satisfies readonly KindGroup[]
const delegable: ReadonlySet<SightReason> = new Set(['lead', 'member', 'triage', 'on call'])
const personalCompartments: ReadonlySet<string> = new Set(['reporter', 'health', 'legal', 'personnel'])

function sightBy(reason: SightReason, actor: UserActor, file: CaseFile): Sight {
  const row = sightTable[reason]
  const compartments = new Set<SightCompartment>(row.compartments)
  const working = reason === 'lead' || reason === 'member'
  const counsels = holds(actor, 'counselor', file.schoolId)
  if (working && counsels) compartments.add('health')
  if (reason === 'break-glass' && (counsels || holds(actor, 'chair', file.schoolId))) compartments.add('health')
  const groups = new Set<KindGroup>(row.groups)
  // Whoever is asked to read why somebody went on can, also where the folder is seen as an officer.
  if (readsOverrides(actor, file)) {
    compartments.add('oversight')
    groups.add('override')
  }
  // A district lead answers for who is kept out, on the team or not; a records officer on a team goes on reading it.
  if (!standsApart(actor) && (holds(actor, 'district-lead') || (working && holds(actor, 'records-officer')))) {
    compartments.add('oversight')
    groups.add('recusal')
  }
  return {
    reason,
    compartments,
    groups,
    reporter: row.reporter,
    names: row.names,
    until: untilOf(actor, reason, file),
    ...(row.listed ? {} : { self: actor.id }),
  }
}

function reasonOf(actor: UserActor, file: CaseFile, today: Day): SightReason | null {
  const membership = currentMembership(actor, file, today)
  if (membership) {
    if (membership.role === 'officer') return 'officer'
    if (leadOf(file.team)?.userId === actor.id) return 'lead'
    if (membership.role !== 'consulted') return 'member'
    return holdsAnywhere(actor, 'external') ? 'external' : 'consulted'
  }
  return triageReason(actor, file) ?? openedReason(actor, file) ?? outsideReason(actor, file)
}

/**
 * Before a case, and until a team stands, triage belongs to the school's group and the people on call (P9). A staff
 * member of concern is no matter of theirs: then it belongs to human resources and the district leads (rule R28).
 */
function triageReason(actor: UserActor, file: CaseFile): SightReason | null {
  if (isStaffMatter(file)) {
    if (standsApart(actor)) return null
    if (holds(actor, 'hr')) return 'human resources'
    return holds(actor, 'district-lead') && inTriage(file) ? 'district lead in a staff matter' : null
  }
  if (!inTriage(file)) return null
  const { schoolId } = file
  if (schoolId && actor.triageSchools.includes(schoolId) && worksOnTeams(actor, schoolId)) return 'triage'
  return isCalledFor(actor, file) && worksOnTeams(actor) ? 'on call' : null
}

/** Opened for a short time with a reason: in an emergency, or to audit. Never a staff matter. */
function openedReason(actor: UserActor, file: CaseFile): SightReason | null {
  const opening = actor.openings.find((one) => one.caseId === file.id)
  if (!opening || isStaffMatter(file)) return null
  if (opening.kind === 'break-glass') return mayBreakGlass(actor, file) ? 'break-glass' : null
  return holds(actor, 'auditor') ? 'audit' : null
}

/** What is seen of folders that are not one's own: their header, for a list. */
function outsideReason(actor: UserActor, file: CaseFile): SightReason | null {
  if (holds(actor, 'auditor')) return 'auditor'
  if (holds(actor, 'district-lead')) return 'district lead'
  if (holds(actor, 'records-officer')) return 'records officer'
  return isChairOf(actor, file) ? 'chair' : null
}
