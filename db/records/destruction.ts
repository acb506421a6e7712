import { and, asc, desc, eq, gt, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import { first } from './database.ts'
import type { Sql } from './database.ts'
import { keysOfFolder } from './keys.ts'
import type { DestructionReads, DestructionWrites } from './destruction-records.ts'
import { destroySealedIn, rosterEndReads, rosterEndWrites } from './roster-ends.ts'

export function destructionReads(s: Sql): DestructionReads {
  const { db, t } = s
  const { holds, recordRequests: requests, retentionChanges: changes, files } = t
  // Asked by every case page.
  const ofCase = s.prepared('holds_of_case', () =>
    db
      .select()
      .from(holds)
      .where(eq(holds.caseId, sql.placeholder('caseId')))
      .orderBy(desc(holds.setAt)),
  )
  return {
    hold: async (id) => first(await db.select().from(holds).where(eq(holds.id, id))),
    holds: () => db.select().from(holds).orderBy(asc(holds.id)),
    holdsOf: (caseId) => ofCase({ caseId }),
    request: async (id) => first(await db.select().from(requests).where(eq(requests.id, id))),
    requests: () => db.select().from(requests).orderBy(desc(requests.askedAt), asc(requests.id)),
    requestsOf: (caseId) =>
      db.select().from(requests).where(eq(requests.caseId, caseId)).orderBy(desc(requests.askedAt)),
    isExpunged: async (caseId) => {
      const done = and(eq(requests.caseId, caseId), eq(requests.kind, 'expunge'), eq(requests.outcome, 'confirmed'))
      return (await db.select({ id: requests.id }).from(requests).where(done).limit(1)).length > 0
    },
    retentionChange: async (id) => first(await db.select().from(changes).where(eq(changes.id, id))),
    retentionChanges: () => db.select().from(changes).orderBy(desc(changes.proposedAt), desc(changes.id)),
    ...rosterEndReads(s),
    finishedBefore: async (before, limit, after) => {
      const { id, finished, stageSince } = t.caseIndex
      const rest = after && or(gt(stageSince, after.since), and(eq(stageSince, after.since), gt(id, after.id)))
      const rows = await db
        .select({ id, since: stageSince })
        .from(t.caseIndex)
        .where(and(eq(finished, true), isNotNull(stageSince), lt(stageSince, before), rest))
        .orderBy(asc(stageSince), asc(id))
        .limit(limit)
      return rows.flatMap((row) => (row.since === null ? [] : [{ id: row.id, since: row.since }]))
    },
    filesOf: async (caseId) =>
      (await db.select({ id: files.id }).from(files).where(eq(files.caseId, caseId)).orderBy(asc(files.id))).map(
        ({ id }) => id,
      ),
    draftsOf: async (caseId) =>
      (await db.select({ id: t.drafts.id }).from(t.drafts).where(eq(t.drafts.caseId, caseId))).length,
  }
}

export function destructionWrites(s: Sql): DestructionWrites {
  const { db, t } = s
  return {
    destroySealed: destroySealedIn(s),
    saveHold: async ({ id, ...row }) => {
      await db
        .insert(t.holds)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.holds.id, set: row })
    },
    saveRequest: async ({ id, ...row }) => {
      // Guards tell a new request from one that is decided: what exists is never inserted over.
      const { recordRequests: requests } = t
      const known = await db.update(requests).set(row).where(eq(requests.id, id)).returning({ id: requests.id })
      if (known.length === 0) await db.insert(requests).values({ id, ...row })
    },
    saveRetentionChange: async ({ id, ...row }) => {
      const { retentionChanges: changes } = t
      const known = await db.update(changes).set(row).where(eq(changes.id, id)).returning({ id: changes.id })
      if (known.length === 0) await db.insert(changes).values({ id, ...row })
    },
    ...rosterEndWrites(s),
    redactLeaves: async (leaves) => {
      for (const { seq, hash, text } of leaves)
        await db
          .update(t.auditLeaf)
          .set({ body: text })
          .where(and(eq(t.auditLeaf.seq, seq), eq(t.auditLeaf.hash, hash)))
    },
    destroyKeysOf: async (caseId, fileIds) => {
      const gone = await db
        .update(t.keys)
        .set({ status: 'destroyed', wrapped: null })
        .where(and(keysOfFolder(s, caseId, fileIds), ne(t.keys.status, 'destroyed')))
        .returning({ id: t.keys.id })
      return gone.length
    },
    destroyFolder: async (caseId) => {
      const files = db.select({ id: t.files.id }).from(t.files).where(eq(t.files.caseId, caseId))
      await db.delete(t.fileChunks).where(inArray(t.fileChunks.fileId, files))
      await db.delete(t.files).where(eq(t.files.caseId, caseId))
      const entries = db.select({ id: t.entries.id }).from(t.entries).where(eq(t.entries.caseId, caseId))
      await db.delete(t.entryParts).where(inArray(t.entryParts.entryId, entries))
      await db.delete(t.entries).where(eq(t.entries.caseId, caseId))
      for (const table of [t.openings, t.holds, t.drafts, t.outbox, t.reprojections])
        await db.delete(table).where(eq(table.caseId, caseId))
      await removeProjections(s, caseId)
    },
  }
}

async function removeProjections({ db, t }: Sql, caseId: string): Promise<void> {
  const key = db.select({ key: t.folders.key }).from(t.folders).where(eq(t.folders.id, caseId))
  for (const table of [t.caseAccess, t.workItems, t.casePeople, t.reportsBy, t.search])
    await db.delete(table).where(inArray(table.caseKey, key))
  await db.delete(t.caseIndex).where(eq(t.caseIndex.id, caseId))
}
