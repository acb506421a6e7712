import { and, asc, count, eq, gt, gte, inArray, isNotNull, isNull, lt, ne, notInArray, or, sql } from 'drizzle-orm'
import { compartments, isSealedCompartment } from '#app/domain/compartments.ts'
import type { KeyPurpose, Tally } from '#app/domain/sealing.ts'
import { afterPrefix, first } from './database.ts'
import type { Sql } from './database.ts'
import { factorOf } from './factors.ts'
import type { ReadRecords, Records } from './records.ts'

export function keyReads(s: Sql): ReadRecords['keys'] {
  const { db, t } = s
  const value = sql.placeholder
  const byId = s.prepared('key_by_id', () =>
    db
      .select()
      .from(t.keys)
      .where(eq(t.keys.id, value('id'))),
  )
  const active = s.prepared('key_active', () =>
    db
      .select()
      .from(t.keys)
      .where(and(eq(t.keys.purpose, value('purpose')), eq(t.keys.scope, value('scope')), eq(t.keys.status, 'active'))),
  )
  const tally = async (table: Keyed, more: ReturnType<typeof and>) =>
    first(await db.select({ n: count() }).from(table).where(more))?.n ?? 0
  /** What is to be sealed, where its key stands as `by` asks. */
  const tallies = async (by: typeof isNull): Promise<Tally> => ({
    parts: await tally(t.entryParts, and(sealedPart(s), isNotNull(t.entryParts.body), by(t.entryParts.keyId))),
    events: await tally(t.auditSealed, by(t.auditSealed.keyId)),
    pieces: await tally(t.fileChunks, by(t.fileChunks.keyId)),
    drafts: await tally(t.drafts, by(t.drafts.keyId)),
    openings: await tally(t.openings, by(t.openings.keyId)),
    secrets:
      (await tally(t.factors, and(isNotNull(t.factors.secret), by(t.factors.keyId)))) +
      (await tally(t.challenges, and(isNotNull(t.challenges.secret), by(t.challenges.keyId)))),
  })
  return {
    court: async () => first(await db.select().from(t.keys).where(eq(t.keys.purpose, 'court'))),
    ofFolder: (caseId, fileIds) =>
      db
        .select()
        .from(t.keys)
        .where(and(keysOfFolder(s, caseId, fileIds), ne(t.keys.status, 'destroyed')))
        .orderBy(asc(t.keys.id)),
    byId: async (id) => first(await byId({ id })),
    active: async (purpose, scope) => first(await active({ purpose, scope })),
    tenants: () =>
      db.select().from(t.keys).where(eq(t.keys.purpose, 'tenant')).orderBy(asc(t.keys.createdAt), asc(t.keys.id)),
    notWrappedBy: (wrappedBy, after, limit) =>
      db
        .select()
        .from(t.keys)
        .where(
          and(
            gt(t.keys.id, after),
            ne(t.keys.wrappedBy, wrappedBy),
            notInArray(t.keys.purpose, ['tenant', 'court']),
            notInArray(t.keys.status, ['destroyed', 'put-away']),
          ),
        )
        .orderBy(asc(t.keys.id))
        .limit(limit),
    counts: () =>
      db
        .select({ purpose: t.keys.purpose, status: t.keys.status, n: count() })
        .from(t.keys)
        .groupBy(t.keys.purpose, t.keys.status)
        .orderBy(asc(t.keys.purpose), asc(t.keys.status)),
    inClear: () => tallies(isNull),
    underKeys: () => tallies(isNotNull),
    partsToSeal: (after, limit) =>
      db
        .select({
          key: t.entries.key,
          caseId: t.entries.caseId,
          entryId: t.entryParts.entryId,
          compartment: t.entryParts.compartment,
          body: sql<string>`${t.entryParts.body}`,
          salt: sql<string>`${t.entryParts.salt}`,
          keyId: t.entryParts.keyId,
        })
        .from(t.entries)
        .innerJoin(t.entryParts, eq(t.entryParts.entryId, t.entries.id))
        .where(
          and(
            gt(t.entries.key, after),
            sealedPart(s),
            isNotNull(t.entryParts.body),
            stale(s, t.entryParts.keyId, 'part'),
          ),
        )
        .orderBy(asc(t.entries.key), asc(t.entryParts.compartment))
        .limit(limit),
    eventsToSeal: (after, limit) =>
      db
        .select({ ...sealedColumns(s), leaf: t.auditLeaf.body })
        .from(t.auditSealed)
        .innerJoin(t.auditLeaf, eq(t.auditLeaf.seq, t.auditSealed.seq))
        .where(and(gt(t.auditSealed.seq, after), stale(s, t.auditSealed.keyId, 'audit')))
        .orderBy(asc(t.auditSealed.seq))
        .limit(limit),
    piecesToSeal: (after, limit) =>
      db
        .select()
        .from(t.fileChunks)
        .where(
          and(
            or(
              gt(t.fileChunks.fileId, after.fileId),
              and(eq(t.fileChunks.fileId, after.fileId), gt(t.fileChunks.n, after.n)),
            ),
            stale(s, t.fileChunks.keyId, 'file'),
          ),
        )
        .orderBy(asc(t.fileChunks.fileId), asc(t.fileChunks.n))
        .limit(limit),
    draftsToSeal: (after, limit) =>
      db
        .select()
        .from(t.drafts)
        .where(and(gt(t.drafts.id, after), stale(s, t.drafts.keyId, 'draft')))
        .orderBy(asc(t.drafts.id))
        .limit(limit),
    openingsToSeal: (after, limit) =>
      db
        .select()
        .from(t.openings)
        .where(and(gt(t.openings.id, after), stale(s, t.openings.keyId, 'opening')))
        .orderBy(asc(t.openings.id))
        .limit(limit),
    secretsToSeal: async (after, limit) => {
      const rows = await db
        .select()
        .from(t.factors)
        .where(and(gt(t.factors.id, after), isNotNull(t.factors.secret), stale(s, t.factors.keyId, 'secret')))
        .orderBy(asc(t.factors.id))
        .limit(limit)
      return rows.map(factorOf)
    },
    setUpsToDrop: async (limit) => {
      const rows = await db
        .select({ hash: t.challenges.hash })
        .from(t.challenges)
        .where(and(isNotNull(t.challenges.secret), stale(s, t.challenges.keyId, 'secret')))
        .limit(limit)
      return rows.map(({ hash }) => hash)
    },
  }
}

