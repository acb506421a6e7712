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
  /** Why, as it was typed. Sealed with the key of `keyId`, like `note`. */
  reason: string
  startedAt: Instant
  until: Instant
  reviewDueAt: Instant | null
  reviewedAt: Instant | null
  reviewedBy: UserId | null
  verdict: 'justified' | 'training' | 'misuse' | null
  note: string | null
  /** Empty where the row is sealed: then it stands with the reason. */
  salt: string
  /** Null where the row was stored before openings were sealed. */
  keyId: string | null
}
/** An opening with what was written about it in clear, as forms, pages and commitments take it. */
export interface ClearOpening extends Omit<OpeningRow, 'keyId'> {
  /** A row as it is stored is none. */
  keyId?: never
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

export interface FactorRow {
  id: string
  userId: UserId
  kind: 'passkey' | 'totp'
  name: string
  credentialId: string | null
  /** COSE key in base64url. */
  publicKey: string | null
  counter: number
  transports: readonly string[]
  secret: string | null
  keyId: string | null
  lastStep: number | null
  createdAt: Instant
  lastUsedAt: Instant | null
  endedAt: Instant | null
  salt: string
}

export interface RecoveryCodeRow {
  id: string
  userId: UserId
  hash: string
  createdAt: Instant
  usedAt: Instant | null
  endedAt: Instant | null
  salt: string
}

export interface FactorResetRow {
  id: string
  userId: UserId
  askedBy: UserId
  askedAt: Instant
  reason: string
  confirmedBy: UserId | null
  confirmedAt: Instant | null
  salt: string
}

export interface ChallengeRow {
  hash: string
  purpose: string
  boundTo: string
  /** Of an app that is being set up: sealed with the key of `keyId`. */
  secret: string | null
  createdAt: Instant
  keyId: string | null
}

export interface BrowserRow {
  userId: UserId
  mark: string
  agent: string
  firstAt: Instant
  knownAt: Instant | null
}

export interface PasswordRow {
  userId: UserId
  hash: string
  temporary: boolean
  changedAt: Instant
}

export interface SessionRow {
  tokenHash: string
  userId: UserId
  createdAt: Instant
  seenAt: Instant
  endedAt: Instant | null
  endedWhy: string | null
  agent: string
  /** One factor was shown, or two. */
  aal: 1 | 2
  /** When a second factor was last shown in this session. */
  provenAt: Instant | null
  /** The second step of signing in is still to come. */
  half: boolean
  /** Hashes of where it began; none until its first request. */
  network?: string | null
  browser?: string | null
}
