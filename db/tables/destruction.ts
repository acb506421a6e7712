import type { RequestKind, RequestOutcome } from '#app/domain/destruction.ts'
import type { ChangeOutcome, Citation, RetentionClass } from '#app/domain/retention-schedule.ts'
import type { Dialect } from '../dialect/sqlite.ts'
import type { folderTables } from './folders.ts'

/** What keeps a record from being destroyed, who asked for and confirmed its destruction, and how the schedule was changed. */
export function destructionTables(d: Dialect, { folders }: Pick<ReturnType<typeof folderTables>, 'folders'>) {
  const holds = d.table(
    'holds',
    {
      id: d.id('id').primaryKey(),
      caseId: d
        .id('case_id')
        .notNull()
        .references(() => folders.id),
      /** Of the list of reasons. What was typed stands in the sealed part of its event. */
      code: d.text('code').notNull(),
      setBy: d.id('set_by').notNull(),
      setAt: d.instant('set_at').notNull(),
      liftedBy: d.id('lifted_by'),
      liftedAt: d.instant('lifted_at'),
      salt: d.text('salt').notNull(),
    },
    (table) => [d.index('holds_case').on(table.caseId)],
  )

  /** Outlives the folder: it says who destroyed it and why, and names nobody whom it was about. */
  const recordRequests = d.table(
    'record_requests',
    {
      id: d.id('id').primaryKey(),
      caseId: d
        .id('case_id')
        .notNull()
        .references(() => folders.id),
      kind: d.text('kind').$type<RequestKind>().notNull(),
      /** Of the list of legal bases. */
      basis: d.text('basis').notNull(),
      /** The number of an order, or the section of a law or policy. */
      reference: d.text('reference').notNull(),
      askedBy: d.id('asked_by').notNull(),
      askedAt: d.instant('asked_at').notNull(),
      /** Nobody confirms it before. */
      notBefore: d.instant('not_before').notNull(),
      decidedBy: d.id('decided_by'),
      decidedAt: d.instant('decided_at'),
      outcome: d.text('outcome').$type<RequestOutcome>(),
      /** Which record series it was, and how many of each thing were destroyed, as JSON. */
      series: d.text('series'),
      counts: d.text('counts'),
      salt: d.text('salt').notNull(),
      /** The student's row of the roster goes with it; null where it stays. */
      withPerson: d.flag('with_person'),
    },
    (table) => [d.index('record_requests_case').on(table.caseId)],
  )

  /** One change of the retention schedule that somebody proposed, and what a second person said. All of them are its history. */
  const retentionChanges = d.table('retention_changes', {
    id: d.id('id').primaryKey(),
    class: d.text('class').$type<RetentionClass>().notNull(),
    years: d.count('years').notNull(),
    /** Null where no age counts. */
    age: d.count('age'),
    basisKind: d.text('basis_kind').$type<Citation['kind']>().notNull(),
    basisText: d.text('basis_text').notNull(),
    reason: d.text('reason').notNull(),
    /** The numbers that were in force when it was proposed, as JSON. */
    before: d.text('before').notNull(),
    proposedBy: d.id('proposed_by').notNull(),
    proposedAt: d.instant('proposed_at').notNull(),
    decidedBy: d.id('decided_by'),
    decidedAt: d.instant('decided_at'),
    outcome: d.text('outcome').$type<ChangeOutcome>(),
    /** Why it was declined. */
    note: d.text('note'),
    salt: d.text('salt').notNull(),
  })

  return { holds, recordRequests, retentionChanges }
}
