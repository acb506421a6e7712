import { and, asc, count, desc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Instant } from '#app/domain/time.ts'
import { first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { ReadRecords, Records } from './records.ts'

export function draftReads({ db, t }: Sql): ReadRecords['drafts'] {
  const newest = [desc(t.drafts.savedAt), desc(t.drafts.id)]
  return {
    byId: async (id) => first(await db.select().from(t.drafts).where(eq(t.drafts.id, id))),
    find: async (userId, form, caseId) => {
      const about = caseId === null ? isNull(t.drafts.caseId) : eq(t.drafts.caseId, caseId)
      const rows = await db
        .select()
        .from(t.drafts)
        .where(and(eq(t.drafts.userId, userId), eq(t.drafts.form, form), about))
        .orderBy(...newest)
        .limit(1)
      return first(rows)
    },
    countOf: async (userId) => {
      const [row] = await db.select({ n: count() }).from(t.drafts).where(eq(t.drafts.userId, userId))
      return row?.n ?? 0
    },
    ofUser: (userId) =>
      db
        .select()
        .from(t.drafts)
        .where(eq(t.drafts.userId, userId))
        .orderBy(...newest),
  }
}

export function draftWrites({ db, t }: Sql): Pick<Records['write'], 'saveDraft' | 'deleteDraft' | 'sweepDrafts'> {
  return {
    saveDraft: async ({ id, userId, form, caseId, body, rev, savedAt, keyId }) => {
      const saved = await db
        .insert(t.drafts)
        .values({ id, userId, form, caseId, body, rev, savedAt, keyId })
        .onConflictDoUpdate({
          target: t.drafts.id,
          set: { body, rev, savedAt, keyId },
          setWhere: and(eq(t.drafts.userId, userId), lt(t.drafts.rev, rev)),
        })
        .returning({ id: t.drafts.id })
      return saved.length > 0
    },
    deleteDraft: async (id) => {
      await db.delete(t.drafts).where(eq(t.drafts.id, id))
    },
    sweepDrafts: async (before) => {
      const gone = await db.delete(t.drafts).where(lt(t.drafts.savedAt, before)).returning({ id: t.drafts.id })
      return gone.length
    },
  }
}

export function tokenReads(s: Sql): ReadRecords['tokens'] {
  const { db, t } = s
  const { token, actorId, inputHash, result } = t.tokens
  const find = s.prepared('token_find', () =>
    db
      .select({ token, actorId, inputHash, result })
      .from(t.tokens)
      .where(eq(token, sql.placeholder('token'))),
  )
  return { find: async (one) => first(await find({ token: one })) }
}

/** Names by which version of the projections the rows are made: its holder is the version. */
export const projectionsLease = 'projections'
const forEver = '9999-12-31T23:59:59.999Z' as Instant

export function leaseReads({ db, t }: Sql): ReadRecords['leases'] {
  const { until, name } = t.leases
  return { until: async (one) => first(await db.select({ until }).from(t.leases).where(eq(name, one)))?.until }
}

export function queueWrites(
  s: Sql,
): Pick<
  Records['write'],
  'saveToken' | 'sweepTokens' | 'takeLease' | 'queueReprojection' | 'takeReprojections' | 'noteProjections'
> {
  const { db, t } = s
  const value = sql.placeholder
  const saveToken = s.prepared('token_save', () =>
    db.insert(t.tokens).values({
      token: value('token'),
      actorId: value('actorId'),
      inputHash: value('inputHash'),
      result: value('result'),
      at: value('at'),
    }),
  )
  return {
    saveToken: async (row) => {
      await saveToken({ ...row })
    },
    sweepTokens: async (before) => {
      const gone = await db.delete(t.tokens).where(lt(t.tokens.at, before)).returning({ token: t.tokens.token })
      return gone.length
    },
    takeLease: async (name, holder, now, until) => {
      const taken = await db
        .insert(t.leases)
        .values({ name, holder, until })
        .onConflictDoUpdate({
          target: t.leases.name,
          set: { holder, until },
          setWhere: or(lte(t.leases.until, now), eq(t.leases.holder, holder)),
        })
        .returning({ name: t.leases.name })
      return taken.length > 0
    },
    queueReprojection: async (caseIds) => {
      if (caseIds === 'all') {
        await db
          .insert(t.reprojections)
          .select(
            db
              .select({ caseId: t.folders.id })
              .from(t.folders)
              .where(sql`true`),
          )
          .onConflictDoNothing()
        return
      }
      await inParts(caseIds, (part) =>
        db
          .insert(t.reprojections)
          .values(part.map((caseId) => ({ caseId })))
          .onConflictDoNothing()
          .returning(),
      )
    },
    noteProjections: async (version) => {
      // Not a counter, which never counts down: an older server may come back. Held for ever by its version.
      const row = { holder: String(version), until: forEver }
      await db
        .insert(t.leases)
        .values({ name: projectionsLease, ...row })
        .onConflictDoUpdate({ target: t.leases.name, set: row })
    },
    takeReprojections: async (limit) => {
      const next = db
        .select({ caseId: t.reprojections.caseId })
        .from(t.reprojections)
        .orderBy(asc(t.reprojections.caseId))
        .limit(limit)
      const taken = await db.delete(t.reprojections).where(inArray(t.reprojections.caseId, next)).returning()
      return taken.map((row) => row.caseId)
    },
  }
}
