/** Rows as the store gives and takes them: plain values, days and moments as text, lists as lists. */
import type { PersonRole } from '#app/domain/projection.ts'
import type { Compartment } from '#app/domain/compartments.ts'
import type { EntryEnvelope } from '#app/domain/entry.ts'
import type { AddressId, CaseId, EntryId, FileId, PersonId, SchoolId, UserId } from '#app/domain/ids.ts'
import type { SchoolCalendar } from '#app/domain/school-calendar.ts'
import type { Stage } from '#app/domain/stages.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import type { Grant } from '#app/policy/roles.ts'

export type * from './rights-rows.ts'

export interface EntryRow extends EntryEnvelope {
  /** Names of all parts that exist. Bodies of open parts are loaded with the folder, sealed ones only on demand. */
  parts: readonly {
    compartment: Compartment
    body: string | null
    /** Its body and salt left the folder when a wrong student was corrected. */
    destroyed: boolean
  }[]
}
export interface PartRow {
  entryId: EntryId
  compartment: Compartment
  body: string
  keyId: string | null
  salt: string
}
/** `salt` is of the commitment over the envelope; each part has its own. */
export interface NewEntryRow extends EntryEnvelope {
  salt: string
  parts: readonly Omit<PartRow, 'entryId'>[]
}
/** An entry with all its parts as stored; a destroyed part is left out. `key` is only for paging. */
export interface EntryEvidence extends NewEntryRow {
  key: number
}

export interface PersonRow {
  id: PersonId
  kind: 'student' | 'guardian' | 'staff' | 'other'
  name: string
  given: string
  family: string
  studentNumber: string | null
  birthDate: Day | null
  grade: string | null
  schoolId: SchoolId | null
  /** Classes by period, phone, handles: small facts that identify (P10). */
  handles: readonly string[]
  classes: readonly string[]
  phone: string | null
  email: string | null
  userId: UserId | null
  salt: string
}
export interface GuardianRow {
  studentId: PersonId
  guardianId: PersonId
  relation: string
}
export interface AddressRow {
  id: AddressId
  label: string
  line: string
  createdAt: Instant
  salt: string
}
export interface StayRow {
  personId: PersonId
  addressId: AddressId
  relation: string
}
export interface SchoolRow {
  id: SchoolId
  code: string
  name: string
  grades: string
  phone: string | null
  salt: string
}
export interface UserRow {
  id: UserId
  key: number
  signIn: string
  name: string
  title: string
  phone: string | null
  disabledAt: Instant | null
  agreementUntil: Day | null
  /** By which a guardian on the roster is known to be the same person. */
  email: string | null
  salt: string
}
export interface GrantRow extends Grant {
  userId: UserId
  grantedBy: UserId
  reason: string
  salt: string
}
export interface DistrictRow {
  id: string
  name: string
  demo: boolean
  safetyPhone: string
  profileId: string
  calendar: SchoolCalendar
  /** Clocks and other numbers of the profile that the district changed, by clock id. */
  overrides: Readonly<Record<string, unknown>>
  /** Number of the last change; whoever keeps anything derived from this row compares it. */
  revision: number
  /** Prefix of case numbers, such as RA. */
  numberPrefix: string
  salt: string
}
export interface DraftRow {
  id: string
  userId: UserId
  form: string
  caseId: CaseId | null
  body: string
  rev: number
  savedAt: Instant
  /** Null where it was stored before drafts were sealed. */
  keyId: string | null
}
export interface FileRow {
  id: FileId
  name: string
  mediaType: string
  size: number
  sha256: string
  stagedBy: UserId
  stagedAt: Instant
  boundTo: EntryId | null
  caseId: CaseId | null
  blockedAt: Instant | null
}
/** A piece of a file as it is stored: sealed where it has a key. */
export interface PieceRow {
  bytes: Uint8Array
  keyId: string | null
}
/** Something that is in clear, or under a key that only opens, on its way to be sealed anew. */
export interface PartToSeal extends PartRow {
  /** Of the entry; for going through them in order. */
  key: number
  caseId: CaseId
}
export interface EventToSeal extends SealedAuditRow {
  leaf: string
}
export interface PieceToSeal extends PieceRow {
  fileId: FileId
  n: number
}
export interface AuditLeafRow {
  seq: number
  body: string
  hash: string
}
export interface AuditHead {
  size: number
  last: string
}
export interface SealedAuditRow {
  seq: number
  body: string
  salt: string
  keyId: string | null
}

/** One row a folder; a projection, rebuilt by `npm run reindex`. */
export interface CaseIndexRow {
  key: number
  id: CaseId
  reportNumber: string | null
  caseNumber: string | null
  schoolId: SchoolId | null
  stage: Stage
  stageSince: Instant | null
  studentId: PersonId | null
  studentName: string | null
  studentGrade: string | null
  level: string | null
  levelState: 'none' | 'working' | 'awaiting' | 'assessed'
  leadName: string | null
  openedAt: Instant | null
  updatedAt: Instant
  nextDueAt: Instant | null
  nextDueWhat: string | null
  danger: boolean
  /** A staff member is the concern. */
  staff: boolean | null
}
/** A row with the strongest reason for which the asking person sees it; with some (`isListedOnly`) the header alone. */
export interface CaseListRow extends CaseIndexRow {
  reason: string
}
export interface WorkItemRow {
  /** Stable: clock or task and what it is about, so that a token (item, rung) is the same however often it is made. */
  id: string
  caseId: CaseId
  /** A person, or a group of people by name: `triage:sch_…`, `on-call`, `lead:cas_…`, `district-leads`. */
  owner: string
  what: string
  why: string
  href: string
  dueAt: Instant | null
  dueOn: Day | null
  amberAt: Instant | null
  redAt: Instant | null
  nextWakeAt: Instant | null
  danger: boolean
  /** `check-in` rows carry Done and Not done; `weapon` rows say that the clock runs in breaks. */
  form: 'link' | 'check-in' | 'waiting' | 'weapon'
}
/** All projections of one folder. */
export interface ProjectionRows {
  index: Omit<CaseIndexRow, 'key'>
  access: readonly { userId: UserId; reason: string; until: Day | null }[]
  work: readonly WorkItemRow[]
  people: readonly { personId: PersonId; role: PersonRole }[]
  /** Words of the search index: number and student name only (a home visit's details never). */
  words: string
  reportedBy: readonly { userId: UserId; entryId: EntryId }[]
}
/** How many rows of a table stand there that should not, or should and don't. */
export interface ProjectionDifference {
  table: 'case_index' | 'case_access' | 'work_items' | 'case_people' | 'search' | 'reports_by'
  extra: number
  missing: number
  /** Of `case_access`: whose sight is missing although no row of theirs has run out, after which a weaker one follows. */
  unseen?: readonly UserId[]
}
export interface AccessRow {
  userKey: number
  caseKey: number
  reason: string
  until: Day | null
}

/** Who reads, on which day, and how much at most. */
export interface InSight {
  userKey: number
  today: Day
  limit: number
}

export interface CaseListFilter {
  userKey: number
  today: Day
  school?: SchoolId
  stage?: Stage | 'open' | 'finished'
  level?: string
  due?: 'overdue' | 'this-week'
  mine?: boolean
  /** Number or student name. */
  search?: string
  now: Instant
  after?: { updatedAt: Instant; key: number }
  limit: number
}
