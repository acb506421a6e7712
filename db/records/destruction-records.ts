import type { RequestKind, RequestOutcome } from '#app/domain/destruction.ts'
import type { CaseId, FileId, UserId } from '#app/domain/ids.ts'
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
  /** Folders that were finished before a moment, the longest finished first. */
  finishedBefore(before: Instant, limit: number): Promise<CaseId[]>
  /** Files on record in a folder. */
  filesOf(caseId: CaseId): Promise<FileId[]>
  /** How many drafts people keep about a folder. */
  draftsOf(caseId: CaseId): Promise<number>
}

export interface DestructionWrites {
  saveHold(row: HoldRow): Promise<void>
  saveRequest(row: RecordRequestRow): Promise<void>
  /** Destroys the keys of a folder's parts, events, openings and files; how many. What is sealed anew gets a fresh one. */
  destroyKeysOf(caseId: CaseId, fileIds: readonly FileId[]): Promise<number>
  /**
   * Deletes a folder's entries, files, openings, holds, drafts, lists and words, and the sealed parts of these events. Guards
   * allow only what a `governance.expunge` event on record lists, of a folder whose request two people carried.
   */
  destroyFolder(caseId: CaseId, seqs: readonly number[]): Promise<void>
}
