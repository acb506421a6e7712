import type { CaseFile } from '../domain/case-file.ts'
import { schoolIsOut } from '../domain/file/people.ts'
import { concernsStaff } from '../domain/identity.ts'
import type { CaseId, SchoolId, UserId } from '../domain/ids.ts'
import type { Day, Instant } from '../domain/time.ts'

/** The roles that a grant can give. A person may hold several, each for one school or for the whole district. */
export const roles = {
  referrer: 'Staff referrer',
  dispatcher: 'Enters reports for others',
  counselor: 'Counselor or psychologist',
  member: 'Team member',
  chair: 'Team chair',
  principal: 'Principal',
  officer: 'Law-enforcement partner',
  external: 'External member',
  'district-lead': 'District lead',
  hr: 'Human resources',
  'records-officer': 'Records officer',
  'campus-monitor': 'Campus monitor',
  registrar: 'Registrar',
  communications: 'Communications officer',
  analyst: 'Analyst',
  auditor: 'Auditor',
  administrator: 'System administrator',
} as const
export type Role = keyof typeof roles

/** A role held for one school (or the district, when `schoolId` is null) between two days. */
export interface Grant {
  id: string
  role: Role
  schoolId: SchoolId | null
  from: Day
  until: Day | null
}

/** A time-limited reading of one folder: opened in an emergency, or by an auditor with a reason. Loaded only while it runs. */
export interface Opening {
  id: string
  caseId: CaseId
  kind: 'break-glass' | 'audit'
  startedAt: Instant
  until: Instant
}

/** A person for whom another stands in for some days (access.md 3.8), with the rights that person holds today. */
export interface Represented extends RightsHolder {
  delegationId: string
  /** Last day of standing in. */
  until: Day
}

/** Somebody with grants, groups and duties, as the policy sees them. */
export interface RightsHolder {
  id: UserId
  name: string
  grants: readonly Grant[]
  /** Schools whose triage group this person is in. */
  triageSchools: readonly SchoolId[]
  /** On the district's on-call list. */
  onCall: boolean
}

/** A person who is signed in, with the grants that count today, re-read in the transaction of what they do. */
export interface UserActor extends RightsHolder {
  kind: 'user'
  /** Whose deputy this person is for approvals. */
  deputyFor: readonly UserId[]
  /** Folders this person reads for a short time besides those of their own. */
  openings: readonly Opening[]
  /** For whom this person stands in today. */
  standsInFor: readonly Represented[]
}

/** What runs by itself or from the command line: acts only through commands that name it. */
export interface SystemActor {
  kind: 'system' | 'cli'
  id: 'system' | 'cli'
  name: string
}

export type Actor = UserActor | SystemActor

/** Whether the person holds a role for a school. A district grant holds for every school. */
export const holds = (actor: Actor, role: Role, schoolId?: SchoolId | null): boolean =>
  actor.kind === 'user' &&
  actor.grants.some((grant) => grant.role === role && (grant.schoolId === null || grant.schoolId === schoolId))
/** Whether the person holds a role anywhere. */
export const holdsAnywhere = (actor: Actor, role: Role): boolean =>
  actor.kind === 'user' && actor.grants.some((grant) => grant.role === role)

/** The roles of people who work on teams, besides officers. */
export const teamRoles = [
  'chair',
  'member',
  'counselor',
  'principal',
  'district-lead',
] as const satisfies readonly Role[]

/** Whether somebody runs the system or audits: that goes with no place in a case, whatever else they hold (access.md 3.2). */
export const standsApart = (actor: Actor): boolean =>
  holdsAnywhere(actor, 'administrator') || holdsAnywhere(actor, 'auditor')

/**
 * Whether somebody works on teams today, for a school where one is named. Triage, the on-call list and membership rest
 * on it: they open nothing to law-enforcement partners, who may only be called (P9, P18), nor to whoever runs the
 * system, audits, or holds no role any more.
 */
export const worksOnTeams = (actor: Actor, schoolId?: SchoolId | null): boolean =>
  !standsApart(actor) &&
  teamRoles.some((role) => (schoolId ? holds(actor, role, schoolId) : holdsAnywhere(actor, role)))

/** Whether a folder is about a staff member: a personnel matter, which no school's team reads (access.md 3.0). */
export const isStaffMatter: (file: Pick<CaseFile, 'student'>) => boolean = concernsStaff

/** Whether somebody is the chair of a folder's school, on its team or not. In a staff matter nobody is. */
export const isChairOf = (actor: Actor, file: Pick<CaseFile, 'schoolId' | 'student'>): boolean =>
  worksOnTeams(actor, file.schoolId) && holds(actor, 'chair', file.schoolId) && !isStaffMatter(file)

/**
 * Whether somebody is called for a folder in triage: on the district's on-call list, or a district lead where everybody
 * who opens reports at its school is kept out.
 */
export const isCalledFor = (actor: UserActor, file: CaseFile): boolean =>
  actor.onCall || (schoolIsOut(file) && holds(actor, 'district-lead'))

/**
 * Whether somebody is asked to read why others went on without what a gate asked for: a district lead, or the deputy of
 * one who works on teams, but of no staff matter. Of any folder that they see, for whatever reason; never of their own step. No folder: of any.
 */
export const readsOverrides = (actor: Actor, file: Pick<CaseFile, 'student'> | null): boolean =>
  actor.kind === 'user' &&
  worksOnTeams(actor) &&
  (holds(actor, 'district-lead') || (actor.deputyFor.length > 0 && !(file && isStaffMatter(file))))
