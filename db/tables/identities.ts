import { sql } from 'drizzle-orm'
import type { Dialect } from '../dialect/sqlite.ts'
import type { userTables } from './users.ts'

/** Accounts elsewhere by which people of the district sign in, and the sign-ins that are under way. */
export function identityTables(d: Dialect, { users }: Pick<ReturnType<typeof userTables>, 'users'>) {
  const identities = d.table(
    'identities',
    {
      id: d.id('id').primaryKey(),
      userId: d
        .id('user_id')
        .notNull()
        .references(() => users.id),
      issuer: d.text('issuer').notNull(),
      /** The provider's own name for the account, which never changes. Null until it was seen for the first time. */
      subject: d.text('subject'),
      /** For people to read; until the account was seen, also what the provider must show, verified. Small letters. */
      email: d.text('email'),
      linkedAt: d.instant('linked_at').notNull(),
      linkedBy: d.id('linked_by').notNull(),
      endedAt: d.instant('ended_at'),
      salt: d.text('salt').notNull(),
    },
    (table) => [
      d.index('identities_user').on(table.userId),
      // One account signs one person in; a connection that ended may be made anew.
      d
        .uniqueIndex('identities_known')
        .on(table.issuer, table.subject)
        .where(sql`ended_at is null`),
    ],
  )

  /** One browser on its way to a provider and back. Taken out when it comes back; nobody's record. */
  const oidcAttempts = d.table(
    'oidc_attempts',
    {
      /** Of the random id in the browser's cookie. */
      idHash: d.text('id_hash').primaryKey(),
      provider: d.text('provider').notNull(),
      stateHash: d.text('state_hash').notNull(),
      nonce: d.text('nonce').notNull(),
      verifier: d.text('verifier').notNull(),
      next: d.text('next_path').notNull(),
      /** Who connects an account of their own; null for a sign-in. */
      userId: d.id('user_id').references(() => users.id),
      expiresAt: d.instant('expires_at').notNull(),
      /** The provider was told to ask the person anew. */
      again: d.flag('again').notNull().default(false),
    },
    (table) => [d.index('oidc_attempts_expires').on(table.expiresAt)],
  )

  return { identities, oidcAttempts }
}
