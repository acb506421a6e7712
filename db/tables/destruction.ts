import type { RequestKind, RequestOutcome } from '#app/domain/destruction.ts'
import type { Dialect } from '../dialect/sqlite.ts'
import type { folderTables } from './folders.ts'

/** What keeps a record from being destroyed, and who asked for and confirmed its destruction. */
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
    },
    (table) => [d.index('record_requests_case').on(table.caseId)],
  )

  return { holds, recordRequests }
}
