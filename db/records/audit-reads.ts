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
  /** When one of these acts was last done to each object, by the object's id. */
  lastOf(acts: readonly string[]): Promise<ReadonlyMap<string, Instant>>
  /** The text of every guard in the database, for the verifier. */
  triggers(): Promise<{ name: string; sql: string }[]>
}
