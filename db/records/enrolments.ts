import { and, asc, desc, eq, gte, inArray } from 'drizzle-orm'
import type { EnrolmentEvent } from '#app/domain/enrolment.ts'
import type { PersonId, SchoolId, UserId } from '#app/domain/ids.ts'
import type { Day, Instant } from '#app/domain/time.ts'
import { first } from './database.ts'
import type { Sql } from './database.ts'

/** A student came to a school or left it. Never changed. */
export interface EnrolmentRow {
  id: string
  personId: PersonId
  schoolId: SchoolId
  event: EnrolmentEvent
  on: Day
  other: string | null
  recordedAt: Instant
  recordedBy: UserId
  salt: string
}

export interface EnrolmentReads {
  byId(id: string): Promise<EnrolmentRow | undefined>
  /** Of some schools, recorded since a moment, newest first. */
  recent(schoolIds: readonly SchoolId[], since: Instant, limit: number): Promise<EnrolmentRow[]>
  all(): Promise<EnrolmentRow[]>
}

export interface EnrolmentWrites {
  saveEnrolment(row: EnrolmentRow): Promise<void>
}

export const enrolmentReads = ({ db, t: { enrolments } }: Sql): EnrolmentReads => ({
  byId: async (id) => first(await db.select().from(enrolments).where(eq(enrolments.id, id))),
  recent: async (schoolIds, since, limit) =>
    schoolIds.length === 0
      ? []
      : db
          .select()
          .from(enrolments)
          .where(and(inArray(enrolments.schoolId, [...schoolIds]), gte(enrolments.recordedAt, since)))
          .orderBy(desc(enrolments.recordedAt), desc(enrolments.id))
          .limit(limit),
  all: () => db.select().from(enrolments).orderBy(asc(enrolments.id)),
})

export const enrolmentWrites = ({ db, t }: Sql): EnrolmentWrites => ({
  saveEnrolment: async (row) => {
    await db.insert(t.enrolments).values(row)
  },
})
