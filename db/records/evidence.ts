import { and, asc, gt, isNotNull } from 'drizzle-orm'
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
    passwordHashes: () => db.select({ userId: t.credentials.userId, hash: t.credentials.hash }).from(t.credentials),
  }
}
