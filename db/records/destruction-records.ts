import type { RequestKind, RequestOutcome } from '#app/domain/destruction.ts'
import type { AddressId, CaseId, FileId, PersonId, UserId } from '#app/domain/ids.ts'
import type { ChangeOutcome, Citation, RetentionClass } from '#app/domain/retention-schedule.ts'
import type { Instant } from '#app/domain/time.ts'

/** What keeps a record from being destroyed, until it is lifted. */
export interface HoldRow {
  id: string
  caseId: CaseId
  code: string
  setBy: UserId
  setAt: Instant
  liftedBy: UserId | null
  liftedAt: Instant | null
  salt: string
}

/** That somebody asked for a record's destruction, and what came of it. */
export interface RecordRequestRow {
  id: string
  caseId: CaseId
  kind: RequestKind
  basis: string
  reference: string
  askedBy: UserId
  askedAt: Instant
  notBefore: Instant
  decidedBy: UserId | null
  decidedAt: Instant | null
  outcome: RequestOutcome | null
  series: string | null
  counts: string | null
  salt: string
  /** The student's row of the roster goes with it; null where it stays. */
  withPerson: boolean | null
}

/** A change of the retention schedule: as it was proposed, and what came of it. */
export interface RetentionChangeRow {
  id: string
  class: RetentionClass
  years: number
  age: number | null
  basisKind: Citation['kind']
  basisText: string
  reason: string
  /** `RetentionNumbers` as JSON. */
  before: string
  proposedBy: UserId
  proposedAt: Instant
  decidedBy: UserId | null
  decidedAt: Instant | null
  outcome: ChangeOutcome | null
  note: string | null
  salt: string
}

/** A finished folder, and since when it is. */
export interface FinishedAt {
  id: CaseId
  since: Instant
}

export interface DestructionReads {
  hold(id: string): Promise<HoldRow | undefined>
  holds(): Promise<HoldRow[]>
  /** Newest first, lifted ones too. */
  holdsOf(caseId: CaseId): Promise<HoldRow[]>
  request(id: string): Promise<RecordRequestRow | undefined>
  /** Newest first. */
  requests(): Promise<RecordRequestRow[]>
  requestsOf(caseId: CaseId): Promise<RecordRequestRow[]>
  /** Whether a folder was destroyed: its id is all that is left of it. */
  isExpunged(caseId: CaseId): Promise<boolean>
  /** Folders that were finished before a moment, the longest finished first; after one of them where more are asked for. */
  finishedBefore(before: Instant, limit: number, after?: FinishedAt): Promise<FinishedAt[]>
  /** Files on record in a folder. */
  filesOf(caseId: CaseId): Promise<FileId[]>
  retentionChange(id: string): Promise<RetentionChangeRow | undefined>
  /** Newest first. */
  retentionChanges(): Promise<RetentionChangeRow[]>
  /** Whether anything but this folder needs somebody's row of the roster: another folder, an enrolment, an account, a ward. */
  needsPerson(personId: PersonId, caseId: CaseId, alsoGone: readonly PersonId[]): Promise<boolean>
  /** The same of an address: another folder, or somebody else who stays there. */
  needsAddress(addressId: AddressId, caseId: CaseId, alsoGone: readonly PersonId[]): Promise<boolean>
  /** How many drafts people keep about a folder. */
  draftsOf(caseId: CaseId): Promise<number>
}

export interface DestructionWrites {
  saveHold(row: HoldRow): Promise<void>
  saveRequest(row: RecordRequestRow): Promise<void>
  saveRetentionChange(row: RetentionChangeRow): Promise<void>
  /** Destroys the keys of a folder's parts, events, openings and files; how many. What is sealed anew gets a fresh one. */
  destroyKeysOf(caseId: CaseId, fileIds: readonly FileId[]): Promise<number>
  /**
   * Deletes a folder's entries, files, openings, holds, drafts, lists and words. Guards allow only what a
   * `governance.expunge` event on record lists, of a folder whose request two people carried.
   */
  destroyFolder(caseId: CaseId): Promise<void>
  /** Deletes people and addresses of the roster that an event on record lists, with what belongs to their rows alone. */
  destroyPeople(personIds: readonly PersonId[], addressIds: readonly AddressId[]): Promise<void>
  /** Deletes sealed parts of events about one thing, which `governance.expunge` events about it list. */
  destroySealed(objectId: string, seqs: readonly number[]): Promise<void>
  /** Puts in the place of these events' texts that they were destroyed, as an event on record lists them. */
  redactLeaves(leaves: readonly { seq: number; hash: string; text: string }[]): Promise<void>
}
