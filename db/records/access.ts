import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import type { Day } from '#app/domain/time.ts'
import type { RightsHolder } from '#app/policy/roles.ts'
import { first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { ReadRecords, Records } from './records.ts'

/** Emergency openings shown on one page at most. */
const mostEmergencies = 200

export function accessReads(s: Sql): ReadRecords['access'] {
  const { db, t } = s
  const { openings, delegations, recertifications } = t
  const found = { waiting: emergencyOpenings(s, 'waiting'), all: emergencyOpenings(s, 'all') }
  return {
    // A district that opened nothing in an emergency asks one prepared query.
    emergencies: async (userId, today, which) => {
      const rows = await found[which]()
      if (rows.length === 0) return []
      const ids = [...new Set(rows.map(({ caseId }) => caseId))]
      const folders = new Map((await seenOf(s, ids, userId, today)).map((one) => [one.id, one]))
      return rows.flatMap((opening) => {
        const folder = folders.get(opening.caseId)
        if (!folder) return []
        const { caseNumber, reportNumber, schoolId, reason } = folder
        return [{ ...opening, number: caseNumber ?? reportNumber, schoolId, reason }]
      })
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

/** Emergency openings, newest first, or those that wait for a review, the most urgent first. */
function emergencyOpenings(s: Sql, which: 'waiting' | 'all') {
  const { openings } = s.t
  return s.prepared(`emergencies_${which}`, () =>
    s.db
      .select()
      .from(openings)
      .where(
        and(
          isNotNull(openings.reviewDueAt),
          eq(openings.kind, 'break-glass'),
          which === 'waiting' ? isNull(openings.reviewedAt) : undefined,
        ),
      )
      .orderBy(which === 'waiting' ? asc(openings.reviewDueAt) : desc(openings.startedAt))
      .limit(mostEmergencies),
  )
}

/** Folders, of some, that a person has any sight of on a day. */
async function seenOf({ db, t }: Sql, caseIds: readonly string[], userId: string, today: Day) {
  const { caseIndex, caseAccess, users } = t
  const user = first(await db.select({ key: users.key }).from(users).where(eq(users.id, userId)))
  if (!user) return []
  return inParts(caseIds, (part) =>
    db
      .select({
        id: caseIndex.id,
        caseNumber: caseIndex.caseNumber,
        reportNumber: caseIndex.reportNumber,
        schoolId: caseIndex.schoolId,
        reason: caseAccess.reason,
      })
      .from(caseIndex)
      .innerJoin(caseAccess, and(eq(caseAccess.caseKey, caseIndex.key), eq(caseAccess.userKey, user.key)))
      .where(and(inArray(caseIndex.id, part), or(isNull(caseAccess.until), gte(caseAccess.until, today)))),
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
      .select({
        id: openings.id,
        caseId: openings.caseId,
        kind: openings.kind,
        startedAt: openings.startedAt,
        until: openings.until,
      })
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
