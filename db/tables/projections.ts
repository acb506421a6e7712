import type { PersonRole } from '#app/domain/projection.ts'
import type { Stage } from '#app/domain/stages.ts'
import type { Day } from '#app/domain/time.ts'
import type { Dialect } from '../dialect/sqlite.ts'
import type { folderTables } from './folders.ts'
import type { userTables } from './users.ts'

/** What is computed from the entries and kept for lists and search; `npm run reindex` makes it again. */
export function projectionTables(
  d: Dialect,
  { folders }: Pick<ReturnType<typeof folderTables>, 'folders'>,
  { users }: Pick<ReturnType<typeof userTables>, 'users'>,
) {
  const caseIndex = d.table(
    'case_index',
    {
      key: d
        .count('key')
        .primaryKey()
        .references(() => folders.key),
      id: d.id('id').notNull().unique(),
      reportNumber: d.text('report_number'),
      caseNumber: d.text('case_number'),
      schoolId: d.id('school_id'),
      stage: d.text('stage').$type<Stage>().notNull(),
      finished: d.flag('finished').notNull(),
      stageSince: d.instant('stage_since'),
      studentId: d.id('student_id'),
      studentName: d.text('student_name'),
      studentGrade: d.text('student_grade'),
      level: d.text('level'),
      levelState: d.text('level_state').$type<'none' | 'working' | 'awaiting' | 'assessed'>().notNull(),
      leadName: d.text('lead_name'),
      openedAt: d.instant('opened_at'),
      updatedAt: d.instant('updated_at').notNull(),
      nextDueAt: d.instant('next_due_at'),
      nextDueWhat: d.text('next_due_what'),
      danger: d.flag('danger').notNull(),
      /** Null in rows of an earlier version, until they are made again. */
      staff: d.flag('staff'),
    },
    (table) => [
      d.index('case_index_updated').on(table.updatedAt, table.key),
      d.index('case_index_finished').on(table.finished, table.updatedAt, table.key),
      d.index('case_index_stage').on(table.stage, table.updatedAt, table.key),
      d.index('case_index_school').on(table.schoolId, table.updatedAt, table.key),
      d.index('case_index_level').on(table.level, table.updatedAt, table.key),
      d.index('case_index_student').on(table.studentId, table.finished, table.key),
      d.index('case_index_school_since').on(table.schoolId, table.stageSince, table.stage),
      d.index('case_index_due').on(table.nextDueAt),
    ],
  )

  /** Keyed from the case side: a list asks for each of its rows whether the person may see it. */
  const caseAccess = d.table(
    'case_access',
    {
      caseKey: d
        .count('case_key')
        .notNull()
        .references(() => folders.key),
      userKey: d
        .count('user_key')
        .notNull()
        .references(() => users.key),
      reason: d.text('reason').notNull(),
      until: d.text('until_day').$type<Day>(),
    },
    (table) => [
      d.primaryKey({ columns: [table.caseKey, table.userKey] }),
      d.index('case_access_user').on(table.userKey, table.reason, table.caseKey),
    ],
  )

  const workItems = d.table(
    'work_items',
    {
      id: d.id('id').primaryKey(),
      caseKey: d
        .count('case_key')
        .notNull()
        .references(() => folders.key),
      owner: d.text('owner').notNull(),
      what: d.text('what').notNull(),
      why: d.text('why').notNull(),
      href: d.text('href').notNull(),
      dueAt: d.instant('due_at'),
      dueOn: d.text('due_on').$type<Day>(),
      amberAt: d.instant('amber_at'),
      redAt: d.instant('red_at'),
      nextWakeAt: d.instant('next_wake_at'),
      danger: d.flag('danger').notNull(),
      form: d.text('form').$type<'link' | 'check-in' | 'waiting' | 'weapon'>().notNull(),
      /** Danger first, then by when it is due; what has no date comes last. */
      place: d.text('place').notNull(),
    },
    (table) => [
      d.index('work_items_owner').on(table.owner, table.place),
      d.index('work_items_case').on(table.caseKey),
      d.index('work_items_wake').on(table.nextWakeAt),
    ],
  )

  const casePeople = d.table(
    'case_people',
    {
      caseKey: d
        .count('case_key')
        .notNull()
        .references(() => folders.key),
      personId: d.id('person_id').notNull(),
      role: d.text('role').$type<PersonRole>().notNull(),
    },
    (table) => [
      d.primaryKey({ columns: [table.caseKey, table.personId, table.role] }),
      d.index('case_people_person').on(table.personId, table.role, table.caseKey),
    ],
  )

  const reportsBy = d.table(
    'reports_by',
    {
      caseKey: d
        .count('case_key')
        .notNull()
        .references(() => folders.key),
      entryId: d.id('entry_id').notNull(),
      userId: d.id('user_id').notNull(),
    },
    (table) => [
      d.primaryKey({ columns: [table.caseKey, table.entryId, table.userId] }),
      d.index('reports_by_user').on(table.userId),
    ],
  )

  /** Words by which a folder is found: its numbers and the student's name, nothing else. */
  const search = d.table(
    'search',
    {
      word: d.text('word').notNull(),
      caseKey: d
        .count('case_key')
        .notNull()
        .references(() => folders.key),
    },
    (table) => [
      d.primaryKey({ columns: [table.word, table.caseKey] }),
      d.index('search_case').on(table.caseKey, table.word),
    ],
  )

  return { caseIndex, caseAccess, workItems, casePeople, reportsBy, search }
}
