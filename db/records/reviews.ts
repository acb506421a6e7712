import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm'
import { first } from './database.ts'
import type { Sql } from './database.ts'
import type { ReviewReads, ReviewWrites, SampleRow } from './review-records.ts'

export function reviewReads({ db, t }: Sql): ReviewReads {
  const { weekReviews, samples, findings } = t
  const sampleOf = (row: typeof samples.$inferSelect): SampleRow => ({
    ...row,
    pool: JSON.parse(row.pool) as string[],
    drawn: JSON.parse(row.drawn) as string[],
  })
  return {
    weeks: () => db.select().from(weekReviews).orderBy(desc(weekReviews.week)),
    samples: async () =>
      (await db.select().from(samples).orderBy(desc(samples.drawnAt), desc(samples.id))).map(sampleOf),
    newestSamples: async (limit) => {
      const { id, drawnAt, drawn } = samples
      const rows = await db.select({ id, drawnAt, drawn }).from(samples).orderBy(desc(drawnAt), desc(id)).limit(limit)
      return rows.map((row) => ({ ...row, drawn: JSON.parse(row.drawn) as string[] }))
    },
    sample: async (id) => {
      const row = first(await db.select().from(samples).where(eq(samples.id, id)))
      return row && sampleOf(row)
    },
    pool: async ({ userId, today, from, to, schoolId, stage, limit }) => {
      const { caseIndex: index, caseAccess: access, users } = t
      const began = sql`coalesce(${index.openedAt}, ${index.stageSince})`
      const rows = await db
        .select({ id: index.id })
        .from(index)
        .innerJoin(users, eq(users.id, userId))
        .innerJoin(access, and(eq(access.caseKey, index.key), eq(access.userKey, users.key)))
        .where(
          and(
            gte(began, from),
            lt(began, to),
            isNotNull(index.caseNumber),
            or(isNull(index.staff), eq(index.staff, false)),
            or(isNull(access.until), gte(access.until, today)),
            schoolId === undefined ? undefined : eq(index.schoolId, schoolId),
            stage === undefined ? undefined : eq(index.finished, stage === 'finished'),
          ),
        )
        .orderBy(asc(index.id))
        .limit(limit)
      return rows.map(({ id }) => id)
    },
    findings: (sampleIds) =>
      db
        .select()
        .from(findings)
        .where(sampleIds === undefined ? undefined : inArray(findings.sampleId, [...sampleIds]))
        .orderBy(asc(findings.foundAt), asc(findings.id)),
  }
}

export function reviewWrites({ db, t }: Sql): ReviewWrites {
  return {
    addWeekReview: async (row) => void (await db.insert(t.weekReviews).values({ ...row })),
    addSample: async ({ pool, drawn, ...row }) =>
      void (await db.insert(t.samples).values({ ...row, pool: JSON.stringify(pool), drawn: JSON.stringify(drawn) })),
    addFinding: async (row) => void (await db.insert(t.findings).values({ ...row })),
  }
}
