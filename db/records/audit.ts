import { and, asc, desc, eq, gte, inArray, lt, notInArray, or, sql } from 'drizzle-orm'
import type { Instant } from '#app/domain/time.ts'
import { lookActs, openingAct, peopleSearches, personLook } from '#app/domain/look-acts.ts'
import { afterPrefix, first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { ReadRecords, Records } from './records.ts'

export function auditReads(s: Sql): ReadRecords['audit'] {
  const { db, t } = s
  const leaf = { seq: t.auditLeaf.seq, body: t.auditLeaf.body, hash: t.auditLeaf.hash }
  const head = s.prepared('audit_head', () =>
    db.select({ size: t.auditHead.size, last: t.auditHead.last }).from(t.auditHead),
  )
  // As expressions, so that the index over time is used: those over acts, actors and objects go through the whole log.
  const act = sql`${t.auditLeaf.act} || ''`
  const actor = sql`${t.auditLeaf.actorId} || ''`
  const object = sql`${t.auditLeaf.objectId} || ''`
  // What begins with `case` is the name of a page, and no folder's id.
  const ofFolder = sql`${t.auditLeaf.objectId} like 'cas!_%' escape '!'`
  return {
    head: async () => {
      const row = first(await head())
      if (!row) throw new Error('The audit log has lost its head row')
      return row
    },
    leaves: ({ from, limit }) =>
      db.select(leaf).from(t.auditLeaf).where(gte(t.auditLeaf.seq, from)).orderBy(asc(t.auditLeaf.seq)).limit(limit),
    sealed: (seqs) =>
      inParts(seqs, (part) =>
        db.select().from(t.auditSealed).where(inArray(t.auditSealed.seq, part)).orderBy(asc(t.auditSealed.seq)),
      ),
    search: (filter) => {
      const { auditLeaf: column } = t
      return db
        .select(leaf)
        .from(column)
        .where(
          and(
            filter.actorId === undefined ? undefined : eq(column.actorId, filter.actorId),
            filter.act === undefined ? undefined : eq(column.act, filter.act),
            filter.actPrefix === undefined ? undefined : gte(column.act, filter.actPrefix),
            filter.actPrefix === undefined ? undefined : lt(column.act, afterPrefix(filter.actPrefix)),
            filter.objectId === undefined ? undefined : eq(column.objectId, filter.objectId),
            filter.outcome === undefined ? undefined : eq(column.outcome, filter.outcome),
            filter.from === undefined ? undefined : gte(column.ts, filter.from),
            filter.to === undefined ? undefined : lt(column.ts, filter.to),
            filter.since === undefined ? undefined : gte(column.seq, filter.since),
            filter.before === undefined ? undefined : lt(column.seq, filter.before),
          ),
        )
        .orderBy(desc(column.seq))
        .limit(filter.limit)
    },
    ...byPlace(s),
    looks: ({ from, to, actorId, limit }) => {
      const { ts, seq } = t.auditLeaf
      return db
        .select(leaf)
        .from(t.auditLeaf)
        .where(
          and(
            inArray(act, [...lookActs, openingAct, 'refused']),
            or(ofFolder, inArray(object, [personLook, ...peopleSearches])),
            gte(ts, from),
            lt(ts, to),
            actorId === undefined ? undefined : eq(actor, actorId),
          ),
        )
        .orderBy(desc(ts), desc(seq))
        .limit(limit)
    },
    manyLooks: async (from, most) => {
      const { objectId, ts } = t.auditLeaf
      const pages = sql<number>`sum(case when ${objectId} = ${personLook} then 1 else 0 end)`
      const folders = sql<number>`count(distinct case when ${objectId} = ${personLook} then null else ${objectId} end)`
      const rows = await db
        .select({ actorId: sql<string | null>`max(${t.auditLeaf.actorId})` })
        .from(t.auditLeaf)
        .where(and(inArray(act, [...lookActs]), or(ofFolder, eq(object, personLook)), gte(ts, from)))
        .groupBy(actor)
        .having(sql`${folders} + ${pages} > ${most}`)
      return rows.flatMap((row) => row.actorId ?? [])
    },
    lastOf: async (acts) => {
      const { objectId, act, ts } = t.auditLeaf
      const rows = await db
        .select({ id: objectId, at: sql<Instant>`max(${ts})` })
        .from(t.auditLeaf)
        .where(inArray(act, [...acts]))
        .groupBy(objectId)
      return new Map(rows.flatMap(({ id, at }) => (id === null ? [] : [[id, at] as const])))
    },
    triggers: async () =>
      (await s.rows(guards[s.engine])).map((row) => ({ name: String(row.name), sql: String(row.sql) })),
  }
}

const looksAndRefusals = [...lookActs, 'refused', 'ruleBroken', 'heldBack']

/** Reads of a stretch of the log, by the places where it begins and ends: indexes over acts and objects know no times. */
function byPlace({ db, t }: Sql): Pick<ReadRecords['audit'], 'placeAt' | 'ofActs' | 'recordedIn' | 'countActs'> {
  const { seq, body, hash, ts, act, objectId } = t.auditLeaf
  const leaf = { seq, body, hash }
  return {
    placeAt: async (at) => {
      const after = db.select({ seq }).from(t.auditLeaf).where(gte(ts, at)).orderBy(asc(ts), asc(seq)).limit(1)
      const found = first(await after)
      return found ? found.seq : (first(await db.select({ size: t.auditHead.size }).from(t.auditHead))?.size ?? 0)
    },
    ofActs: ({ acts, since, before, limit }) =>
      db
        .select(leaf)
        .from(t.auditLeaf)
        .where(and(inArray(act, [...acts]), gte(seq, since), before === undefined ? undefined : lt(seq, before)))
        .orderBy(desc(seq))
        .limit(limit),
    recordedIn: (caseId, limit) =>
      db
        .select(leaf)
        .from(t.auditLeaf)
        .where(and(eq(objectId, caseId), notInArray(act, looksAndRefusals)))
        .orderBy(desc(seq))
        .limit(limit),
    countActs: async (acts, places) => {
      if (places.length < 2) return []
      const [least = 0] = places
      const most = places.at(-1) ?? least
      const steps = places.slice(1).map((place, n) => sql`when ${seq} < ${place} then ${n}`)
      const n = sql<number>`cast(case ${sql.join(steps, sql` `)} else 0 end as integer)`.mapWith(Number)
      const rows = await db
        .select({ act, n, count: sql<number>`count(*)`.mapWith(Number) })
        .from(t.auditLeaf)
        .where(and(inArray(act, [...acts]), gte(seq, least), lt(seq, most)))
        .groupBy(act, sql`2`)
      return rows.flatMap((row) => (row.act === null ? [] : [{ ...row, act: row.act }]))
    },
  }
}

export function auditWrites(s: Sql): Pick<Records['write'], 'appendAudit'> {
  const { db, t } = s
  const value = sql.placeholder
  const insertLeaf = s.prepared('audit_leaf_insert', () =>
    db.insert(t.auditLeaf).values({ seq: value('seq'), body: value('body'), hash: value('hash') }),
  )
  const insertSealed = s.prepared('audit_sealed_insert', () =>
    db
      .insert(t.auditSealed)
      .values({ seq: value('seq'), body: value('body'), salt: value('salt'), keyId: value('keyId') }),
  )
  const moveHead = s.prepared('audit_head_move', () =>
    db
      .update(t.auditHead)
      .set({ size: sql`${t.auditHead.size} + 1`, last: sql`${value('hash')}` })
      .where(eq(t.auditHead.one, 1)),
  )
  return {
    appendAudit: async (leaf, sealed) => {
      await insertLeaf({ ...leaf })
      await moveHead({ hash: leaf.hash })
      if (sealed) await insertSealed({ ...sealed })
    },
  }
}

/** Texts of every guard in the database, by name. On PostgreSQL a trigger is told with the function it runs. */
const guards = {
  sqlite: sql`select name, sql from sqlite_schema where type = 'trigger' order by name`,
  postgres: sql`
    select t.tgname as name,
      pg_get_triggerdef(t.oid) || case when t.tgenabled = 'O' then '' else ' DISABLED' end
        || ' ' || pg_get_functiondef(t.tgfoid) as sql
    from pg_trigger t
    where not t.tgisinternal
    order by t.tgname`,
}
