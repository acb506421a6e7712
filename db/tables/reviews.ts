import type { Day } from '#app/domain/time.ts'
import type { Dialect } from '../dialect/sqlite.ts'
import type { folderTables } from './folders.ts'
import type { userTables } from './users.ts'

/**
 * How the record is looked over: weeks that were signed, cases drawn at random, and what was found in them. Append-only:
 * see the triggers beside the migrations. What was written stands in the sealed parts of their events.
 */
export function reviewTables(
  d: Dialect,
  { folders }: Pick<ReturnType<typeof folderTables>, 'folders'>,
  { users }: Pick<ReturnType<typeof userTables>, 'users'>,
) {
  const weekReviews = d.table('week_reviews', {
    id: d.id('id').primaryKey(),
    /** Its Monday. */
    week: d.text('week').$type<Day>().notNull().unique(),
    signedBy: d
      .id('signed_by')
      .notNull()
      .references(() => users.id),
    signedAt: d.instant('signed_at').notNull(),
    /** Decisions worth a look that the week had. */
    listed: d.count('listed').notNull(),
    /** Something in it has to be put right. */
    found: d.flag('found').notNull(),
    salt: d.text('salt').notNull(),
  })

  const samples = d.table(
    'samples',
    {
      id: d.id('id').primaryKey(),
      drawnBy: d
        .id('drawn_by')
        .notNull()
        .references(() => users.id),
      drawnAt: d.instant('drawn_at').notNull(),
      from: d.text('from_day').$type<Day>().notNull(),
      until: d.text('until_day').$type<Day>().notNull(),
      schoolId: d.id('school_id'),
      stage: d.text('stage').$type<'open' | 'finished'>(),
      asked: d.count('asked').notNull(),
      /** Random, from the system: with the pool it gives the same cases again. */
      seed: d.text('seed').notNull(),
      /** The cases among which it was drawn, and those that were, as JSON. */
      pool: d.text('pool').notNull(),
      drawn: d.text('drawn').notNull(),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('samples_drawn').on(table.drawnAt)],
  )

  const findings = d.table(
    'findings',
    {
      id: d.id('id').primaryKey(),
      sampleId: d
        .id('sample_id')
        .notNull()
        .references(() => samples.id),
      caseId: d
        .id('case_id')
        .notNull()
        .references(() => folders.id),
      verdict: d.text('verdict').$type<'sound' | 'put right'>().notNull(),
      foundBy: d
        .id('found_by')
        .notNull()
        .references(() => users.id),
      foundAt: d.instant('found_at').notNull(),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('findings_sample').on(table.sampleId, table.foundAt)],
  )

  return { weekReviews, samples, findings }
}
