import type { CaseId, SchoolId, UserId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import type { DelegationRow, OpeningRow, RecertificationRow } from './rows.ts'

/** An emergency opening of a folder that somebody sees or finds in a list, with why they do. */
export interface EmergencyRow extends OpeningRow {
  number: string | null
  schoolId: SchoolId | null
  /** The reader's own reason of sight into the folder. */
  reason: string
}

/** Rights beside roles and membership, as the doors may ask for them. */
export interface AccessReads {
  opening(id: string): Promise<OpeningRow | undefined>
  /** Newest first. */
  openingsOf(userId: UserId): Promise<OpeningRow[]>
  openingsOfCase(caseId: CaseId): Promise<OpeningRow[]>
  allOpenings(): Promise<OpeningRow[]>
  delegation(id: string): Promise<DelegationRow | undefined>
  /** Folders with a row of who sees them whose last day has passed: another reason may stand below it. */
  foldersRanOut(today: Day): Promise<CaseId[]>
  /** All that were ever given. */
  delegations(): Promise<DelegationRow[]>
  /** Newest first. */
  recertifications(): Promise<RecertificationRow[]>
  /**
   * Emergency openings of folders that a person has any sight of, so that whoever is kept out of one is told nothing:
   * those that wait for their review, the most urgent first; or all, newest first.
   */
  emergencies(userId: UserId, today: Day, which: 'waiting' | 'all'): Promise<EmergencyRow[]>
  /** How many cases were opened since a moment, by school. */
  casesOpened(since: Instant): Promise<{ schoolId: SchoolId | null; count: number }[]>
}
