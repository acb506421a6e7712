import { and, asc, count, eq, gt, inArray, isNotNull, isNull, ne, notInArray, or, sql } from 'drizzle-orm'
import { openCompartments } from '#app/domain/compartments.ts'
import type { KeyPurpose } from '#app/domain/sealing.ts'
import { first } from './database.ts'
import type { Sql } from './database.ts'
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
  const tally = async (
    table: typeof t.entryParts | typeof t.auditSealed | typeof t.fileChunks,
    more?: ReturnType<typeof and>,
  ) =>
    first(
      await db
        .select({ n: count() })
        .from(table)
        .where(and(isNull(table.keyId), more)),
    )?.n ?? 0
  return {
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
            ne(t.keys.purpose, 'tenant'),
            ne(t.keys.status, 'destroyed'),
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
    inClear: async () => ({
      parts: await tally(t.entryParts, and(sealedPart(s), isNotNull(t.entryParts.body))),
      events: await tally(t.auditSealed),
      pieces: await tally(t.fileChunks),
    }),
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
  }
}

const sealedColumns = ({ t }: Sql) => ({
  seq: t.auditSealed.seq,
  body: t.auditSealed.body,
  salt: t.auditSealed.salt,
  keyId: t.auditSealed.keyId,
})

const sealedPart = ({ t }: Sql) => notInArray(t.entryParts.compartment, [...openCompartments])

/** Without a key, or under one that only opens. What is under a destroyed key opens no more and stays. */
const stale = (
  { db, t }: Sql,
  keyId: Sql['t']['entryParts']['keyId'] | Sql['t']['auditSealed']['keyId'] | Sql['t']['fileChunks']['keyId'],
  purpose: KeyPurpose,
) =>
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
  'addKey' | 'changeKey' | 'retireDataKeys' | 'destroyUnusedKeys' | 'resealPart' | 'resealEvent' | 'resealPiece'
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
              inArray(t.keys.purpose, ['part', 'audit']),
              and(eq(t.keys.purpose, 'file'), inArray(t.keys.scope, onRecord)),
            ),
          ),
        )
        .returning({ id: t.keys.id })
      return retired.length
    },
    destroyUnusedKeys: async () => {
      let gone = 0
      for (const [purpose, table] of [
        ['part', t.entryParts],
        ['audit', t.auditSealed],
        ['file', t.fileChunks],
        ['tenant', null],
      ] as const) {
        const using = table
          ? db
              .select({ id: sql<string>`${table.keyId}` })
              .from(table)
              .where(isNotNull(table.keyId))
          : db
              .select({ id: t.keys.wrappedBy })
              .from(t.keys)
              .where(and(ne(t.keys.purpose, 'tenant'), ne(t.keys.status, 'destroyed')))
        const destroyed = await db
          .update(t.keys)
          .set({ status: 'destroyed', wrapped: null })
          .where(and(eq(t.keys.purpose, purpose), eq(t.keys.status, 'decrypt-only'), notInArray(t.keys.id, using)))
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
  }
}
