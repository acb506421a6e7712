import { sql } from 'drizzle-orm'
import type { Dialect } from '../dialect/sqlite.ts'
import type { userTables } from './users.ts'

/** What keeps the house running: drafts, staged files, tokens, counters, queues. */
export function houseTables(d: Dialect, { users }: Pick<ReturnType<typeof userTables>, 'users'>) {
  const drafts = d.table(
    'drafts',
    {
      id: d.id('id').primaryKey(),
      userId: d
        .id('user_id')
        .notNull()
        .references(() => users.id),
      form: d.text('form').notNull(),
      caseId: d.id('case_id'),
      /** Sealed with the key of `keyId`. */
      body: d.text('body').notNull(),
      rev: d.count('rev').notNull(),
      savedAt: d.instant('saved_at').notNull(),
      /** Null where the draft was stored before drafts were sealed. */
      keyId: d.id('key_id'),
    },
    (table) => [
      d.index('drafts_user').on(table.userId, table.form, table.caseId),
      d.index('drafts_saved').on(table.savedAt),
    ],
  )

  const files = d.table(
    'files',
    {
      id: d.id('id').primaryKey(),
      name: d.text('name').notNull(),
      mediaType: d.text('media_type').notNull(),
      size: d.count('size').notNull(),
      sha256: d.text('sha256').notNull(),
      stagedBy: d.id('staged_by').notNull(),
      stagedAt: d.instant('staged_at').notNull(),
      boundTo: d.id('bound_to'),
      caseId: d.id('case_id'),
      blockedAt: d.instant('blocked_at'),
    },
    (table) => [d.index('files_unbound').on(table.boundTo, table.stagedAt), d.index('files_case').on(table.caseId)],
  )

  const fileChunks = d.table(
    'file_chunks',
    {
      fileId: d
        .id('file_id')
        .notNull()
        .references(() => files.id),
      n: d.count('n').notNull(),
      bytes: d.bytes('bytes').notNull(),
      /** Null where the piece was stored before there were keys. */
      keyId: d.id('key_id'),
    },
    (table) => [
      d.primaryKey({ columns: [table.fileId, table.n] }),
      d
        .index('file_chunks_in_clear')
        .on(table.fileId)
        .where(sql`key_id is null`),
    ],
  )

  const tokens = d.table(
    'tokens',
    {
      token: d.text('token').primaryKey(),
      actorId: d.id('actor_id').notNull(),
      inputHash: d.text('input_hash').notNull(),
      result: d.text('result').notNull(),
      at: d.instant('at').notNull(),
    },
    (table) => [d.index('tokens_at').on(table.at)],
  )

  const counters = d.table('counters', {
    name: d.text('name').primaryKey(),
    value: d.count('value').notNull(),
  })

  const leases = d.table('leases', {
    name: d.text('name').primaryKey(),
    holder: d.text('holder').notNull(),
    until: d.instant('until').notNull(),
  })

  const outbox = d.table('outbox', {
    id: d.id('id').primaryKey(),
    topic: d.text('topic').notNull(),
    caseId: d.id('case_id'),
    at: d.instant('at').notNull(),
  })

  /** Folders whose projections wait to be made again. */
  const reprojections = d.table('reprojections', { caseId: d.id('case_id').primaryKey() })

  /** Failed sign-ins, counted against floods. Keys are hashes: no name, no address. */
  const tries = d.table(
    'tries',
    { n: d.key('n'), key: d.text('key').notNull(), at: d.instant('at').notNull() },
    (table) => [d.index('tries_key').on(table.key, table.at)],
  )

  return { drafts, files, fileChunks, tokens, counters, leases, outbox, reprojections, tries }
}
