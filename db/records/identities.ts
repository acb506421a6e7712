import { and, asc, eq, isNull, lt } from 'drizzle-orm'
import type { Identity } from '#app/domain/connected-identity.ts'
import type { UserId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/time.ts'
import { first } from './database.ts'
import type { Sql } from './database.ts'

export type IdentityRow = Identity
/** One browser on its way to a provider and back. */
export interface OidcAttemptRow {
  idHash: string
  provider: string
  stateHash: string
  nonce: string
  verifier: string
  next: string
  userId: UserId | null
  expiresAt: Instant
  /** The provider was told to ask the person anew. */
  again: boolean
}

export interface IdentityReads {
  byId(id: string): Promise<IdentityRow | undefined>
  /** All that a person ever had, oldest first. */
  ofUser(userId: UserId): Promise<IdentityRow[]>
  /** The one that counts for an account of a provider. */
  known(issuer: string, subject: string): Promise<IdentityRow | undefined>
  /** Those that count and wait for an account with this e-mail address. */
  waiting(issuer: string, email: string): Promise<IdentityRow[]>
  all(): Promise<IdentityRow[]>
}
export interface IdentityWrites {
  saveIdentity(row: IdentityRow): Promise<void>
  saveAttempt(row: OidcAttemptRow): Promise<void>
  /** Takes an attempt out, so that it serves once: whoever comes second gets nothing. */
  takeAttempt(idHash: string): Promise<OidcAttemptRow | undefined>
  /** Removes attempts that ran out before a moment; returns how many. */
  sweepAttempts(before: Instant): Promise<number>
}

export function identityReads({ db, t: { identities } }: Sql): IdentityReads {
  const counts = isNull(identities.endedAt)
  return {
    byId: async (id) => first(await db.select().from(identities).where(eq(identities.id, id))),
    ofUser: (userId) =>
      db
        .select()
        .from(identities)
        .where(eq(identities.userId, userId))
        .orderBy(asc(identities.linkedAt), asc(identities.id)),
    known: async (issuer, subject) =>
      first(
        await db
          .select()
          .from(identities)
          .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject), counts)),
      ),
    waiting: (issuer, email) =>
      db
        .select()
        .from(identities)
        .where(and(eq(identities.issuer, issuer), eq(identities.email, email), isNull(identities.subject), counts)),
    all: () => db.select().from(identities).orderBy(asc(identities.id)),
  }
}

export function identityWrites({ db, t: { identities, oidcAttempts } }: Sql): IdentityWrites {
  return {
    saveIdentity: async ({ id, ...row }) => {
      await db
        .insert(identities)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: identities.id, set: row })
    },
    saveAttempt: async (row) => {
      await db.insert(oidcAttempts).values(row)
    },
    takeAttempt: async (idHash) =>
      first(await db.delete(oidcAttempts).where(eq(oidcAttempts.idHash, idHash)).returning()),
    sweepAttempts: async (before) => {
      const gone = await db
        .delete(oidcAttempts)
        .where(lt(oidcAttempts.expiresAt, before))
        .returning({ idHash: oidcAttempts.idHash })
      return gone.length
    },
  }
}
