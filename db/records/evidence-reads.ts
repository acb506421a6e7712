import type { AddressId, CaseId, FileId, PersonId, UserId } from '#app/domain/ids.ts'
import type { Day } from '#app/domain/time.ts'
import type {
  AddressRow,
  EntryEvidence,
  FactorResetRow,
  FactorRow,
  FileRow,
  GuardianRow,
  PasswordRow,
  PersonRow,
  ProjectionDifference,
  ProjectionRows,
  RecoveryCodeRow,
  SessionRow,
  StayRow,
} from './rows.ts'

/** Whole tables in pages, for the verifier of the audit trail only. */
export interface EvidenceReads {
  /** All entries of all folders by key, with every part and salt. */
  entries(options: { afterKey: number; limit: number }): Promise<EntryEvidence[]>
  people(options: { after?: PersonId; limit: number }): Promise<PersonRow[]>
  guardians(): Promise<GuardianRow[]>
  stays(): Promise<StayRow[]>
  addresses(options: { after?: AddressId; limit: number }): Promise<AddressRow[]>
  /** Bound files only: a staged one is nobody's record yet. */
  files(options: { after?: FileId; limit: number }): Promise<FileRow[]>
  passwords(): Promise<PasswordRow[]>
  /** By token hash. Those that are over are swept, so that the table stays small; it is paged all the same. */
  sessions(options: { after?: string; limit: number }): Promise<SessionRow[]>
  /** The words by which some people are found, as they are stored. */
  wordsOfPeople(ids: readonly PersonId[]): Promise<{ personId: PersonId; word: string }[]>
  /** The last number that each counter gave. */
  counters(): Promise<{ name: string; value: number }[]>
  /** A folder that entries or a list name, and that is not there. */
  lostFolder(): Promise<CaseId | undefined>
  factors(): Promise<{ factors: FactorRow[]; codes: RecoveryCodeRow[]; resets: FactorResetRow[] }>
  /**
   * Where a folder's stored lists, work and sight are not as given. Sight that ended before `today` doesn't count, nor
   * that of people who can't sign in: all but `users`.
   */
  projectionDifferences(
    wanted: ProjectionRows,
    counting: { today: Day; users: ReadonlySet<UserId> },
  ): Promise<ProjectionDifference[]>
  /** Folders whose projections wait to be made again. */
  waitingForProjection(): Promise<CaseId[]>
}
