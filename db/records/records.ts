/**
 * What the doors may ask of the store. `ReadRecords` is handed to queries and loads; `Records` to commands, inside their
 * transaction. Implemented once over both engines; only `db/records` speaks SQL, and only the gates call it.
 * Every function is safe to await inside a transaction and awaits nothing but the database.
 */
import type { PersonRole } from '#app/domain/projection.ts'
import type { Compartment } from '#app/domain/compartments.ts'
import type { AddressId, CaseId, EntryId, FileId, PersonId, SchoolId, UserId } from '#app/domain/ids.ts'
import type { Stage } from '#app/domain/stages.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import type { Grant, Role } from '#app/policy/roles.ts'
import type { EvidenceReads } from './evidence-reads.ts'
import type { CountReads } from './counts.ts'
import type { DestructionReads, DestructionWrites } from './destruction-records.ts'
import type { EnrolmentReads, EnrolmentWrites } from './enrolments.ts'
import type { IdentityReads, IdentityWrites } from './identities.ts'
import type { KeyRecords, KeyWriteRecords } from './key-records.ts'
import type { OutboxReads, OutboxWrites } from './outbox.ts'
import type {
  AccessRow,
  AddressRow,
  AuditLeafRow,
  CaseIndexRow,
  CaseListFilter,
  CaseListRow,
  DistrictRow,
  DraftRow,
  EntryRow,
  FileRow,
  GuardianRow,
  InSight,
  NewEntryRow,
  PartRow,
  PersonRow,
  PieceRow,
  ProjectionRows,
  SchoolRow,
  SealedAuditRow,
  StayRow,
  WorkItemRow,
} from './rows.ts'

import type { AuditReads } from './audit-reads.ts'
import type { CheckpointReads, CheckpointWrites } from './checkpoint-records.ts'
import type { ReviewReads, ReviewWrites } from './review-records.ts'
import type { RightsReads, RightsWrites } from './rights.ts'
import type { FactorReads, FactorWrites } from './factor-records.ts'

export type * from './rows.ts'
export type { EnrolmentRow } from './enrolments.ts'
export type { FinishedAt, HoldRow, RecordRequestRow, RetentionChangeRow } from './destruction-records.ts'
export type { FindingRow, SampleRow, WeekReviewRow } from './review-records.ts'
export type { IdentityRow, OidcAttemptRow } from './identities.ts'

