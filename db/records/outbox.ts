import { asc, eq, inArray } from 'drizzle-orm'
import type { CaseId } from '#app/domain/ids.ts'
import type { Instant } from '#app/domain/time.ts'
import type { Sql } from './database.ts'

export interface OutboxRow {
  id: string
  topic: string
  caseId: CaseId | null
  at: Instant
}

/** What a committed change asked of the jobs, until it is done. */
export interface OutboxReads {
  /** Oldest first. */
  waiting(topic: string, limit: number): Promise<OutboxRow[]>
}

export interface OutboxWrites {
  queueOutbox(row: OutboxRow): Promise<void>
  /** Takes rows out once what they ask is done, in the same transaction; false where somebody else did it. */
  takeOutbox(ids: readonly string[]): Promise<boolean>
}

export const outboxReads = ({ db, t }: Sql): OutboxReads => ({
  waiting: (topic, limit) =>
    db
      .select()
      .from(t.outbox)
      .where(eq(t.outbox.topic, topic))
      .orderBy(asc(t.outbox.at), asc(t.outbox.id))
      .limit(limit),
})

export const outboxWrites = ({ db, t }: Sql): OutboxWrites => ({
  queueOutbox: async ({ id, topic, caseId, at }) => {
    await db.insert(t.outbox).values({ id, topic, caseId, at }).onConflictDoNothing()
  },
  takeOutbox: async (ids) => {
    if (ids.length === 0) return false
    const taken = await db
      .delete(t.outbox)
      .where(inArray(t.outbox.id, [...ids]))
      .returning({ id: t.outbox.id })
    return taken.length > 0
  },
})