/** The keys that seal what belongs to one folder alone. */
export const keysOfFolder = ({ t }: Sql, caseId: string, fileIds: readonly string[]) => {
  const { purpose, scope } = t.keys
  return or(
    and(eq(purpose, 'part'), gte(scope, `${caseId}/`), lt(scope, afterPrefix(`${caseId}/`))),
    and(inArray(purpose, ['audit', 'opening']), eq(scope, caseId)),
    and(eq(purpose, 'file'), inArray(scope, [...fileIds])),
  )
}

const sealedColumns = ({ t }: Sql) => ({
  seq: t.auditSealed.seq,
  body: t.auditSealed.body,
  salt: t.auditSealed.salt,
  keyId: t.auditSealed.keyId,
})

type Tables = Sql['t']
/** Tables whose rows may stand under a key. */
type Keyed = Tables['entryParts' | 'auditSealed' | 'fileChunks' | 'drafts' | 'openings' | 'factors' | 'challenges']

const sealedPart = ({ t }: Sql) => inArray(t.entryParts.compartment, compartments.filter(isSealedCompartment))

/** Without a key, or under one that only opens. What is under a destroyed key opens no more and stays. */
const stale = ({ db, t }: Sql, keyId: Keyed['keyId'], purpose: KeyPurpose) =>
  or(
    isNull(keyId),
    inArray(
      keyId,
      db
        .select({ id: t.keys.id })
        .from(t.keys)
        .where(and(eq(t.keys.purpose, purpose), eq(t.keys.status, 'decrypt-only'))),
    ),
  )

