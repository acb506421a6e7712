import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm'
import { openCompartments } from '#app/domain/compartments.ts'
import type { EntryEnvelope } from '#app/domain/entry.ts'
import type { EntryId } from '#app/domain/ids.ts'
import { first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { EntryRow, PartRow, ReadRecords, Records } from './records.ts'

const envelopeOf = ({ t }: Sql) => ({
  id: t.entries.id,
  caseId: t.entries.caseId,
  seq: t.entries.seq,
  kind: t.entries.kind,
  kindVersion: t.entries.kindVersion,
  supersedes: t.entries.supersedes,
  happenedOn: t.entries.happenedOn,
  happenedAt: t.entries.happenedAt,
  recordedAt: t.entries.recordedAt,
  recordedBy: t.entries.recordedBy,
})

export function folderReads(s: Sql): ReadRecords['folders'] {
  const { db, t } = s
  const byId = s.prepared('folder_key', () =>
    db
      .select({ key: t.folders.key })
      .from(t.folders)
      .where(eq(t.folders.id, sql.placeholder('id'))),
  )
  const envelopes = s.prepared('folder_entries', () =>
    db
      .select(envelopeOf(s))
      .from(t.entries)
      .where(eq(t.entries.caseId, sql.placeholder('id')))
      .orderBy(asc(t.entries.seq)),
  )
  const open = sql<
    string | null
  >`case when ${inArray(t.entryParts.compartment, [...openCompartments])} then ${t.entryParts.body} end`
  const parts = s.prepared('folder_parts', () =>
    db
      .select({
        entryId: t.entryParts.entryId,
        compartment: t.entryParts.compartment,
        body: open.as('open_body'),
        destroyed: sql<boolean>`${t.entryParts.body} is null`.mapWith(Boolean).as('destroyed'),
      })
      .from(t.entries)
      .innerJoin(t.entryParts, eq(t.entryParts.entryId, t.entries.id))
      .where(eq(t.entries.caseId, sql.placeholder('id'))),
  )
  return {
    exists: async (id) => (await byId({ id })).length > 0,
    entries: async (id) => joined(await envelopes({ id }), await parts({ id })),
    sealedParts: (ids, compartment) =>
      inParts(ids, async (part) =>
        withBodies(
          await db
            .select()
            .from(t.entryParts)
            .where(and(inArray(t.entryParts.entryId, part), eq(t.entryParts.compartment, compartment))),
        ),
      ),
    caseOfEntry: async (id) =>
      first(await db.select({ caseId: t.entries.caseId }).from(t.entries).where(eq(t.entries.id, id)))?.caseId,
    allIds: ({ afterKey, limit }) =>
      db
        .select({ key: t.folders.key, id: t.folders.id })
        .from(t.folders)
        .where(gt(t.folders.key, afterKey))
        .orderBy(asc(t.folders.key))
        .limit(limit),
  }
}

/** All entries of the house with every part and salt, for the verifier. */
export function entryEvidence(s: Sql): ReadRecords['evidence']['entries'] {
  const { db, t } = s
  return async ({ afterKey, limit }) => {
    const rows = await db
      .select({ key: t.entries.key, ...envelopeOf(s), salt: t.entries.salt })
      .from(t.entries)
      .where(gt(t.entries.key, afterKey))
      .orderBy(asc(t.entries.key))
      .limit(limit)
    const ids = rows.map((row) => row.id)
    const parts = await inParts(ids, async (part) =>
      withBodies(await db.select().from(t.entryParts).where(inArray(t.entryParts.entryId, part))),
    )
    const of = byEntry(parts)
    return rows.map((row) => ({ ...row, parts: (of.get(row.id) ?? []).map(({ entryId: _id, ...part }) => part) }))
  }
}

export function folderWrites(
  s: Sql,
): Pick<Records['write'], 'newFolder' | 'appendEntry' | 'destroyPart' | 'nextNumber'> {
  const { db, t } = s
  const value = sql.placeholder
  const insertEntry = s.prepared('entry_insert', () =>
    db.insert(t.entries).values({
      id: value('id'),
      caseId: value('caseId'),
      seq: value('seq'),
      kind: value('kind'),
      kindVersion: value('kindVersion'),
      supersedes: value('supersedes'),
      happenedOn: value('happenedOn'),
      happenedAt: value('happenedAt'),
      recordedAt: value('recordedAt'),
      recordedBy: value('recordedBy'),
      salt: value('salt'),
    }),
  )
  const insertPart = s.prepared('entry_part_insert', () =>
    db.insert(t.entryParts).values({
      entryId: value('entryId'),
      compartment: value('compartment'),
      body: value('body'),
      keyId: value('keyId'),
      salt: value('salt'),
    }),
  )
  const count = s.prepared('counter_next', () =>
    db
      .insert(t.counters)
      .values({ name: value('name'), value: 1 })
      .onConflictDoUpdate({ target: t.counters.name, set: { value: sql`${t.counters.value} + 1` } })
      .returning({ value: t.counters.value }),
  )
  return {
    newFolder: async (id, at) => {
      await db.insert(t.folders).values({ id, createdAt: at })
    },
    appendEntry: async ({ parts, ...entry }) => {
      await insertEntry({ ...entry })
      for (const part of parts) await insertPart({ entryId: entry.id, ...part })
    },
    destroyPart: async (entryId, compartment) => {
      const { body, salt } = t.entryParts
      const gone = await db
        .update(t.entryParts)
        .set({ body: null, salt: null })
        .where(and(eq(t.entryParts.entryId, entryId), eq(t.entryParts.compartment, compartment)))
        .returning({ body, salt })
      if (gone.length === 0) throw new Error(`There is no part ${compartment} of ${entryId} to destroy`)
    },
    nextNumber: async (name) => {
      const [row] = await count({ name })
      if (!row) throw new Error(`The counter ${name} gave no number`)
      return row.value
    },
  }
}

interface OpenPart {
  entryId: EntryId
  compartment: EntryRow['parts'][number]['compartment']
  body: string | null
  destroyed: boolean
}

function joined(envelopes: readonly EntryEnvelope[], parts: readonly OpenPart[]): EntryRow[] {
  const of = byEntry(parts)
  return envelopes.map((envelope) => ({
    ...envelope,
    parts: (of.get(envelope.id) ?? []).map(({ entryId: _id, ...part }) => part),
  }))
}

function byEntry<Part extends { entryId: EntryId }>(parts: readonly Part[]): Map<EntryId, Part[]> {
  const of = new Map<EntryId, Part[]>()
  for (const part of parts) {
    const known = of.get(part.entryId)
    if (known) known.push(part)
    else of.set(part.entryId, [part])
  }
  return of
}

/** Parts that still have a body; a destroyed one has neither body nor salt. */
const withBodies = (
  parts: readonly (Omit<PartRow, 'body' | 'salt'> & { body: string | null; salt: string | null })[],
) =>
  parts.flatMap((part): PartRow[] =>
    part.body === null || part.salt === null ? [] : [{ ...part, body: part.body, salt: part.salt }],
  )
