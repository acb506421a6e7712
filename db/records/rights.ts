/** Who may sign in and what they hold, as the store gives and takes it: a part of `ReadRecords` and `Records`. */
import type { UserId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import type { UserActor } from '#app/policy/roles.ts'
import type { AccessReads } from './access-reads.ts'
import type { DelegationRow, GrantRow, OpeningRow, RecertificationRow, SessionRow, UserRow } from './rows.ts'

export interface RightsReads {
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
  access: AccessReads
  credentials: {
    passwordHash(userId: UserId): Promise<string | undefined>
    /** The password was given by an administrator and must be changed at the first sign-in. */
    isTemporary(userId: UserId): Promise<boolean>
    /** When an administrator gave the password that still waits to be changed; null where none waits. */
    temporarySince(userId: UserId): Promise<Instant | null>
  }
  sessions: {
    byTokenHash(tokenHash: string): Promise<SessionRow | undefined>
    ofUser(userId: UserId): Promise<SessionRow[]>
  }
  throttle: {
    /** How often a key failed since a moment, and when it did first and last. Keys are hashes: no name, no address. */
    tries(key: string, since: Instant): Promise<{ count: number; first: Instant | null; last: Instant | null }>
  }
}

export interface RightsWrites {
  saveUser(row: Omit<UserRow, 'key'>): Promise<void>
  saveGrant(row: GrantRow): Promise<void>
  saveOpening(row: OpeningRow): Promise<void>
  saveDelegation(row: DelegationRow): Promise<void>
  saveRecertification(row: RecertificationRow): Promise<void>
  setPassword(userId: UserId, hash: string, at: Instant, temporary?: boolean): Promise<void>
  /** The person has no password from here on. */
  endPassword(userId: UserId): Promise<void>
  saveSession(row: SessionRow): Promise<void>
  endSession(tokenHash: string, at: Instant, why: string): Promise<void>
  endSessionsOf(userId: UserId, at: Instant, why: string, except?: string): Promise<number>
  /** Moves the last-seen time of a running session. Outside the gates: no event. */
  touchSession(tokenHash: string, at: Instant): Promise<void>
  /** Notes where a running session began, at its first request; what was noted stays. Outside the gates: no event. */
  placeSession(tokenHash: string, place: { network: string; browser: string }): Promise<void>
  /** Removes sessions that ended, or were last seen, before a moment; returns how many. */
  sweepSessions(before: Instant): Promise<number>
  /** Before tries are counted and noted in one transaction: no two count at once, on both engines. */
  lockTries(): Promise<void>
  /** Returns the try's own number, by which it alone can be dropped. */
  noteTry(key: string, at: Instant): Promise<number>
  dropTry(n: number): Promise<void>
  clearTries(key: string): Promise<void>
  sweepTries(before: Instant): Promise<number>
}
