import type { Day } from '#app/domain/time.ts'
import type { Role } from '#app/policy/roles.ts'
import type { Dialect } from '../dialect/sqlite.ts'
import type { peopleTables } from './people.ts'

/** The district, who works in it, and what they hold. */
export function userTables(d: Dialect, { schools }: Pick<ReturnType<typeof peopleTables>, 'schools'>) {
  /** One row: an installation serves one district. */
  const district = d.table('district', {
    one: d.count('one').primaryKey(),
    id: d.id('id').notNull(),
    name: d.text('name').notNull(),
    demo: d.flag('demo').notNull(),
    safetyPhone: d.text('safety_phone').notNull(),
    profileId: d.id('profile_id').notNull(),
    /** JSON. */
    calendar: d.text('calendar').notNull(),
    overrides: d.text('overrides').notNull(),
    revision: d.count('revision').notNull(),
    numberPrefix: d.text('number_prefix').notNull(),
    salt: d.text('salt').notNull(),
  })

  const users = d.table('users', {
    key: d.key('key'),
    id: d.id('id').notNull().unique(),
    signIn: d.text('sign_in').notNull().unique(),
    name: d.text('name').notNull(),
    title: d.text('title').notNull(),
    phone: d.text('phone'),
    disabledAt: d.instant('disabled_at'),
    agreementUntil: d.text('agreement_until').$type<Day>(),
    email: d.text('email'),
    salt: d.text('salt').notNull(),
  })

  const credentials = d.table('credentials', {
    userId: d
      .id('user_id')
      .primaryKey()
      .references(() => users.id),
    hash: d.text('hash').notNull(),
    changedAt: d.instant('changed_at').notNull(),
    /** Given by an administrator for the first sign-in; the person chooses an own one before anything else. */
    temporary: d.flag('temporary').notNull(),
  })

  const grants = d.table(
    'grants',
    {
      id: d.id('id').primaryKey(),
      userId: d
        .id('user_id')
        .notNull()
        .references(() => users.id),
      role: d.text('role').$type<Role>().notNull(),
      schoolId: d.id('school_id').references(() => schools.id),
      from: d.text('from_day').$type<Day>().notNull(),
      until: d.text('until_day').$type<Day>(),
      grantedBy: d.id('granted_by').notNull(),
      reason: d.text('reason').notNull(),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('grants_user').on(table.userId)],
  )

  const sessions = d.table(
    'sessions',
    {
      tokenHash: d.text('token_hash').primaryKey(),
      userId: d
        .id('user_id')
        .notNull()
        .references(() => users.id),
      createdAt: d.instant('created_at').notNull(),
      seenAt: d.instant('seen_at').notNull(),
      endedAt: d.instant('ended_at'),
      endedWhy: d.text('ended_why'),
      agent: d.text('agent').notNull(),
      /** One factor was shown, or two. */
      aal: d.count('aal').$type<1 | 2>().notNull().default(1),
      /** When a second factor was last shown in this session. */
      provenAt: d.instant('proven_at'),
      /** The password was right and the second step is still to come: it opens nothing else. */
      half: d.flag('half').notNull().default(false),
      /** Hashes of the network and the browser that it began in; null until its first request. */
      network: d.text('network'),
      browser: d.text('browser'),
    },
    (table) => [d.index('sessions_user').on(table.userId), d.index('sessions_seen').on(table.seenAt)],
  )

  const triageGroups = d.table(
    'triage_groups',
    {
      schoolId: d
        .id('school_id')
        .notNull()
        .references(() => schools.id),
      userId: d
        .id('user_id')
        .notNull()
        .references(() => users.id),
      place: d.count('place').notNull(),
    },
    (table) => [
      d.primaryKey({ columns: [table.schoolId, table.userId] }),
      d.index('triage_groups_user').on(table.userId),
    ],
  )

  const onDuty = d.table('on_duty', {
    userId: d
      .id('user_id')
      .primaryKey()
      .references(() => users.id),
    place: d.count('place').notNull(),
  })

  const deputies = d.table(
    'deputies',
    {
      userId: d
        .id('user_id')
        .primaryKey()
        .references(() => users.id),
      deputyId: d
        .id('deputy_id')
        .notNull()
        .references(() => users.id),
    },
    (table) => [d.index('deputies_deputy').on(table.deputyId)],
  )

  return { district, users, credentials, grants, sessions, triageGroups, onDuty, deputies }
}