export interface ReadRecords extends RightsReads {
  factors: FactorReads
  identities: IdentityReads
  district: {
    load(): Promise<DistrictRow | undefined>
    schools(): Promise<SchoolRow[]>
    triageGroup(schoolId: SchoolId): Promise<UserId[]>
    triageGroups(): Promise<{ schoolId: SchoolId; userId: UserId; place: number }[]>
    onDuty(): Promise<{ userId: UserId; place: number }[]>
    deputies(): Promise<{ userId: UserId; deputyId: UserId }[]>
  }
  people: {
    byId(id: PersonId): Promise<PersonRow | undefined>
    byIds(ids: readonly PersonId[]): Promise<PersonRow[]>
    byStudentNumber(number: string): Promise<PersonRow | undefined>
    /** Name, part of a name or student number; same and similar names together, at most `limit`. */
    search(
      words: string,
      options: { schoolId?: SchoolId; kind?: PersonRow['kind']; limit: number },
    ): Promise<PersonRow[]>
    /** Students whose names sound or read alike, same school first (P10). */
    lookAlikes(id: PersonId): Promise<PersonRow[]>
    guardians(studentId: PersonId): Promise<(GuardianRow & { guardian: PersonRow })[]>
    stays(personId: PersonId): Promise<(StayRow & { address: AddressRow })[]>
    /** Where people of the staff live or stay, as far as the roster has them with an account. */
    staffHomes(): Promise<{ userId: UserId; email: string | null; phone: string | null; line: string | null }[]>
    /** The person on the roster to whom an account belongs, as far as the roster has them among the staff. */
    staffOf(userId: UserId): Promise<PersonRow | undefined>
    page(options: { schoolId?: SchoolId; after?: string; limit: number }): Promise<PersonRow[]>
  }
  enrolments: EnrolmentReads
  counts: CountReads
  addresses: {
    byId(id: AddressId): Promise<AddressRow | undefined>
    byIds(ids: readonly AddressId[]): Promise<AddressRow[]>
  }
  evidence: EvidenceReads
  destruction: DestructionReads
  folders: {
    exists(id: CaseId): Promise<boolean>
    /** All entries of a folder in seq order, open bodies only. */
    entries(id: CaseId): Promise<EntryRow[]>
    /** Bodies of sealed parts of some entries. Called only by a query for a view that may show them. */
    sealedParts(ids: readonly EntryId[], compartment: Compartment): Promise<PartRow[]>
    caseOfEntry(id: EntryId): Promise<CaseId | undefined>
    allIds(options: { afterKey: number; limit: number }): Promise<{ key: number; id: CaseId }[]>
  }
  index: {
    row(id: CaseId): Promise<CaseIndexRow | undefined>
    /** The folder of a case or report number, written as it is shown; for pages that see every header. */
    byNumber(number: string): Promise<CaseId | undefined>
    /** Case numbers, or report numbers where there is none, by folder. */
    numbersOf(ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, string>>
    /** Who the student of concern is, where it is known, by folder. */
    studentsOf(ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, PersonId>>
    /** The numbers of those of some folders that stand on a person's list today; a folder out of sight has none here. */
    numbersInSight(userId: UserId, ids: readonly CaseId[], today: Day): Promise<ReadonlyMap<CaseId, string>>
    /** Who sees a folder in which one of these people stands, today, and for which reason. */
    readersOf(
      people: readonly PersonId[],
      today: Day,
    ): Promise<{ userId: UserId; personId: PersonId; reason: string }[]>
    list(filter: CaseListFilter): Promise<CaseListRow[]>
    /** Counted to a cap: `cap + 1` means "more than cap". */
    count(filter: CaseListFilter, cap: number): Promise<number>
    /** The version of the projections that the rows were made by, or are queued for; 0 where none is noted. */
    version(): Promise<number>
    /**
     * Folders under way whose student of concern is one of these people, as far as this person reads them with names,
     * the newest first, at most `limit` for each.
     */
    nearPeople(ids: readonly PersonId[], who: InSight): Promise<CaseListRow[]>
    /**
     * Folders under way whose student of concern is a name that nobody found in the roster yet and that has these
     * words, as far as this person reads them with names, the newest first.
     */
    nearName(name: string, who: InSight): Promise<CaseListRow[]>
    /**
     * Young folders of a school that came to their stage so many minutes before or after a moment, as far as this person
     * reads them with names: the nearest, at most `limit` either way.
     */
    nearSchool(id: SchoolId, which: InSight & { at: Instant; minutes: number }): Promise<CaseListRow[]>
    /** Folders in which a person is the student of concern, a target or a witness, with the role (P11). */
    ofPerson(id: PersonId): Promise<{ caseId: CaseId; role: PersonRole }[]>
    /** Cases under way whose lead doesn't see them any more: has left, or is kept out. At most `limit`, the oldest first. */
    withoutLead(today: Day, limit: number): Promise<CaseIndexRow[]>
    /** Folders on whose list of readers somebody stands whose right ended before a day, newest first. */
    rightsRanOut(today: Day): Promise<CaseId[]>
    /** Reports that a person sent or entered, newest first (My reports). */
    reportsBy(userId: UserId): Promise<{ caseId: CaseId; reportNumber: string; receivedAt: Instant; stage: Stage }[]>
    access(userKey: number, caseKey: number): Promise<AccessRow | undefined>
    accessOf(caseId: CaseId): Promise<(AccessRow & { userId: UserId })[]>
  }
  work: {
    /** Rows for a person: own, and those of groups they are in, within what they may see. */
    forUser(
      userId: UserId,
      owners: readonly string[],
      today: Day,
      limit: number,
    ): Promise<(WorkItemRow & { case: CaseListRow })[]>
    ofCase(caseId: CaseId): Promise<WorkItemRow[]>
    /** What is asked of one person or group, whoever may see it. */
    ofOwner(owner: string): Promise<WorkItemRow[]>
    dueToWake(now: Instant, limit: number): Promise<WorkItemRow[]>
  }
  drafts: {
    byId(id: string): Promise<DraftRow | undefined>
    find(userId: UserId, form: string, caseId: CaseId | null): Promise<DraftRow | undefined>
    ofUser(userId: UserId): Promise<DraftRow[]>
    countOf(userId: UserId): Promise<number>
  }
  files: {
    byId(id: FileId): Promise<FileRow | undefined>
    byIds(ids: readonly FileId[]): Promise<FileRow[]>
    /** One piece of a file, from 0, as stored; undefined past the last. What it says never changes, so each may come from its own snapshot. */
    chunk(id: FileId, n: number): Promise<PieceRow | undefined>
    chunkCount(id: FileId): Promise<number>
    /** Files staged before a moment and never put on record, at most 100. */
    unboundBefore(before: Instant): Promise<FileId[]>
    /** Bytes stored for what a person has staged and not yet put on record, unfinished files too. */
    unboundSize(stagedBy: UserId): Promise<number>
    /** How many files a person has staged since a moment and not thrown away, and their bytes. */
    stagedSince(stagedBy: UserId, since: Instant): Promise<{ files: number; bytes: number }>
    chunks(id: FileId): AsyncIterable<PieceRow>
  }
  audit: AuditReads
  checkpoints: CheckpointReads
  reviews: ReviewReads
  keys: KeyRecords
  leases: {
    /** When a lease runs out or ran out; undefined where nobody ever took it. */
    until(name: string): Promise<Instant | undefined>
  }
  outbox: OutboxReads
  tokens: {
    find(token: string): Promise<{ token: string; actorId: string; inputHash: string; result: string } | undefined>
  }
}

export interface Records extends ReadRecords {
  /** First statement of every writing transaction: one writer at a time on both engines. */
  lockWriter(): Promise<void>
  write: RightsWrites &
    FactorWrites &
    IdentityWrites &
    EnrolmentWrites &
    OutboxWrites &
    CheckpointWrites &
    DestructionWrites &
    ReviewWrites &
    KeyWriteRecords & {
      newFolder(id: CaseId, at: Instant): Promise<void>
      appendEntry(row: NewEntryRow): Promise<void>
      /** Correcting a wrong student (architecture.md, Identity): the part's body and salt leave the folder. Triggers allow only this. */
      destroyPart(entryId: EntryId, compartment: Compartment): Promise<void>
      /** Next number of a counter, such as `report` or `case:27`. */
      nextNumber(counter: string): Promise<number>
      appendAudit(leaf: AuditLeafRow, sealed: SealedAuditRow | null): Promise<void>
      saveToken(row: { token: string; actorId: string; inputHash: string; result: string; at: Instant }): Promise<void>
      /** Removes tokens saved before a moment; returns how many. */
      sweepTokens(before: Instant): Promise<number>

      savePerson(row: PersonRow): Promise<void>
      saveGuardian(row: GuardianRow): Promise<void>
      /** A guardian who is no longer listed with a student stays on the roster: cases may name them. */
      removeGuardian(studentId: PersonId, guardianId: PersonId): Promise<void>
      saveAddress(row: AddressRow): Promise<void>
      saveStay(row: StayRow): Promise<void>
      removeStay(personId: PersonId, addressId: AddressId): Promise<void>
      saveSchool(row: SchoolRow): Promise<void>
      saveDistrict(row: DistrictRow): Promise<void>
      setTriageGroup(schoolId: SchoolId, userIds: readonly UserId[]): Promise<void>
      setOnDuty(userIds: readonly UserId[]): Promise<void>
      setDeputy(userId: UserId, deputyId: UserId | null): Promise<void>
      /** False, and nothing saved, where a newer `rev` is kept already or the draft is somebody else's. */
      saveDraft(row: DraftRow): Promise<boolean>
      deleteDraft(id: string): Promise<void>
      /** Removes drafts last saved before a moment; returns how many. */
      sweepDrafts(before: Instant): Promise<number>
      stageFile(row: FileRow): Promise<void>
      appendChunk(id: FileId, n: number, bytes: Uint8Array, keyId?: string | null): Promise<void>
      /** Removes a staged file and its pieces; one on record, or somebody else's, stays. */
      dropUnboundFile(id: FileId, stagedBy: UserId): Promise<void>
      bindFile(id: FileId, entryId: EntryId, caseId: CaseId): Promise<void>
      blockFile(id: FileId, at: Instant): Promise<void>
      sweepUnboundFiles(before: Instant): Promise<FileId[]>

      /** Projections of one folder, replaced as a whole. */
      project(input: ProjectionRows): Promise<void>
      /** Takes a person's sight of folders away at once, for these reasons or for every one; which folders, newest first. */
      revokeAccess(userId: UserId, reasons: readonly string[] | 'all'): Promise<CaseId[]>
      queueReprojection(caseIds: readonly CaseId[] | 'all'): Promise<void>
      takeReprojections(limit: number): Promise<CaseId[]>
      /** Notes by which version of the projections all rows are made. */
      noteProjections(version: number): Promise<void>
      takeLease(name: string, holder: string, now: Instant, until: Instant): Promise<boolean>
    }
}

/** Opens transactions. Only the gates, and the few writes named in architecture.md ("The two doors"), may use it. */
export interface Store {
  engine: 'sqlite' | 'postgres'
  /** One writing transaction; rolled back when `work` throws. A transaction inside a transaction throws. */
  write<T>(work: (records: Records) => Promise<T>): Promise<T>
  /** One read snapshot. */
  read<T>(work: (records: ReadRecords) => Promise<T>): Promise<T>
  /**
   * Takes what was deleted off the disk, as far as the engine does that. False where somebody else reads meanwhile: then it
   * is asked for again.
   */
  settle(): Promise<boolean>
  /** After what is under way has ended. Closing again does nothing. */
  close(): Promise<void>
}
export type { Grant, Role }
