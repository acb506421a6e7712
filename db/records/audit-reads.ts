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
    before?: number
    limit: number
  }): Promise<AuditLeafRow[]>
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
