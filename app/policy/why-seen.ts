import type { CaseFile } from '../domain/case-file.ts'
import { membershipOf } from '../domain/file/people.ts'
import type { SchoolId } from '../domain/ids.ts'
import type { Day, Instant } from '../domain/time.ts'
import { openingOf } from './break-glass.ts'
import { isStaffMatter } from './roles.ts'
import type { Actor, Role } from './roles.ts'
import type { Sight, SightReason } from './sight.ts'
import { sightTable } from './sight-table.ts'

/** Why somebody sees a folder, as words and dates; the page writes the dates as it writes all others. */
export interface WhySeen {
  /** "team member", "on call for the district". */
  words: string
  schoolId: SchoolId | null
  /** When the membership or the opening began; null where a role alone gives sight. */
  since: Instant | null
  /** The first day of the role that gives sight by itself; null where something else does. */
  sinceDay: Day | null
  until: Day | null
  /** When what was opened for a short time closes by itself. */
  untilAt: Instant | null
  /** The name of whom somebody stands in for. */
  inPlaceOf: string | null
  /** Only the header: the folder stands in lists. */
  headerOnly: boolean
}

const words: Readonly<Record<SightReason, string>> = {
  lead: 'lead of the case',
  member: 'team member',
  officer: 'law-enforcement partner on the team',
  external: 'external member, for this case',
  consulted: 'consulted, for this case',
  triage: 'in the school’s triage group, while the report is screened',
  'on call': 'on call for the district, while the report is screened',
  'human resources': 'human resources, for a matter of a staff member',
  'district lead in a staff matter': 'district lead, while a report about a staff member is screened',
  'break-glass': 'opened in an emergency',
  audit: 'opened to audit',
  'district lead': 'district lead, not on the team',
  chair: 'chair of the school, not on the team',
  'records officer': 'records officer',
  auditor: 'auditor, before the case is opened with a reason',
}
const ofTheTeam: ReadonlySet<SightReason> = new Set(['lead', 'member', 'officer', 'external', 'consulted'])
/** Reasons that a school's own list or role gives; others reach every school. */
const ofTheSchool: ReadonlySet<SightReason> = new Set(['lead', 'member', 'officer', 'triage', 'chair'])

/** Reasons that a role gives by itself. */
const byRole: Readonly<Partial<Record<SightReason, Role>>> = {
  'human resources': 'hr',
  'district lead in a staff matter': 'district-lead',
  'district lead': 'district-lead',
  chair: 'chair',
  'records officer': 'records-officer',
  auditor: 'auditor',
}

/** The first day of somebody's own role by which they see a folder; null where they stand in for somebody. */
function roleSince({ reason, inPlaceOf }: Sight, actor: Actor, file: CaseFile): Day | null {
  const role = byRole[reason]
  if (!role || inPlaceOf || actor.kind !== 'user') return null
  const days = actor.grants
    .filter((grant) => grant.role === role && (grant.schoolId === null || grant.schoolId === file.schoolId))
    .map(({ from }) => from)
  return days.sort()[0] ?? null
}

/** Says why somebody sees a folder (access.md, pages): by which relation, since when and until when. Pure. */
export function whySeen(sight: Sight, actor: Actor, file: CaseFile): WhySeen {
  const { reason, until, inPlaceOf } = sight
  const opening = openingOf(actor, file.id, sight)
  const membership = ofTheTeam.has(reason) ? membershipOf(file.team, inPlaceOf?.id ?? actor.id) : undefined
  return {
    words: words[reason],
    schoolId: ofTheSchool.has(reason) ? file.schoolId : null,
    since: membership?.since ?? opening?.startedAt ?? null,
    sinceDay: roleSince(sight, actor, file),
    until,
    untilAt: opening?.until ?? null,
    inPlaceOf: inPlaceOf?.name ?? null,
    headerOnly: sightTable[reason].listed === true,
  }
}

const compartmentWords: readonly (readonly [string, string])[] = [
  ['education', 'what the team put on record'],
  ['personnel', 'the matter of a staff member'],
  ['reporter', 'who reported'],
  ['health', 'health notes'],
  ['law', 'police matter'],
  ['juvenile', 'court and probation'],
  ['legal', 'counsel'],
]

/** What of a folder a sight reads, in words. */
export function partsSeen(sight: Sight, file: Pick<CaseFile, 'student'>): string[] {
  if (sightTable[sight.reason].listed) return ['the header: number, stage, level, school']
  const other = isStaffMatter(file) ? 'education' : 'personnel'
  const read = compartmentWords.flatMap(([name, said]) =>
    name !== other && (sight.compartments as ReadonlySet<string>).has(name) ? [said] : [],
  )
  if (!sight.groups.has('case') && sight.groups.has('means')) return [...read, 'only about weapons and what is shared']
  return read
}
