import type { Day } from '#app/domain/time.ts'
import type { Dialect } from '../dialect/sqlite.ts'
import type { folderTables } from './folders.ts'
import type { peopleTables } from './people.ts'
import type { userTables } from './users.ts'

/** Rights beside roles and membership: a folder opened for a short time, somebody standing in, and who looked them over. */
export function accessTables(
  d: Dialect,
  { folders }: Pick<ReturnType<typeof folderTables>, 'folders'>,
  { users }: Pick<ReturnType<typeof userTables>, 'users'>,
  { schools }: Pick<ReturnType<typeof peopleTables>, 'schools'>,
) {
  const openings = d.table(
    'openings',
    {
      id: d.id('id').primaryKey(),
      userId: d
        .id('user_id')
        .notNull()
        .references(() => users.id),
      caseId: d
        .id('case_id')
        .notNull()
        .references(() => folders.id),
      kind: d.text('kind').$type<'break-glass' | 'audit'>().notNull(),
      /** Of the list of reasons. */
      code: d.text('code').notNull(),
      /** Sealed with the key of `keyId`, like `note`. */
      reason: d.text('reason').notNull(),
      startedAt: d.instant('started_at').notNull(),
      until: d.instant('until').notNull(),
      /** Null where nobody reviews it. */
      reviewDueAt: d.instant('review_due_at'),
      reviewedAt: d.instant('reviewed_at'),
      reviewedBy: d.id('reviewed_by'),
      verdict: d.text('verdict').$type<'justified' | 'training' | 'misuse'>(),
      note: d.text('note'),
      /** Empty where the row is sealed: then it stands with the reason. */
      salt: d.text('salt').notNull(),
      /** Null where the row was stored before openings were sealed. */
      keyId: d.id('key_id'),
    },
    (table) => [
      d.index('openings_user').on(table.userId, table.until),
      d.index('openings_case').on(table.caseId),
      d.index('openings_review').on(table.reviewDueAt),
    ],
  )

  const delegations = d.table(
    'delegations',
    {
      id: d.id('id').primaryKey(),
      /** In whose place. */
      userId: d
        .id('user_id')
        .notNull()
        .references(() => users.id),
      deputyId: d
        .id('deputy_id')
        .notNull()
        .references(() => users.id),
      from: d.text('from_day').$type<Day>().notNull(),
      until: d.text('until_day').$type<Day>().notNull(),
      reason: d.text('reason').notNull(),
      givenBy: d.id('given_by').notNull(),
      endedAt: d.instant('ended_at'),
      salt: d.text('salt').notNull(),
    },
    (table) => [
      d.index('delegations_deputy').on(table.deputyId, table.until),
      d.index('delegations_user').on(table.userId),
    ],
  )

  /** A school's list of who may do what, looked over and signed. No school: the roles of the whole district. */
  const recertifications = d.table(
    'recertifications',
    {
      id: d.id('id').primaryKey(),
      schoolId: d.id('school_id').references(() => schools.id),
      signedBy: d
        .id('signed_by')
        .notNull()
        .references(() => users.id),
      signedAt: d.instant('signed_at').notNull(),
      listed: d.count('listed').notNull(),
      ended: d.count('ended').notNull(),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('recertifications_school').on(table.schoolId, table.signedAt)],
  )

  return { openings, delegations, recertifications }
}
