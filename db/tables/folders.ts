import { sql } from 'drizzle-orm'
import type { Compartment } from '#app/domain/compartments.ts'
import type { Day } from '#app/domain/time.ts'
import type { Dialect } from '../dialect/sqlite.ts'

/** Folders and what is put on record in them. Append-only: see the triggers beside the migrations. */
export function folderTables(d: Dialect) {
  const folders = d.table('folders', {
    key: d.key('key'),
    id: d.id('id').notNull().unique(),
    createdAt: d.instant('created_at').notNull(),
  })

  const entries = d.table(
    'entries',
    {
      /** For paging through all entries of the house. */
      key: d.key('key'),
      id: d.id('id').notNull().unique(),
      caseId: d
        .id('case_id')
        .notNull()
        .references(() => folders.id),
      seq: d.count('seq').notNull(),
      kind: d.text('kind').notNull(),
      kindVersion: d.count('kind_version').notNull(),
      supersedes: d.id('supersedes').unique(),
      happenedOn: d.text('happened_on').$type<Day>().notNull(),
      happenedAt: d.instant('happened_at'),
      recordedAt: d.instant('recorded_at').notNull(),
      recordedBy: d.id('recorded_by').notNull(),
      /** Of the commitment over the columns above; it outlives a destroyed part. */
      salt: d.text('salt').notNull(),
    },
    (table) => [d.unique('entries_case_seq').on(table.caseId, table.seq)],
  )

  /**
   * `body` is canonical JSON text whose bytes are never rewritten. With a key it is the ciphertext of salt and body, and
   * `salt` is empty. Body and salt are null once a part is destroyed.
   */
  const entryParts = d.table(
    'entry_parts',
    {
      entryId: d
        .id('entry_id')
        .notNull()
        .references(() => entries.id),
      compartment: d.text('compartment').$type<Compartment>().notNull(),
      body: d.text('body'),
      keyId: d.id('key_id'),
      salt: d.text('salt'),
    },
    (table) => [
      d.primaryKey({ columns: [table.entryId, table.compartment] }),
      d
        .index('entry_parts_in_clear')
        .on(table.compartment)
        .where(sql`key_id is null`),
    ],
  )

  return { folders, entries, entryParts }
}
