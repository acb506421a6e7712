import { and, asc, eq, inArray, isNull, ne, or, gte, lte, sql } from 'drizzle-orm'
import type { UserActor } from '#app/policy/roles.ts'
import { runningOpenings, standingInFor } from './access.ts'
import { first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { ReadRecords, Records, UserRow } from './records.ts'

export function userReads(s: Sql): ReadRecords['users'] {
  const { db, t } = s
  const byId = s.prepared('user_by_id', () =>
    db
      .select()
      .from(t.users)
      .where(eq(t.users.id, sql.placeholder('id'))),
  )
  const grantsOf = s.prepared('user_grants', () =>
    db
      .select()
      .from(t.grants)
      .where(eq(t.grants.userId, sql.placeholder('id')))
      .orderBy(asc(t.grants.from), asc(t.grants.id)),
  )
  const actor = actorOf(s)
  return {
    byId: async (id) => first(await byId({ id })),
    bySignIn: async (signIn) => first(await db.select().from(t.users).where(eq(t.users.signIn, signIn))),
    all: () => db.select().from(t.users).orderBy(asc(t.users.name), asc(t.users.id)),
    byIds: (ids) => inParts(ids, (part) => db.select().from(t.users).where(inArray(t.users.id, part))),
    grantsOf: (id) => grantsOf({ id }),
    allGrants: () => db.select().from(t.grants).orderBy(asc(t.grants.userId), asc(t.grants.from), asc(t.grants.id)),
    actor: async (id, today, now) => {
      const user = first(await byId({ id }))
      return user && mayWork(user, today) ? actor(user, today, now) : undefined
    },
  }
}

const mayWork = (user: UserRow, today: string): boolean =>
  user.disabledAt === null && (user.agreementUntil === null || user.agreementUntil >= today)

/** Loads what makes a person an actor: the grants that count on a day, groups, duty, and whose deputy they are. */
function actorOf(s: Sql): (user: UserRow, today: string, now: string) => Promise<UserActor> {
  const { db, t } = s
  const value = sql.placeholder
  const grants = s.prepared('actor_grants', () =>
    db
      .select({
        id: t.grants.id,
        role: t.grants.role,
        schoolId: t.grants.schoolId,
        from: t.grants.from,
        until: t.grants.until,
      })
      .from(t.grants)
      .where(
        and(
          eq(t.grants.userId, value('id')),
          lte(t.grants.from, value('today')),
          or(isNull(t.grants.until), gte(t.grants.until, value('today'))),
        ),
      )
      .orderBy(asc(t.grants.from), asc(t.grants.id)),
  )
  const groups = s.prepared('actor_groups', () =>
    db
      .select({ schoolId: t.triageGroups.schoolId })
      .from(t.triageGroups)
      .where(eq(t.triageGroups.userId, value('id')))
      .orderBy(asc(t.triageGroups.schoolId)),
  )
  const duty = s.prepared('actor_duty', () =>
    db
      .select({ userId: t.onDuty.userId })
      .from(t.onDuty)
      .where(eq(t.onDuty.userId, value('id'))),
  )
  const deputyFor = s.prepared('actor_deputy_for', () =>
    db
      .select({ userId: t.deputies.userId })
      .from(t.deputies)
      .where(eq(t.deputies.deputyId, value('id')))
      .orderBy(asc(t.deputies.userId)),
  )
  const rightsOf = async ({ id, name }: { id: string; name: string }, today: string) => ({
    id,
    name,
    grants: await grants({ id, today }),
    triageSchools: (await groups({ id })).map((row) => row.schoolId),
    onCall: (await duty({ id })).length > 0,
  })
  const openings = runningOpenings(s)
  const standsInFor = standingInFor(s, rightsOf)
  return async ({ id, name }, today, now) => ({
    kind: 'user',
    ...(await rightsOf({ id, name }, today)),
    deputyFor: (await deputyFor({ id })).map((row) => row.userId),
    openings: await openings(id, now),
    standsInFor: await standsInFor(id, today),
  })
}

export function userWrites(s: Sql): Pick<Records['write'], 'saveUser' | 'saveGrant' | 'setDeputy'> {
  const { db, t } = s
  return {
    saveUser: async ({ id, signIn, name, title, phone, disabledAt, agreementUntil, email, salt }) => {
      const row = { signIn, name, title, phone, disabledAt, agreementUntil, email, salt }
      await db
        .insert(t.users)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.users.id, set: row })
    },
    saveGrant: async ({ id, userId, role, schoolId, from, until, grantedBy, reason, salt }) => {
      const row = { userId, role, schoolId, from, until, grantedBy, reason, salt }
      await db
        .insert(t.grants)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.grants.id, set: row })
    },
    setDeputy: async (userId, deputyId) => {
      if (deputyId === null) await db.delete(t.deputies).where(eq(t.deputies.userId, userId))
      else {
        await db
          .insert(t.deputies)
          .values({ userId, deputyId })
          .onConflictDoUpdate({ target: t.deputies.userId, set: { deputyId } })
      }
    },
  }
}

