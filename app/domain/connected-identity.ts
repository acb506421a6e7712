import { rowChange } from './events.ts'
import type { AuditEvent } from './events.ts'
import type { UserId } from './ids.ts'
import type { Instant } from './time.ts'

/** An account elsewhere by which a person signs in. */
export interface Identity {
  id: string
  userId: UserId
  issuer: string
  /** Null until the provider showed the account for the first time. */
  subject: string | null
  email: string | null
  linkedAt: Instant
  linkedBy: UserId
  endedAt: Instant | null
  salt: string
}
type Change = Pick<AuditEvent, 'sealed' | 'why'>

/** A connection as it begins. `of` says whose, which account, and who made it; the rest begins empty. */
export const newIdentity = (
  of: Pick<Identity, 'id' | 'userId' | 'issuer' | 'subject' | 'email' | 'linkedBy' | 'salt'>,
  now: Instant,
): Identity => ({ ...of, linkedAt: now, endedAt: null })

/** The event of a connection that was made. `sealed` is what only auditors read beside its address. */
export const identityConnected = (after: Identity, sealed: Record<string, string>): AuditEvent => ({
  act: 'auth.identityConnected',
  object: { t: 'identity', id: after.id },
  sealed: { ...sealed, email: after.email },
  rows: [rowChange('identity', after.id, undefined, after)],
})

/** The event of a connection that was ended, and with it `sessions` sessions. */
export const identityEnded = (
  before: Identity,
  after: Identity,
  sessions: number,
  { sealed, ...said }: Change = {},
): AuditEvent => ({
  act: 'auth.identityEnded',
  object: { t: 'identity', id: after.id, count: sessions },
  ...said,
  sealed: { ...sealed, email: before.email },
  rows: [rowChange('identity', after.id, before, after)],
})
