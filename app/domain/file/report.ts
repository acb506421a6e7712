import type { EntryId, PersonId, SchoolId, UserId } from '../ids.ts'
import type { Day, Instant, Moment } from '../time.ts'

export type YesNoUnknown = 'yes' | 'no' | 'unknown'

/** How a report came. `public form` has its place here and no page yet. */
export const reportChannels = ['staff', 'phone', 'e-mail', 'walk-in', 'tip line', 'public form', 'other'] as const
export type ReportChannel = (typeof reportChannels)[number]

/** One report in the folder. Who reported is a sealed part and never here. */
export interface ReportFact {
  entryId: EntryId
  receivedAt: Instant
  channel: ReportChannel
  schoolId: SchoolId
  danger: YesNoUnknown
  weapon: YesNoUnknown
  what: string
  exactWords?: string
  /** Whom it was aimed at, as the report says. */
  aimedAt?: string
  namesTimeOrTarget: boolean
  studentAs: string
  whereNow: 'with me' | 'in class' | 'in the office' | 'not at school' | 'unknown'
  reporterUnknown: boolean
  /** The reporter asked that the name stays closed: nobody on the team sees it (P18). */
  confidential: boolean
}

/**
 * Whether a report is read at once, day and night: danger is marked, or it is not known whether there is danger and a
 * weapon was seen, shown or talked about. "I'm not sure" never makes a weapon wait until Monday.
 */
export const isLifeSafety = (report: Pick<ReportFact, 'danger' | 'weapon'>): boolean =>
  report.danger === 'yes' || (report.danger === 'unknown' && report.weapon === 'yes')

export interface Acknowledgement {
  entryId: EntryId
  at: Instant
  by: UserId
}

/** The student of concern as shown when identified; later roster changes never change it. */
export interface IdentifiedStudent {
  entryId: EntryId
  /** Null while unknown, or for somebody not on the roster. */
  personId: PersonId | null
  name: string
  grade?: string
  schoolId?: SchoolId
  /** Which identifiers agreed (P10): at least two once confirmed. */
  identifiers: readonly string[]
  confirmed: boolean
  /** The account of a member of staff, where they have one. */
  userId?: UserId
  concern: 'student' | 'staff' | 'other' | 'unknown'
}

export const screeningOutcomes = ['not-a-threat', 'resolved', 'routed', 'open', 'emergency'] as const
export type ScreeningOutcome = (typeof screeningOutcomes)[number]

/** What somebody will still do after a quick close; becomes a task when the second person confirms. */
export interface FollowUp {
  what: string
  owner: UserId
  ownerName: string
  dueOn: Day
}

export interface TriageProposal {
  entryId: EntryId
  outcome: ScreeningOutcome
  rationale: string
  routedTo?: string
  /** The entries that it rests on. */
  cites: readonly EntryId[]
  followUps: readonly FollowUp[]
  by: UserId
  at: Instant
  confirmed: { entryId: EntryId; by: UserId; at: Instant } | null
  /** Second person did not agree; a new proposal is needed. */
  sentBack: { entryId: EntryId; by: UserId; at: Instant; question: string } | null
}

export interface PriorSearch {
  entryId: EntryId
  by: UserId
  at: Instant
  /** For whom: null where the author is unknown or not on the roster. */
  personId: PersonId | null
  result: 'none' | 'found' | 'record exists'
  /** Roles in which the student was met before (P11). */
  found: readonly { role: 'student of concern' | 'staff member of concern' | 'target' | 'witness'; what: string }[]
}

export interface TriageFacts {
  acknowledged: Acknowledgement | null
  /** Who was identified, oldest first; the last one counts. */
  identified: { entryId: EntryId; personId: PersonId | null }[]
  prior: PriorSearch[]
  /** Newest last. The last one counts. */
  proposals: TriageProposal[]
  watchUntil: string | null
  /** Joined to another folder, that folder's id, and whether joining was also the report's first opening. */
  joinedTo: { entryId: EntryId; caseId: string; caseNumber: string; openedIt: boolean } | null
  joined: { entryId: EntryId; caseId: string; reportNumber: string }[]
  /** Other folders of which somebody said that they are not the same. */
  toldApart: { entryId: EntryId; caseId: string }[]
}

export const emptyTriage: TriageFacts = {
  acknowledged: null,
  identified: [],
  prior: [],
  proposals: [],
  watchUntil: null,
  joinedTo: null,
  joined: [],
  toldApart: [],
}

export interface Happened {
  entryId: EntryId
  happened: Moment
  recordedAt: Instant
  by: UserId
}
