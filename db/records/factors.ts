import { and, asc, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import { first } from './database.ts'
import type { Sql } from './database.ts'
import type { FactorReads, FactorWrites } from './factor-records.ts'
import type { FactorRow, ReadRecords } from './records.ts'

/** `transports` is a list, kept as JSON. */
export const factorOf = (row: Omit<FactorRow, 'transports'> & { transports: string }): FactorRow => ({
  ...row,
  transports: JSON.parse(row.transports) as string[],
})

export function factorReads(s: Sql): FactorReads {
  const { db, t } = s
  const inUse = isNull(t.factors.endedAt)
  const any = s.prepared('factor_any', () =>
    db
      .select({ id: t.factors.id })
      .from(t.factors)
      .where(and(eq(t.factors.userId, sql.placeholder('userId')), inUse))
      .limit(1),
  )
  return {
    ofUser: async (userId) => {
      const rows = await db
        .select()
        .from(t.factors)
        .where(and(eq(t.factors.userId, userId), inUse))
        .orderBy(asc(t.factors.createdAt), asc(t.factors.id))
      return rows.map(factorOf)
    },
    any: async (userId) => (await any({ userId })).length > 0,
    byId: async (id) => {
      const row = first(await db.select().from(t.factors).where(eq(t.factors.id, id)))
      return row && factorOf(row)
    },
    byCredential: async (credentialId) => {
      const found = await db
        .select()
        .from(t.factors)
        .where(and(eq(t.factors.credentialId, credentialId), inUse))
      const row = first(found)
      return row && factorOf(row)
    },
    recoveryCodes: (userId) =>
      db
        .select()
        .from(t.recoveryCodes)
        .where(and(eq(t.recoveryCodes.userId, userId), isNull(t.recoveryCodes.endedAt)))
        .orderBy(asc(t.recoveryCodes.id)),
    recoveryCode: async (id) => first(await db.select().from(t.recoveryCodes).where(eq(t.recoveryCodes.id, id))),
    reset: async (id) => first(await db.select().from(t.factorResets).where(eq(t.factorResets.id, id))),
    resetsOf: (userId) =>
      db
        .select()
        .from(t.factorResets)
        .where(eq(t.factorResets.userId, userId))
        .orderBy(desc(t.factorResets.askedAt), desc(t.factorResets.id)),
    challenge: async (hash) => first(await db.select().from(t.challenges).where(eq(t.challenges.hash, hash))),
    browsersOf: (userId) =>
      db.select().from(t.browsers).where(eq(t.browsers.userId, userId)).orderBy(desc(t.browsers.firstAt)),
  }
}

/** Every factor, recovery code and reset, for the verifier. */
export const factorEvidence =
  ({ db, t }: Sql): ReadRecords['evidence']['factors'] =>
  async () => ({
    factors: (await db.select().from(t.factors).orderBy(asc(t.factors.id))).map(factorOf),
    codes: await db.select().from(t.recoveryCodes).orderBy(asc(t.recoveryCodes.id)),
    resets: await db.select().from(t.factorResets).orderBy(asc(t.factorResets.id)),
  })

export function factorWrites({ db, t }: Sql): FactorWrites {
  return {
    saveFactor: async ({ id, transports, ...rest }) => {
      const row = { ...rest, transports: JSON.stringify(transports) }
      await db
        .insert(t.factors)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.factors.id, set: row })
    },
    saveRecoveryCode: async ({ id, ...row }) => {
      await db
        .insert(t.recoveryCodes)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.recoveryCodes.id, set: row })
    },
    saveFactorReset: async ({ id, ...row }) => {
      await db
        .insert(t.factorResets)
        .values({ id, ...row })
        .onConflictDoUpdate({ target: t.factorResets.id, set: row })
    },
    saveBrowser: async ({ userId, mark, agent, firstAt, knownAt }) => {
      await db
        .insert(t.browsers)
        .values({ userId, mark, agent, firstAt, knownAt })
        .onConflictDoUpdate({ target: [t.browsers.userId, t.browsers.mark], set: { knownAt } })
    },
    saveChallenge: async (row, olderThan) => {
      await db.delete(t.challenges).where(lt(t.challenges.createdAt, olderThan))
      await db.insert(t.challenges).values(row)
    },
    takeChallenge: async (hash) => {
      const taken = await db
        .delete(t.challenges)
        .where(eq(t.challenges.hash, hash))
        .returning({ hash: t.challenges.hash })
      return taken.length > 0
    },
  }
}
