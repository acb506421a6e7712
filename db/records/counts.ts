import { and, eq, ne, sql } from 'drizzle-orm'
import type { SchoolId } from '#app/domain/ids.ts'
import type { Stage } from '#app/domain/stages.ts'
import type { Instant } from '#app/domain/time.ts'
import type { Sql } from './database.ts'

/** How many folders are alike in everything that is counted by. */
export interface CountRow {
  schoolId: SchoolId | null
  stage: Stage
  level: string | null
  /** Which of the spans that were asked for it was put on record in; null before the first. */
  span: number | null
  count: number
}

export interface CountReads {
  /**
   * Folders about students by school, stage, level and span of time; the spans begin at these moments, oldest first.
   * What was joined to another folder, and what concerns a staff member, is not counted.
   */
  folders(starts: readonly Instant[]): Promise<CountRow[]>
  /** Schools at which somebody is in danger now, by folder. */
  emergencies(): Promise<{ id: string; schoolId: SchoolId | null }[]>
}

export const countReads = ({ db, t: { caseIndex, folders } }: Sql): CountReads => ({
  folders: async (starts) => {
    const whens = starts
      .map((from, n) => sql`when ${folders.createdAt} >= ${from} then ${sql.raw(String(n))}`)
      .reverse()
    const span =
      whens.length === 0 ? sql<number | null>`null` : sql<number | null>`case ${sql.join(whens, sql` `)} else null end`
    const counted = db
      .select({
        schoolId: caseIndex.schoolId,
        stage: caseIndex.stage,
        level: caseIndex.level,
        span: span.as('span'),
      })
      .from(caseIndex)
      .innerJoin(folders, eq(folders.key, caseIndex.key))
      .where(and(eq(caseIndex.staff, false), ne(caseIndex.stage, 'merged')))
      .as('counted')
    const rows = await db
      .select({
        schoolId: counted.schoolId,
        stage: counted.stage,
        level: counted.level,
        span: counted.span,
        count: sql<number>`count(*)`.mapWith(Number),
      })
      .from(counted)
      .groupBy(counted.schoolId, counted.stage, counted.level, sql`${counted.span}`)
    return rows.map(({ span, ...row }) => ({ ...row, span: span === null ? null : Number(span) }))
  },
  emergencies: () =>
    db.select({ id: caseIndex.id, schoolId: caseIndex.schoolId }).from(caseIndex).where(eq(caseIndex.danger, true)),
})
