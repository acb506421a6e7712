import type { AddressId, EntryId, FileId, UserId } from '../ids.ts'
import type { Day, Instant, Moment } from '../time.ts'
import type { Happened, YesNoUnknown } from './report.ts'

/** Whether police must be told, have been told, and what came of it (P17). One newest state, built from entries. */
export interface PoliceFacts {
  awareSince: Instant | null
  awareBy: UserId[]
  mustReport: {
    answer: 'yes' | 'no' | 'not-applicable'
    reason: string
    by: UserId
    at: Instant
    entryId: EntryId
  } | null
  told: {
    whom: string
    agency: string
    at: Moment
    by: string
    incident?: string
    /** What was given to them, with the hash by which a copy is compared. */
    files: readonly { id: FileId; name: string; sha256: string }[]
    entryId: EntryId
  }[]
  decided: { what: string; at: Moment; entryId: EntryId }[]
  registryReview: { done: 'yes' | 'no'; at: Moment; agency?: string; officer?: string; entryId: EntryId } | null
}
export const emptyPolice: PoliceFacts = {
  awareSince: null,
  awareBy: [],
  mustReport: null,
  told: [],
  decided: [],
  registryReview: null,
}

/** Somebody is in danger now (P5): an act, not a meeting's result. */
export interface DangerFacts {
  imminent: {
    entryId: EntryId
    at: Instant
    by: UserId
    called: 'yes' | 'somebody-else' | 'not-yet'
    calledAt?: Moment
    calledBy?: string
    what: string
  } | null
  standDown: { proposed: { entryId: EntryId; by: UserId; at: Instant; reason: string } | null }
  everImminent: boolean
}
export const emptyDanger: DangerFacts = { imminent: null, standDown: { proposed: null }, everImminent: false }

export type MeansAnswer = 'yes' | 'no' | 'unknown' | 'refused' | 'not-asked'

/** One address where the student lives or stays, with the newest that is known of weapons there (P12). */
export interface AddressFact {
  addressId: AddressId
  label: string
  /** The root entry that named it. */
  entryId: EntryId
  answer: MeansAnswer
  /** `told`: somebody said so. `seen`: a home visit saw it. `none`: nobody asked. */
  basis: 'told' | 'seen' | 'none'
  asOf: Moment | null
  /** What the student can reach there now; from the newest form. */
  access: 'no' | 'possibly' | 'yes' | 'unknown'
  storage?: string
  /** Somebody said that it counts as locked; needs a day to check it (R23). */
  countsAsLocked: boolean
  madeSafe: {
    how: 'removed-by-police' | 'moved' | 'locked' | 'ammunition-removed' | 'nothing'
    at: Moment
    verifiedBy?: string
    entryId: EntryId
  } | null
  /** The day by which storage is to be checked again, and when that clock started. */
  checkAgainBy: Day | null
  checkStartedAt: Instant | null
  weapons: readonly { type: string; count?: number }[]
  /** What is done in its place where the answer here is refused or unknown, as written (P8). */
  instead?: { entryId: EntryId; text: string }
  lastEntryId: EntryId
}

export interface MeansFacts {
  addresses: AddressFact[]
  /** Set once anybody was asked, whatever the answer: the screening gate (R31). */
  asked: { entryId: EntryId; at: Moment; answer: MeansAnswer } | null
}
export const emptyMeans: MeansFacts = { addresses: [], asked: null }

export type WhoseDecision = 'district' | 'parent-at-our-request' | 'parent'

export interface InterimFact extends Happened {
  root: EntryId
  kind: string
  what: string
  keepsAway: boolean
  whoseDecision: WhoseDecision | null
  from: Day | null
  until: Day | null
  /** The school days from `from` to `until`, where it keeps the student away. */
  days: readonly Day[]
  owner: UserId | null
  /** `backOn`: the first day on which the student is back at school. */
  ended: { at: Moment; entryId: EntryId; reason: string; backOn: Day | null } | null
}

export interface OrderFact extends Happened {
  root: EntryId
  kind: string
  number?: string
  agency?: string
  issuedOn: Day
  hearingOn: Day | null
  expiresOn: Day | null
  /** Replaces this earlier order; an order so replaced never alarms (P16). */
  replaces: EntryId | null
  replacedBy: EntryId | null
  ended: { on: Day; entryId: EntryId } | null
}

export type { YesNoUnknown }
