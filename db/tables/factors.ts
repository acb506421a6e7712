import type { Dialect } from '../dialect/sqlite.ts'
import type { userTables } from './users.ts'

/** What a person proves to be themselves with, besides the password. */
export function factorTables(d: Dialect, { users }: Pick<ReturnType<typeof userTables>, 'users'>) {
  const owner = () =>
    d
      .id('user_id')
      .notNull()
      .references(() => users.id)

  const factors = d.table(
    'factors',
    {
      id: d.id('id').primaryKey(),
      userId: owner(),
      kind: d.text('kind').$type<'passkey' | 'totp'>().notNull(),
      name: d.text('name').notNull(),
      credentialId: d.text('credential_id').unique(),
      publicKey: d.text('public_key'),
      counter: d.count('counter').notNull(),
      /** JSON. */
      transports: d.text('transports').notNull(),
      /** Sealed with the key of `keyId`; as it is where that is null. */
      secret: d.text('secret'),
      keyId: d.text('key_id'),
      /** The last time step whose code was taken; none is taken twice. */
      lastStep: d.count('last_step'),
      createdAt: d.instant('created_at').notNull(),
      lastUsedAt: d.instant('last_used_at'),
      endedAt: d.instant('ended_at'),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('factors_user').on(table.userId)],
  )

  const recoveryCodes = d.table(
    'recovery_codes',
    {
      id: d.id('id').primaryKey(),
      userId: owner(),
      /** SHA-256 of 130 random bits. */
      hash: d.text('hash').notNull().unique(),
      createdAt: d.instant('created_at').notNull(),
      usedAt: d.instant('used_at'),
      endedAt: d.instant('ended_at'),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('recovery_codes_user').on(table.userId)],
  )

  /** Asked by one administrator or district lead, confirmed by another: a person lost every factor. */
  const factorResets = d.table(
    'factor_resets',
    {
      id: d.id('id').primaryKey(),
      userId: owner(),
      askedBy: d.id('asked_by').notNull(),
      askedAt: d.instant('asked_at').notNull(),
      reason: d.text('reason').notNull(),
      confirmedBy: d.id('confirmed_by'),
      confirmedAt: d.instant('confirmed_at'),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('factor_resets_user').on(table.userId)],
  )

  /** What a passkey or an app must answer, once and within minutes. `boundTo` is the hash of a session or of a try. */
  const challenges = d.table(
    'challenges',
    {
      hash: d.text('hash').primaryKey(),
      purpose: d.text('purpose').notNull(),
      boundTo: d.text('bound_to').notNull(),
      /** Of an app that is being set up: sealed with the key of `keyId`. */
      secret: d.text('secret'),
      createdAt: d.instant('created_at').notNull(),
      keyId: d.id('key_id'),
    },
    (table) => [d.index('challenges_created').on(table.createdAt)],
  )

  /** Browsers from which a person signed in: a hash of its name and network, never an address. */
  const browsers = d.table(
    'browsers',
    {
      userId: owner(),
      mark: d.text('mark').notNull(),
      agent: d.text('agent').notNull(),
      firstAt: d.instant('first_at').notNull(),
      /** When the person said that it was them; the first one ever needs no word. */
      knownAt: d.instant('known_at'),
    },
    (table) => [d.primaryKey({ columns: [table.userId, table.mark] })],
  )

  return { factors, recoveryCodes, factorResets, challenges, browsers }
}
