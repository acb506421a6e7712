import type { UserId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/time.ts'
import type { BrowserRow, ChallengeRow, FactorResetRow, FactorRow, RecoveryCodeRow } from './rows.ts'

/** What may be asked about second factors. */
export interface FactorReads {
  /** Those in use, oldest first. */
  ofUser(userId: UserId): Promise<FactorRow[]>
  /** Whether the person has one in use. */
  any(userId: UserId): Promise<boolean>
  byId(id: string): Promise<FactorRow | undefined>
  /** The passkey of a credential, in use. */
  byCredential(credentialId: string): Promise<FactorRow | undefined>
  recoveryCodes(userId: UserId): Promise<RecoveryCodeRow[]>
  recoveryCode(id: string): Promise<RecoveryCodeRow | undefined>
  reset(id: string): Promise<FactorResetRow | undefined>
  /** Of one person, newest first. */
  resetsOf(userId: UserId): Promise<FactorResetRow[]>
  challenge(hash: string): Promise<ChallengeRow | undefined>
  browsersOf(userId: UserId): Promise<BrowserRow[]>
}

/** How second factors change. */
export interface FactorWrites {
  saveFactor(row: FactorRow): Promise<void>
  saveRecoveryCode(row: RecoveryCodeRow): Promise<void>
  saveFactorReset(row: FactorResetRow): Promise<void>
  saveBrowser(row: BrowserRow): Promise<void>
  /** Outside the gates: no event. Throws away those from before `olderThan`. */
  saveChallenge(row: ChallengeRow, olderThan: Instant): Promise<void>
  /** Takes a challenge away; false where it was taken before. */
  takeChallenge(hash: string): Promise<boolean>
}
