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
import type { Grant, Role, UserActor } from '#app/policy/roles.ts'
import type { EvidenceReads } from './evidence-reads.ts'
import type { OutboxReads, OutboxWrites } from './outbox.ts'
import type {
  AccessRow,
  AddressRow,
  AuditHead,
  AuditLeafRow,
  CaseIndexRow,
  CaseListFilter,
  CaseListRow,
  DelegationRow,
  DistrictRow,
  DraftRow,
  EntryRow,
  FileRow,
  GrantRow,
  GuardianRow,
  NewEntryRow,
  OpeningRow,
  PartRow,
  PersonRow,
  ProjectionRows,
  RecertificationRow,
  SchoolRow,
  SealedAuditRow,
  SessionRow,
  StayRow,
  UserRow,
  WorkItemRow,
} from './rows.ts'

export type * from './rows.ts'

export interface ReadRecords {
  district: {
    load(): Promise<DistrictRow | undefined>
    schools(): Promise<SchoolRow[]>
    triageGroup(schoolId: SchoolId): Promise<UserId[]>
    triageGroups(): Promise<{ schoolId: SchoolId; userId: UserId; place: number }[]>
    onDuty(): Promise<{ userId: UserId; place: number }[]>
    deputies(): Promise<{ userId: UserId; deputyId: UserId }[]>
  }
  users: {
    byId(id: UserId): Promise<UserRow | undefined>
    bySignIn(signIn: string): Promise<UserRow | undefined>
    all(): Promise<UserRow[]>
    byIds(ids: readonly UserId[]): Promise<UserRow[]>
    grantsOf(id: UserId): Promise<GrantRow[]>
    allGrants(): Promise<GrantRow[]>
    /**
     * The person as an actor on a day, with what runs at a moment of it, or undefined when disabled, unknown or past the
     * agreement's date.
     */
    actor(id: UserId, today: Day, now: Instant): Promise<UserActor | undefined>
  }
  access: {
    opening(id: string): Promise<OpeningRow | undefined>
    /** Newest first. */
    openingsOf(userId: UserId): Promise<OpeningRow[]>
    openingsOfCase(caseId: CaseId): Promise<OpeningRow[]>
    /** Those that somebody still has to review, the most urgent first. */
    toReview(): Promise<OpeningRow[]>
    allOpenings(): Promise<OpeningRow[]>
    delegation(id: string): Promise<DelegationRow | undefined>
    /** All that were ever given. */
    delegations(): Promise<DelegationRow[]>
    /** Newest first. */
    recertifications(): Promise<RecertificationRow[]>
  }
  credentials: {
    passwordHash(userId: UserId): Promise<string | undefined>
    /** The password was given by an administrator and must be changed at the first sign-in. */
    isTemporary(userId: UserId): Promise<boolean>
  }
  sessions: {
    byTokenHash(tokenHash: string): Promise<SessionRow | undefined>
    ofUser(userId: UserId): Promise<SessionRow[]>
  }
  throttle: {
    /** How often a key failed since a moment, and when it did first and last. Keys are hashes: no name, no address. */
    tries(key: string, since: Instant): Promise<{ count: number; first: Instant | null; last: Instant | null }>
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
    staffHomes(): Promise<{ userId: UserId; email: string | null; line: string }[]>
    page(options: { schoolId?: SchoolId; after?: string; limit: number }): Promise<PersonRow[]>
  }
  addresses: {
    byId(id: AddressId): Promise<AddressRow | undefined>
    byIds(ids: readonly AddressId[]): Promise<AddressRow[]>
  }
  evidence: EvidenceReads
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
    list(filter: CaseListFilter): Promise<CaseListRow[]>
    /** Counted to a cap: `cap + 1` means "more than cap". */
    count(filter: CaseListFilter, cap: number): Promise<number>
    /** The version of the projections that the rows were made by, or are queued for; 0 where none is noted. */
    version(): Promise<number>
    /** Folders in which a person is the student of concern, a target or a witness, with the role (P11). */
    ofPerson(id: PersonId): Promise<{ caseId: CaseId; role: PersonRole }[]>
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
    /** One piece of a file, from 0; undefined past the last. Pieces never change, so each may come from its own snapshot. */
    chunk(id: FileId, n: number): Promise<Uint8Array | undefined>
    chunkCount(id: FileId): Promise<number>
    /** Files staged before a moment and never put on record, at most 100. */
    unboundBefore(before: Instant): Promise<FileId[]>
    /** Bytes stored for what a person has staged and not yet put on record, unfinished files too. */
    unboundSize(stagedBy: UserId): Promise<number>
    chunks(id: FileId): AsyncIterable<Uint8Array>
  }
  audit: {
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
    /** The text of every guard in the database, for the verifier. */
    triggers(): Promise<{ name: string; sql: string }[]>
  }
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
  write: OutboxWrites & {
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
    saveUser(row: Omit<UserRow, 'key'>): Promise<void>
    saveGrant(row: GrantRow): Promise<void>
    saveOpening(row: OpeningRow): Promise<void>
    saveDelegation(row: DelegationRow): Promise<void>
    saveRecertification(row: RecertificationRow): Promise<void>
    setPassword(userId: UserId, hash: string, at: Instant, temporary?: boolean): Promise<void>
    saveSession(row: SessionRow): Promise<void>
    endSession(tokenHash: string, at: Instant, why: string): Promise<void>
    endSessionsOf(userId: UserId, at: Instant, why: string, except?: string): Promise<number>
    /** Moves the last-seen time of a running session. Outside the gates: no event. */
    touchSession(tokenHash: string, at: Instant): Promise<void>
    /** Removes sessions that ended, or were last seen, before a moment; returns how many. */
    sweepSessions(before: Instant): Promise<number>
    /** Before tries are counted and noted in one transaction: no two count at once, on both engines. */
    lockTries(): Promise<void>
    /** Returns the try's own number, by which it alone can be dropped. */
    noteTry(key: string, at: Instant): Promise<number>
    dropTry(n: number): Promise<void>
    clearTries(key: string): Promise<void>
    sweepTries(before: Instant): Promise<number>

    /** False, and nothing saved, where a newer `rev` is kept already or the draft is somebody else's. */
    saveDraft(row: DraftRow): Promise<boolean>
    deleteDraft(id: string): Promise<void>
    /** Removes drafts last saved before a moment; returns how many. */
    sweepDrafts(before: Instant): Promise<number>
    stageFile(row: FileRow): Promise<void>
    appendChunk(id: FileId, n: number, bytes: Uint8Array): Promise<void>
    /** Removes a staged file and its pieces; one on record, or somebody else's, stays. */
    dropUnboundFile(id: FileId, stagedBy: UserId): Promise<void>
    bindFile(id: FileId, entryId: EntryId, caseId: CaseId): Promise<void>
    blockFile(id: FileId, at: Instant): Promise<void>
    sweepUnboundFiles(before: Instant): Promise<FileId[]>

    /** Projections of one folder, replaced as a whole. */
    project(input: ProjectionRows): Promise<void>
    /** Takes a person's sight of folders away at once, for these reasons or for every one. Additions are queued. */
    revokeAccess(userId: UserId, reasons: readonly string[] | 'all'): Promise<void>
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
  /** After what is under way has ended. Closing again does nothing. */
  close(): Promise<void>
}
export type { Grant, Role }
