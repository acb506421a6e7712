import type { KeyPurpose, KeyRow, KeyStatus, Tally } from '#app/domain/sealing.ts'
import type { CaseId, FileId } from '#app/domain/ids.ts'
import type {
  DraftRow,
  EventToSeal,
  FactorRow,
  OpeningRow,
  PartRow,
  PartToSeal,
  PieceToSeal,
  SealedAuditRow,
} from './rows.ts'

/** Keys, and what waits to be sealed, as reads. */
export interface KeyRecords {
  byId(id: string): Promise<KeyRow | undefined>
  active(purpose: KeyPurpose, scope: string): Promise<KeyRow | undefined>
  /** Every tenant key there ever was, oldest first. */
  tenants(): Promise<KeyRow[]>
  /** The key that wraps those of records that a court sealed; undefined before the first. */
  court(): Promise<KeyRow | undefined>
  /** Keys, but for destroyed ones, of parts, files, events and openings of one folder; by id. */
  ofFolder(caseId: CaseId, fileIds: readonly FileId[]): Promise<KeyRow[]>
  /** Data keys in use, without those put away, that another than this tenant key wraps; by id, after one. */
  notWrappedBy(tenantKeyId: string, after: string, limit: number): Promise<KeyRow[]>
  counts(): Promise<{ purpose: KeyPurpose; status: KeyStatus; n: number }[]>
  /** How much that is to be sealed stands in clear: it was stored before there were keys, or before its kind was sealed. */
  inClear(): Promise<Tally>
  /** How much stands under a key. */
  underKeys(): Promise<Tally>
  /** Parts in clear or under a key that only opens, of entries after this one; likewise events and pieces of files. */
  partsToSeal(afterKey: number, limit: number): Promise<PartToSeal[]>
  eventsToSeal(afterSeq: number, limit: number): Promise<EventToSeal[]>
  piecesToSeal(after: { fileId: FileId; n: number }, limit: number): Promise<PieceToSeal[]>
  /** Likewise drafts, openings and secrets of apps, by id. */
  draftsToSeal(afterId: string, limit: number): Promise<DraftRow[]>
  openingsToSeal(afterId: string, limit: number): Promise<OpeningRow[]>
  secretsToSeal(afterId: string, limit: number): Promise<FactorRow[]>
  /** Hashes of set-ups of apps whose secret is in clear or under a key that only opens. */
  setUpsToDrop(limit: number): Promise<string[]>
}

/** Changes of keys, and of what is sealed by them. */
export interface KeyWriteRecords {
  addKey(row: KeyRow): Promise<void>
  changeKey(id: string, change: Pick<KeyRow, 'wrapped' | 'wrappedBy' | 'status'>): Promise<void>
  /**
   * Active keys of parts, events, files on record, drafts, openings and secrets seal nothing more from now on; how many. A file that is still
   * coming in keeps its key: its pieces are written beside this transaction.
   */
  retireDataKeys(): Promise<number>
  /** Destroys keys that only open and under which nothing stands any more; how many. */
  destroyUnusedKeys(): Promise<number>
  /** The same content under another key. Triggers allow only this. */
  resealPart(row: PartRow): Promise<void>
  resealEvent(row: SealedAuditRow): Promise<void>
  resealPiece(row: PieceToSeal): Promise<void>
  resealDraft(row: Pick<DraftRow, 'id' | 'body' | 'keyId'>): Promise<void>
}
