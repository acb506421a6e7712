/** Rows of rights beside roles and membership. */
import type { CaseId, SchoolId, UserId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/time.ts'

/** A folder opened for a short time: in an emergency, which somebody reviews, or to audit. */
export interface OpeningRow {
  id: string
  userId: UserId
  caseId: CaseId
  kind: 'break-glass' | 'audit'
  code: string
  reason: string
  startedAt: Instant
  until: Instant
  reviewDueAt: Instant | null
  reviewedAt: Instant | null
  reviewedBy: UserId | null
  verdict: 'justified' | 'training' | 'misuse' | null
  note: string | null
  salt: string
}
/** Somebody stands in for another for some days. */
export interface DelegationRow {
  id: string
  /** In whose place. */
  userId: UserId
  deputyId: UserId
  from: Day
  until: Day
  reason: string
  givenBy: UserId
  endedAt: Instant | null
  salt: string
}
/** A list of who may do what, looked over and signed; of the whole district where no school is named. */
export interface RecertificationRow {
  id: string
  schoolId: SchoolId | null
  signedBy: UserId
  signedAt: Instant
  listed: number
  ended: number
  salt: string
}
