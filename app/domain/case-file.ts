import type { CaseId, EntryId, SchoolId, UserId } from './ids.ts'
import { emptyClosing, emptyLevel, emptyOutcomes, emptyPlan } from './file/judgement.ts'
import type {
  ClosingFacts,
  KeyAnswer,
  LevelFacts,
  MeetingFact,
  OutcomeFacts,
  OverrideFact,
  PlanFacts,
} from './file/judgement.ts'
import { emptyInquiry } from './file/inquiry.ts'
import type { InquiryFacts } from './file/inquiry.ts'
import { emptyTeam } from './file/people.ts'
import type {
  ContactFact,
  NoteFact,
  RecusalFact,
  ReminderFact,
  TargetFact,
  TaskFact,
  TeamFacts,
} from './file/people.ts'
import { emptyTriage } from './file/report.ts'
import type { IdentifiedStudent, ReportFact, TriageFacts } from './file/report.ts'
import { emptyDanger, emptyMeans, emptyPolice } from './file/safety.ts'
import { emptyCourtSeal } from './file/court-seal.ts'
import type { CourtSealFacts } from './file/court-seal.ts'
import { emptyShared } from './file/disclosures.ts'
import type { SharedFacts } from './file/disclosures.ts'
import type { DangerFacts, InterimFact, MeansFacts, OrderFact, PoliceFacts } from './file/safety.ts'
import type { Act, Stage } from './stages.ts'
import type { Day, Instant } from './time.ts'

/** One line of the timeline: every effective entry, as the fold met it. */
export interface TimelineLine {
  entryId: EntryId
  root: EntryId
  seq: number
  kind: string
  happenedOn: Day
  happenedAt: Instant | null
  recordedAt: Instant
  recordedBy: UserId
  sentence: string
  /** Earlier versions that this one replaces, oldest first. */
  versions: number
  readable: boolean
  /** It was about somebody who was not meant: its sentence says so, and no more of it is shown. */
  forNobody?: true
}

/**
 * All that is computed from a folder's entries: the same for everybody; sight is applied afterwards.
 * Built only by `foldCase`. It holds nothing from a sealed part.
 */
export interface CaseFile {
  id: CaseId
  reportNumber: string | null
  caseNumber: string | null
  schoolId: SchoolId | null
  stage: Stage
  stageSince: Instant | null
  stageLog: readonly { act: Act; from: Stage; to: Stage; at: Instant; by: UserId; entryId: EntryId }[]
  openedAt: Instant | null
  lastSeq: number
  timeline: readonly TimelineLine[]
  unreadable: readonly EntryId[]

  student: IdentifiedStudent | null
  reports: readonly ReportFact[]
  triage: TriageFacts
  team: TeamFacts
  /** Who is kept out, or may have to be. */
  recusals: readonly RecusalFact[]
  contacts: readonly ContactFact[]
  targets: readonly TargetFact[]
  notes: readonly NoteFact[]
  tasks: readonly TaskFact[]
  reminders: readonly ReminderFact[]
  police: PoliceFacts
  danger: DangerFacts
  means: MeansFacts
  interim: readonly InterimFact[]
  orders: readonly OrderFact[]
  /** The set of days on which the student was kept away (P14): a day counts once. */
  removalDays: readonly Day[]
  inquiry: InquiryFacts
  meetings: readonly MeetingFact[]
  keyAnswers: Readonly<Record<number, KeyAnswer>>
  /** Entries that say what helps the student; the plan must build some where there are none. */
  protective: readonly EntryId[]
  level: LevelFacts
  outcomes: OutcomeFacts
  plan: PlanFacts
  closing: ClosingFacts
  overrides: readonly OverrideFact[]
  /** What left the team, who asked to see the record, and what they say of it. */
  shared: SharedFacts
  /** What courts ordered about the record itself. */
  courtSeal: CourtSealFacts
}

/** A folder before its first entry. */
export const emptyCaseFile = (id: CaseId): CaseFile => ({
  id,
  reportNumber: null,
  caseNumber: null,
  schoolId: null,
  stage: 'reported',
  stageSince: null,
  stageLog: [],
  openedAt: null,
  lastSeq: 0,
  timeline: [],
  unreadable: [],
  student: null,
  reports: [],
  triage: emptyTriage,
  team: emptyTeam,
  recusals: [],
  contacts: [],
  targets: [],
  notes: [],
  tasks: [],
  reminders: [],
  police: emptyPolice,
  danger: emptyDanger,
  means: emptyMeans,
  interim: [],
  orders: [],
  removalDays: [],
  inquiry: emptyInquiry,
  meetings: [],
  keyAnswers: {},
  protective: [],
  level: emptyLevel,
  outcomes: emptyOutcomes,
  plan: emptyPlan,
  closing: emptyClosing,
  overrides: [],
  shared: emptyShared,
  courtSeal: emptyCourtSeal,
})

/** Whether the level was ever high or imminent: then the district lead also signs the closing (P7). */
export const everHigh = (file: CaseFile): boolean =>
  file.danger.everImminent || file.level.highest === 'high' || file.level.highest === 'imminent'
