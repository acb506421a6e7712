import { and, asc, count, eq, gte, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import { first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { ReadRecords, Records } from './records.ts'

export function fileReads(s: Sql): ReadRecords['files'] {
  const { db, t } = s
  const byIds = (ids: readonly string[]) =>
    inParts(ids, (part) => db.select().from(t.files).where(inArray(t.files.id, part)))
  const chunk = s.prepared('file_chunk', () =>
    db
      .select({ bytes: t.fileChunks.bytes, keyId: t.fileChunks.keyId })
      .from(t.fileChunks)
      .where(and(eq(t.fileChunks.fileId, sql.placeholder('id')), eq(t.fileChunks.n, sql.placeholder('n')))),
  )
  const one = async (id: string, n: number) => first(await chunk({ id, n }))
  return {
    byId: async (id) => first(await byIds([id])),
    byIds,
    chunk: one,
    chunkCount: async (id) => {
      const [row] = await db.select({ n: count() }).from(t.fileChunks).where(eq(t.fileChunks.fileId, id))
      return row?.n ?? 0
    },
    unboundBefore: async (before) => {
      const unbound = and(isNull(t.files.boundTo), lt(t.files.stagedAt, before))
      return (await db.select({ id: t.files.id }).from(t.files).where(unbound).limit(100)).map((row) => row.id)
    },
    unboundSize: async (stagedBy) => {
      const [row] = await db
        .select({ size: sql`sum(length(${t.fileChunks.bytes}))`.mapWith(Number) })
        .from(t.files)
        .innerJoin(t.fileChunks, eq(t.fileChunks.fileId, t.files.id))
        .where(and(isNull(t.files.boundTo), eq(t.files.stagedBy, stagedBy)))
      return row?.size ?? 0
    },
    stagedSince: async (stagedBy, since) => {
      const [row] = await db
        .select({ files: count(), bytes: sql`coalesce(sum(${t.files.size}), 0)`.mapWith(Number) })
        .from(t.files)
        .where(and(gte(t.files.stagedAt, since), eq(t.files.stagedBy, stagedBy)))
      return row ?? { files: 0, bytes: 0 }
    },
    async *chunks(id) {
      for (let n = 0; ; n++) {
        const piece = await one(id, n)
        if (!piece) return
        yield piece
      }
    },
  }
}

export function fileWrites({
  db,
  t,
}: Sql): Pick<
  Records['write'],
  'stageFile' | 'appendChunk' | 'dropUnboundFile' | 'bindFile' | 'blockFile' | 'sweepUnboundFiles'
> {
  /** A file that is thrown away takes its key with it: what a backup still holds of it opens no more. */
  const destroyKeysOf = async (ids: string[]) => {
    if (ids.length === 0) return
    const own = and(eq(t.keys.purpose, 'file'), inArray(t.keys.scope, ids), ne(t.keys.status, 'destroyed'))
    await db.update(t.keys).set({ status: 'destroyed', wrapped: null }).where(own)
  }
  return {
    stageFile: async ({ id, name, mediaType, size, sha256, stagedBy, stagedAt }) => {
      const row = { name, mediaType, size, sha256, stagedAt }
      const staged = await db
        .insert(t.files)
        .values({ id, stagedBy, ...row })
        .onConflictDoUpdate({
          target: t.files.id,
          set: row,
          setWhere: and(isNull(t.files.boundTo), eq(t.files.stagedBy, stagedBy)),
        })
        .returning({ id: t.files.id })
      if (staged.length === 0) throw new Error(`The file ${id} is on record, or another person staged it`)
    },
    appendChunk: async (fileId, n, bytes, keyId = null) => {
      await db.insert(t.fileChunks).values({ fileId, n, bytes, keyId })
    },
    dropUnboundFile: async (id, stagedBy) => {
      const own = and(eq(t.files.id, id), eq(t.files.stagedBy, stagedBy), isNull(t.files.boundTo))
      await db
        .delete(t.fileChunks)
        .where(inArray(t.fileChunks.fileId, db.select({ id: t.files.id }).from(t.files).where(own)))
      const gone = await db.delete(t.files).where(own).returning({ id: t.files.id })
      await destroyKeysOf(gone.map((row) => row.id))
    },
    bindFile: async (id, entryId, caseId) => {
      const bound = await db
        .update(t.files)
        .set({ boundTo: entryId, caseId })
        .where(and(eq(t.files.id, id), isNull(t.files.boundTo)))
        .returning({ id: t.files.id })
      if (bound.length === 0) throw new Error(`The file ${id} is not staged, or is on record already`)
    },
    blockFile: async (id, at) => {
      await db
        .update(t.files)
        .set({ blockedAt: at })
        .where(and(eq(t.files.id, id), isNull(t.files.blockedAt)))
    },
    sweepUnboundFiles: async (before) => {
      const unbound = and(isNull(t.files.boundTo), lt(t.files.stagedAt, before))
      const ids = (await db.select({ id: t.files.id }).from(t.files).where(unbound).orderBy(asc(t.files.id))).map(
        (row) => row.id,
      )
      return inParts(ids, async (part) => {
        await db.delete(t.fileChunks).where(inArray(t.fileChunks.fileId, part))
        const gone = await db.delete(t.files).where(inArray(t.files.id, part)).returning({ id: t.files.id })
        await destroyKeysOf(part)
        return gone.map((row) => row.id)
      })
    },
  }
}
