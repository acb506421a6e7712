import type { CaseId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/time.ts'
import type { AuditHead, AuditLeafRow, SealedAuditRow } from './rows.ts'

/** What may be asked of the audit log. */
export interface AuditReads {
  head(): Promise<AuditHead>
  leaves(options: { from: number; limit: number }): Promise<AuditLeafRow[]>
  sealed(seqs: readonly number[]): Promise<SealedAuditRow[]>
  /** Newest first, by generated columns. */
  search(filter: {
    actorId?: string
    act?: string
    actPrefix?: string
    objectId?: string
    outcome?: string
    from?: Instant
    to?: Instant
    /** Only from a place of the log on, which `placeAt` finds for a moment. */
    since?: number
    before?: number
    limit: number
  }): Promise<AuditLeafRow[]>
  /** Where in the log the events of a moment and later begin. */
  placeAt(at: Instant): Promise<number>
  /** Events of some acts from a place on, newest first; before another, where one is named. */
  ofActs(filter: { acts: readonly string[]; since: number; before?: number; limit: number }): Promise<AuditLeafRow[]>
  /** All that was put on record in a folder, without looks and refusals, newest first. */
  recordedIn(caseId: CaseId, limit: number): Promise<AuditLeafRow[]>
  /**
   * How many events of each of some acts there were between places, which rise: `n` counts those from `places[n]` on, to
   * before the next.
   */
  countActs(acts: readonly string[], places: readonly number[]): Promise<{ act: string; n: number; count: number }[]>
  /**
   * Looks at folders and at people, and searches for people, also those that were refused: newest first, of one person or
   * of everybody, from one moment to before another.
   */
  looks(filter: { from: Instant; to: Instant; actorId?: string; limit: number }): Promise<AuditLeafRow[]>
  /** Who looked at more than so many different folders and pages of people since a moment; a page that is opened again counts again. */
  manyLooks(from: Instant, most: number): Promise<string[]>
  /** When one of these acts was last done to each object, by the object's id. */
  lastOf(acts: readonly string[]): Promise<ReadonlyMap<string, Instant>>
  /** The text of every guard in the database, for the verifier. */
  triggers(): Promise<{ name: string; sql: string }[]>
}