export function keyWrites(
  s: Sql,
): Pick<
  Records['write'],
  | 'addKey'
  | 'changeKey'
  | 'retireDataKeys'
  | 'destroyUnusedKeys'
  | 'resealPart'
  | 'resealEvent'
  | 'resealPiece'
  | 'resealDraft'
> {
  const { db, t } = s
  const value = sql.placeholder
  const insert = s.prepared('key_insert', () =>
    db.insert(t.keys).values({
      id: value('id'),
      purpose: value('purpose'),
      scope: value('scope'),
      wrapped: value('wrapped'),
      wrappedBy: value('wrappedBy'),
      status: value('status'),
      createdAt: value('createdAt'),
    }),
  )
  return {
    addKey: async (row) => {
      await insert({ ...row })
    },
    changeKey: async (id, { wrapped, wrappedBy, status }) => {
      await db.update(t.keys).set({ wrapped, wrappedBy, status }).where(eq(t.keys.id, id))
    },
    retireDataKeys: async () => {
      const onRecord = db.select({ id: t.files.id }).from(t.files).where(isNotNull(t.files.boundTo))
      const retired = await db
        .update(t.keys)
        .set({ status: 'decrypt-only' })
        .where(
          and(
            eq(t.keys.status, 'active'),
            or(
              inArray(t.keys.purpose, ['part', 'audit', 'draft', 'opening', 'secret']),
              and(eq(t.keys.purpose, 'file'), inArray(t.keys.scope, onRecord)),
            ),
          ),
        )
        .returning({ id: t.keys.id })
      return retired.length
    },
    destroyUnusedKeys: async () => {
      let gone = 0
      const under = (table: Keyed) =>
        db
          .select({ id: sql<string>`${table.keyId}` })
          .from(table)
          .where(isNotNull(table.keyId))
      const wrapping = db
        .select({ id: t.keys.wrappedBy })
        .from(t.keys)
        .where(and(ne(t.keys.purpose, 'tenant'), ne(t.keys.status, 'destroyed')))
      const uses: readonly [KeyPurpose, readonly (ReturnType<typeof under> | typeof wrapping)[]][] = [
        ['part', [under(t.entryParts)]],
        ['audit', [under(t.auditSealed)]],
        ['file', [under(t.fileChunks)]],
        ['draft', [under(t.drafts)]],
        ['opening', [under(t.openings)]],
        ['secret', [under(t.factors), under(t.challenges)]],
        ['tenant', [wrapping]],
      ]
      for (const [purpose, using] of uses) {
        const unused = using.map((ids) => notInArray(t.keys.id, ids))
        const destroyed = await db
          .update(t.keys)
          .set({ status: 'destroyed', wrapped: null })
          .where(and(eq(t.keys.purpose, purpose), eq(t.keys.status, 'decrypt-only'), ...unused))
          .returning({ id: t.keys.id })
        gone += destroyed.length
      }
      return gone
    },
    resealPart: async ({ entryId, compartment, body, salt, keyId }) => {
      await db
        .update(t.entryParts)
        .set({ body, salt, keyId })
        .where(and(eq(t.entryParts.entryId, entryId), eq(t.entryParts.compartment, compartment)))
    },
    resealEvent: async ({ seq, body, salt, keyId }) => {
      await db.update(t.auditSealed).set({ body, salt, keyId }).where(eq(t.auditSealed.seq, seq))
    },
    resealPiece: async ({ fileId, n, bytes, keyId }) => {
      await db
        .update(t.fileChunks)
        .set({ bytes, keyId })
        .where(and(eq(t.fileChunks.fileId, fileId), eq(t.fileChunks.n, n)))
    },
    resealDraft: async ({ id, body, keyId }) => {
      await db.update(t.drafts).set({ body, keyId }).where(eq(t.drafts.id, id))
    },
  }
}
