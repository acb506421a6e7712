import type { EntryId, UserId } from '../ids.ts'
import type { Day, Instant, Moment } from '../time.ts'
import type { Happened } from './report.ts'
import type { WhoseDecision } from './safety.ts'

export const levels = ['low', 'moderate', 'high', 'imminent'] as const
export type Level = (typeof levels)[number]
/** -1, 0 or 1 as `a` is below, the same as or above `b`. The order as published; never a score. */
export const compareLevels = (a: Level, b: Level): number => Math.sign(levels.indexOf(a) - levels.indexOf(b))

export interface LevelProposal {
  entryId: EntryId
  level: Level
  by: UserId
  at: Instant
  rationale: string
  evidence: readonly EntryId[]
  approval: { entryId: EntryId; by: UserId; at: Instant } | null
  sentBack: { entryId: EntryId; by: UserId; at: Instant; question: string } | null
  /** Doesn't lower what stands: counts from saving, awaiting approval (P4). */
  raises: boolean
  /** What a gate missed when it was proposed: raising is never stopped by it, only told (P1). */
  missingThen: readonly { id: string; rule: string }[]
}

export interface LevelFacts {
  /** Three lines before the meeting (P6). */
  working: { entryId: EntryId; level: Level; by: UserId; at: Instant } | null
  /** Newest last. */
  proposals: LevelProposal[]
  /** What counts now: an approved level, or a higher one awaiting approval. Null: "Not yet assessed". */
  counts: { level: Level; since: Instant; entryId: EntryId; awaitingApproval: boolean } | null
  highest: Level | null
  /** Each time that the level by which people went came lower, by the entry that did it. Outlives reopening. */
  lowered: readonly LoweredFact[]
}
export const emptyLevel: LevelFacts = { working: null, proposals: [], counts: null, highest: null, lowered: [] }

/**
 * From where to where a level came down. `missing`: what the gate before a lowering missed, where it did not stand before
 * this one; null where that was not kept.
 */
export interface LoweredFact {
  entryId: EntryId
  by: UserId
  from: Level
  to: Level
  missing: readonly { id: string; rule: string }[] | null
}

export interface KeyAnswer {
  entryId: EntryId
  question: number
  answer: string
  evidence: readonly EntryId[]
  /** Root of the entry that carries the task to find it out: its own. */
  taskEntryId: EntryId | null
  cannotBeKnown?: string
  direction?: 'raises' | 'lowers' | 'neutral'
  by: UserId
  at: Instant
}

export interface MeetingFact extends Happened {
  root: EntryId
  attendance: readonly { name: string; userId: UserId | null; expertise: string; part?: string }[]
  missingExpertise: readonly string[]
  kind: 'first' | 'review' | 'emergency'
}

export interface DisciplineFact extends Happened {
  root: EntryId
  code?: string
  what: string
  /** Each one lasts at most as long as the profile says, alone or in a row with another. */
  suspension: boolean
  /** School days away by it: the removal ledger counts them. */
  days: readonly Day[]
  decidedBy: string
  /** Why there is none. */
  none?: string
}

export interface ReferralFact extends Happened {
  root: EntryId
  provider: string
  appointmentOn: Day | null
  attended: 'yes' | 'no' | 'not-yet' | 'unknown'
  none?: string
}

export interface OutcomeFacts {
  discipline: DisciplineFact[]
  police: (Happened & { root: EntryId; what: string; none?: string })[]
  mentalHealth: ReferralFact[]
  targetSupport: (Happened & { root: EntryId; what: string; none?: string })[]
}
export const emptyOutcomes: OutcomeFacts = { discipline: [], police: [], mentalHealth: [], targetSupport: [] }

export const frequencies = ['once', 'each-school-day', 'weekly', 'each-arrival', 'monthly'] as const
export interface PlanActionFact extends Happened {
  root: EntryId
  what: string
  kind: string
  /** Where it is done: with the student's name all that a campus monitor is told besides. */
  place?: string
  owner: UserId
  ownerName: string
  backup: UserId | null
  backupName?: string
  frequency: (typeof frequencies)[number]
  /** A weekly action falls on the weekday of its first day. */
  firstDue: Day
  dueTime?: string
  verification: string
  endRule: string
  /** What is done where it can't be: the searcher is absent, the student refuses. */
  ifNot?: string
  ended: { at: Moment; entryId: EntryId; reason: string } | null
  checkIns: readonly {
    entryId: EntryId
    dueOn: Day
    result: 'done' | 'not-done'
    instead?: string
    by: UserId
    at: Instant
    undone: boolean
  }[]
}

export interface PlanFacts {
  /** Interim plan, then the plan. */
  kind: 'none' | 'interim' | 'plan'
  startedOn: Day | null
  startedAt: Instant | null
  startEntryId: EntryId | null
  endRule?: string
  actions: PlanActionFact[]
  /** The next review promised. */
  reviewOn: Day | null
  reviews: (Happened & { keep: 'as-is' | 'changed'; rating: 'same' | 'up' | 'down'; nextReviewOn: Day })[]
  returns: (Happened & {
    decidedBy: string
    on: Day
    conditions: string
    owner: UserId
    ownerName: string
    backup: UserId | null
    backupName?: string
    whoseDecision?: WhoseDecision
  })[]
}
export const emptyPlan: PlanFacts = {
  kind: 'none',
  startedOn: null,
  startedAt: null,
  startEntryId: null,
  actions: [],
  reviewOn: null,
  reviews: [],
  returns: [],
}

export interface ClosingFacts {
  /** `tasksGoTo`: who carries on what is still open after the closing, as written. */
  proposal: { entryId: EntryId; by: UserId; at: Instant; reason: string; tasksGoTo?: string } | null
  signatures: { entryId: EntryId; by: UserId; at: Instant; as: 'second person' | 'district lead' }[]
  /** `watchUntil`: null where nothing is watched for. */
  closed: { entryId: EntryId; at: Instant; watchUntil: Day | null } | null
  reopened: { entryId: EntryId; at: Instant; by: UserId; whatChanged: string }[]
  /** What closings that rest on no judgement went without, by the entry that said so. Outlives reopening. */
  leftOpen: { entryId: EntryId; missing: readonly { id: string; rule: string; words: string }[] }[]
}
export const emptyClosing: ClosingFacts = { proposal: null, signatures: [], closed: null, reopened: [], leftOpen: [] }

/** Somebody went on although a gate named something missing. A district lead, or a deputy, reads why. */
export interface OverrideFact extends Happened {
  step: string
  missing: readonly { id: string; rule: string }[]
  reason: string
  decisionEntryId: EntryId
  /** Null until somebody else than the one who went on has read why. */
  read: { entryId: EntryId; by: UserId; at: Instant } | null
}
