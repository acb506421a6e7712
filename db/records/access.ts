import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { RightsHolder } from '#app/policy/roles.ts'
import { first } from './database.ts'
import type { Sql } from './database.ts'
import type { ReadRecords, Records } from './records.ts'

/** Emergency openings shown on one page at most. */
const mostEmergencies = 200

export function accessReads(s: Sql): ReadRecords['access'] {
  const { db, t } = s
  const { openings, delegations, recertifications } = t
  const seen = (which: 'waiting' | 'all') => emergenciesSeen(s, which)
  const seenBy = { waiting: seen('waiting'), all: seen('all') }
  return {
    emergencies: async (userId, today, which) => {
      const rows = await seenBy[which]({ userId, today })
      return rows.map(({ opening, caseNumber, reportNumber, schoolId, reason }) => ({
        ...opening,
        number: caseNumber ?? reportNumber,
        schoolId,
        reason,
      }))
    },
    casesOpened: (since) =>
      db
        .select({ schoolId: t.caseIndex.schoolId, count: sql<number>`count(*)`.mapWith(Number) })
        .from(t.caseIndex)
        .where(and(isNotNull(t.caseIndex.caseNumber), gte(t.caseIndex.openedAt, since)))
        .groupBy(t.caseIndex.schoolId),
    opening: async (id) => first(await db.select().from(openings).where(eq(openings.id, id))),
    openingsOf: (userId) =>
      db.select().from(openings).where(eq(openings.userId, userId)).orderBy(desc(openings.startedAt)),
    openingsOfCase: (caseId) =>
      db.select().from(openings).where(eq(openings.caseId, caseId)).orderBy(desc(openings.startedAt)),
    allOpenings: () => db.select().from(openings).orderBy(asc(openings.id)),
    delegation: async (id) => first(await db.select().from(delegations).where(eq(delegations.id, id))),
    delegations: () => db.select().from(delegations).orderBy(asc(delegations.from), asc(delegations.id)),
    recertifications: () => db.select().from(recertifications).orderBy(desc(recertifications.signedAt)),
  }
}

/** One prepared query, driven from the openings: where there are none it costs nothing. */
function emergenciesSeen(s: Sql, which: 'waiting' | 'all') {
  const { openings, folders, caseIndex, caseAccess, users } = s.t
  const value = sql.placeholder
  return s.prepared(`emergencies_${which}`, () =>
    s.db
      .select({
        opening: openings,
        caseNumber: caseIndex.caseNumber,
        reportNumber: caseIndex.reportNumber,
        schoolId: caseIndex.schoolId,
        reason: caseAccess.reason,
      })
      .from(openings)
      .innerJoin(folders, eq(folders.id, openings.caseId))
      .innerJoin(caseIndex, eq(caseIndex.key, folders.key))
      .innerJoin(users, eq(users.id, value('userId')))
      .innerJoin(caseAccess, and(eq(caseAccess.caseKey, folders.key), eq(caseAccess.userKey, users.key)))
      .where(
        and(
          eq(openings.kind, 'break-glass'),
          isNotNull(openings.reviewDueAt),
          which === 'waiting' ? isNull(openings.reviewedAt) : undefined,
          or(isNull(caseAccess.until), gte(caseAccess.until, value('today'))),
        ),
      )
      .orderBy(which === 'waiting' ? asc(openings.reviewDueAt) : desc(openings.startedAt))
      .limit(mostEmergencies),
  )
}

export function accessWrites({
  db,
  t,
}: Sql): Pick<Records['write'], 'saveOpening' | 'saveDelegation' | 'saveRecertification'> {
  return {
    saveOpening: async ({ id, ...row }) => {
      await db
        .insert(t.openings)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.openings.id, set: row })
    },
    saveDelegation: async ({ id, ...row }) => {
      await db
        .insert(t.delegations)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.delegations.id, set: row })
    },
    saveRecertification: async (row) => {
      await db.insert(t.recertifications).values(row)
    },
  }
}

/** What a person has open for a short time, as it runs at a moment. */
export function runningOpenings(s: Sql) {
  const { openings } = s.t
  const value = sql.placeholder
  const running = s.prepared('actor_openings', () =>
    s.db
      .select({ id: openings.id, caseId: openings.caseId, kind: openings.kind, until: openings.until })
      .from(openings)
      .where(and(eq(openings.userId, value('id')), gt(openings.until, value('now'))))
      .orderBy(desc(openings.until)),
  )
  return (id: string, now: string) => running({ id, now })
}

/** In whose place a person acts on a day; people who can't sign in are represented by nobody here. */
export function standingInFor(
  s: Sql,
  rightsOf: (user: { id: string; name: string }, today: string) => Promise<RightsHolder>,
) {
  const { delegations, users } = s.t
  const value = sql.placeholder
  const rows = s.prepared('actor_standing_in', () =>
    s.db
      .select({ delegationId: delegations.id, until: delegations.until, id: users.id, name: users.name })
      .from(delegations)
      .innerJoin(users, eq(users.id, delegations.userId))
      .where(
        and(
          eq(delegations.deputyId, value('id')),
          lte(delegations.from, value('today')),
          gte(delegations.until, value('today')),
          isNull(delegations.endedAt),
          isNull(users.disabledAt),
        ),
      )
      .orderBy(asc(delegations.id)),
  )
  return async (id: string, today: string) => {
    const found = []
    for (const { delegationId, until, ...user } of await rows({ id, today })) {
      found.push({ ...(await rightsOf(user, today)), delegationId, until })
    }
    return found
  }
}
