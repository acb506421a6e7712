import { and, asc, eq, gt, inArray, isNotNull, isNull } from 'drizzle-orm'
import { first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import { factorEvidence } from './factors.ts'
import { entryEvidence } from './folders.ts'
import { personColumns, personOf } from './people.ts'
import { projectionDifferences } from './projections.ts'
import type { ReadRecords } from './records.ts'

/** Whole tables in pages, in the order of their ids. */
export function evidenceReads(s: Sql): ReadRecords['evidence'] {
  const { db, t } = s
  return {
    entries: entryEvidence(s),
    people: async ({ after = '', limit }) => {
      const { people } = t
      const rows = await db
        .select(personColumns(s))
        .from(people)
        .where(gt(people.id, after))
        .orderBy(asc(people.id))
        .limit(limit)
      return rows.map(personOf)
    },
    guardians: () => db.select().from(t.guardians).orderBy(asc(t.guardians.studentId), asc(t.guardians.guardianId)),
    stays: () => db.select().from(t.stays).orderBy(asc(t.stays.personId), asc(t.stays.addressId)),
    addresses: ({ after = '', limit }) =>
      db.select().from(t.addresses).where(gt(t.addresses.id, after)).orderBy(asc(t.addresses.id)).limit(limit),
    files: ({ after = '', limit }) =>
      db
        .select()
        .from(t.files)
        .where(and(gt(t.files.id, after), isNotNull(t.files.boundTo)))
        .orderBy(asc(t.files.id))
        .limit(limit),
    projectionDifferences: projectionDifferences(s),
    waitingForProjection: async () => (await db.select().from(t.reprojections)).map(({ caseId }) => caseId),
    factors: factorEvidence(s),
    passwords: () => {
      const { userId, hash, temporary, changedAt } = t.credentials
      return db.select({ userId, hash, temporary, changedAt }).from(t.credentials)
    },
    sessions: ({ after = '', limit }) =>
      db
        .select()
        .from(t.sessions)
        .where(gt(t.sessions.tokenHash, after))
        .orderBy(asc(t.sessions.tokenHash))
        .limit(limit),
    wordsOfPeople: (ids) =>
      inParts(ids, (part) => db.select().from(t.personKeys).where(inArray(t.personKeys.personId, part))),
    counters: () => db.select().from(t.counters),
    lostFolder: async () => {
      const { folders, entries, caseIndex } = t
      const ofEntries = db
        .select({ id: entries.caseId })
        .from(entries)
        .leftJoin(folders, eq(folders.id, entries.caseId))
        .where(isNull(folders.id))
      const ofLists = db
        .select({ id: caseIndex.id })
        .from(caseIndex)
        .leftJoin(folders, and(eq(folders.id, caseIndex.id), eq(folders.key, caseIndex.key)))
        .where(isNull(folders.id))
      return (first(await ofEntries.limit(1)) ?? first(await ofLists.limit(1)))?.id
    },
  }
}