export function credentialReads({ db, t }: Sql): ReadRecords['credentials'] {
  const of = (userId: string) => db.select().from(t.credentials).where(eq(t.credentials.userId, userId))
  return {
    passwordHash: async (userId) => first(await of(userId))?.hash,
    isTemporary: async (userId) => first(await of(userId))?.temporary ?? false,
    temporarySince: async (userId) => {
      const row = first(await of(userId))
      return row?.temporary ? row.changedAt : null
    },
  }
}

export function sessionReads(s: Sql): ReadRecords['sessions'] {
  const { db, t } = s
  const byTokenHash = s.prepared('session_by_token', () =>
    db
      .select()
      .from(t.sessions)
      .where(eq(t.sessions.tokenHash, sql.placeholder('tokenHash'))),
  )
  return {
    byTokenHash: async (tokenHash) => first(await byTokenHash({ tokenHash })),
    ofUser: (userId) =>
      db.select().from(t.sessions).where(eq(t.sessions.userId, userId)).orderBy(asc(t.sessions.createdAt)),
  }
}

export function throttleReads({ db, t }: Sql): ReadRecords['throttle'] {
  const { at } = t.tries
  return {
    tries: async (key, since) => {
      const [row] = await db
        .select({
          count: sql<number>`count(*)`.mapWith(Number),
          first: sql<typeof at._.data | null>`min(${at})`,
          last: sql<typeof at._.data | null>`max(${at})`,
        })
        .from(t.tries)
        .where(and(eq(t.tries.key, key), gte(at, since)))
      return row ?? { count: 0, first: null, last: null }
    },
  }
}

export function sessionWrites(
  { db, t }: Sql,
  lockWriter: () => Promise<void>,
): Pick<
  Records['write'],
  | 'setPassword'
  | 'endPassword'
  | 'saveSession'
  | 'endSession'
  | 'endSessionsOf'
  | 'touchSession'
  | 'placeSession'
  | 'sweepSessions'
  | 'lockTries'
  | 'noteTry'
  | 'dropTry'
  | 'clearTries'
  | 'sweepTries'
> {
  const running = isNull(t.sessions.endedAt)
  return {
    setPassword: async (userId, hash, changedAt, temporary = false) => {
      const row = { hash, changedAt, temporary }
      await db
        .insert(t.credentials)
        .values({ userId, ...row })
        .onConflictDoUpdate({ target: t.credentials.userId, set: row })
    },
    endPassword: async (userId) => {
      await db.delete(t.credentials).where(eq(t.credentials.userId, userId))
    },
    saveSession: async ({ tokenHash, ...row }) => {
      await db
        .insert(t.sessions)
        .values({ tokenHash, ...row })
        .onConflictDoUpdate({ target: t.sessions.tokenHash, set: row })
    },
    endSession: async (tokenHash, at, why) => {
      await db
        .update(t.sessions)
        .set({ endedAt: at, endedWhy: why })
        .where(and(eq(t.sessions.tokenHash, tokenHash), running))
    },
    endSessionsOf: async (userId, at, why, except) => {
      const ended = await db
        .update(t.sessions)
        .set({ endedAt: at, endedWhy: why })
        .where(
          and(
            eq(t.sessions.userId, userId),
            running,
            except === undefined ? undefined : ne(t.sessions.tokenHash, except),
          ),
        )
        .returning({ tokenHash: t.sessions.tokenHash })
      return ended.length
    },
    touchSession: async (tokenHash, at) => {
      await db
        .update(t.sessions)
        .set({ seenAt: at })
        .where(and(eq(t.sessions.tokenHash, tokenHash), running))
    },
    placeSession: async (tokenHash, { network, browser }) => {
      await db
        .update(t.sessions)
        .set({ network, browser })
        .where(and(eq(t.sessions.tokenHash, tokenHash), running, isNull(t.sessions.network)))
    },
    sweepSessions: async (before) => {
      const { endedAt, seenAt, tokenHash } = t.sessions
      const gone = await db
        .delete(t.sessions)
        .where(sql`coalesce(${endedAt}, ${seenAt}) < ${before}`)
        .returning({ tokenHash })
      return gone.length
    },
    lockTries: lockWriter,
    noteTry: async (key, at) => {
      const [row] = await db.insert(t.tries).values({ key, at }).returning({ n: t.tries.n })
      if (!row) throw new Error('A try was not noted')
      return row.n
    },
    dropTry: async (n) => {
      await db.delete(t.tries).where(eq(t.tries.n, n))
    },
    clearTries: async (key) => {
      await db.delete(t.tries).where(eq(t.tries.key, key))
    },
    sweepTries: async (before) => {
      const gone = await db
        .delete(t.tries)
        .where(sql`${t.tries.at} < ${before}`)
        .returning({ n: t.tries.n })
      return gone.length
    },
  }
}
