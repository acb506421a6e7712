import {
  and,
  asc,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  notExists,
  notInArray,
  or,
  sql,
} from 'drizzle-orm'
import { nameWords } from '#app/domain/names.ts'
import { youngStages } from '#app/domain/possible-matches.ts'
import { plusMinutes } from '#app/domain/time.ts'
import { caseList, indexColumns, reasonFor, seenBy } from './case-list.ts'
import { first, inParts } from './database.ts'
import type { Prepared, Sql } from './database.ts'
import { projectionsLease } from './house.ts'
import type { CaseIndexRow, ReadRecords, WorkItemRow } from './records.ts'

/** People with a similar name whose folders are looked through. */
const mostAlike = 20
/** Words of a name by which folders are looked for. */
const mostWords = 6

export function indexReads(s: Sql): ReadRecords['index'] {
  const { db, t } = s
  const { finished: _finished, ...columns } = indexColumns(s)
  const { caseKey, userKey, reason, until } = t.caseAccess
  const access = { userKey, caseKey, reason, until }
  const row = s.prepared('case_index_row', () =>
    db
      .select(columns)
      .from(t.caseIndex)
      .where(eq(t.caseIndex.id, sql.placeholder('id'))),
  )
  const key = sql`${t.caseIndex.key}`
  const seen = { ...columns, reason: reasonFor(s, key) }
  const goesOn = and(eq(t.caseIndex.finished, false), seenBy(s, key, { named: true }))
  const nearPerson = s.prepared('case_index_near_person', () =>
    db
      .select(seen)
      .from(t.casePeople)
      .innerJoin(t.caseIndex, eq(t.caseIndex.key, t.casePeople.caseKey))
      .where(
        and(
          eq(t.casePeople.personId, sql.placeholder('personId')),
          eq(t.casePeople.role, sql.placeholder('concern')),
          goesOn,
        ),
      )
      .orderBy(desc(t.casePeople.caseKey))
      .limit(sql.placeholder('limit')),
  )
  const nearName = (words: number) =>
    s.prepared(`case_index_near_name_${words}`, () =>
      db
        .select(seen)
        .from(t.caseIndex)
        .where(
          and(
            isNull(t.caseIndex.studentId),
            goesOn,
            ...Array.from(
              { length: words },
              (_, n) =>
                sql`exists (select 1 from ${t.search} w where w.case_key = ${key} and w.word = ${sql.placeholder(`word${n}`)})`,
            ),
          ),
        )
        .orderBy(desc(key))
        .limit(sql.placeholder('limit')),
    )
  const nearNames = Array.from({ length: mostWords }, (_, n) => nearName(n + 1))
  const nearSchool = (way: 'before' | 'after') =>
    s.prepared(`case_index_near_school_${way}`, () => {
      const { schoolId, stage, stageSince } = t.caseIndex
      const from = sql.placeholder('from')
      const to = sql.placeholder('to')
      return db
        .select(seen)
        .from(t.caseIndex)
        .where(
          and(
            eq(schoolId, sql.placeholder('schoolId')),
            way === 'before' ? gte(stageSince, from) : gt(stageSince, from),
            lte(stageSince, to),
            inArray(stage, youngStages),
            goesOn,
          ),
        )
        .orderBy(way === 'before' ? desc(stageSince) : asc(stageSince))
        .limit(sql.placeholder('limit'))
    })
  const [before, after] = [nearSchool('before'), nearSchool('after')]
  return {
    ...caseList(s),
    row: async (id) => first(await row({ id })),
    byNumber: async (number) => {
      const { id, caseNumber, reportNumber } = t.caseIndex
      const found = await db
        .select({ id })
        .from(t.caseIndex)
        .where(or(eq(caseNumber, number), eq(reportNumber, number)))
        .limit(1)
      return first(found)?.id
    },
    numbersOf: async (ids) => {
      const { id, caseNumber, reportNumber } = t.caseIndex
      const rows = await inParts(ids, (part) =>
        db.select({ id, caseNumber, reportNumber }).from(t.caseIndex).where(inArray(id, part)),
      )
      return new Map(
        rows
          .flatMap((one) => [[one.id, one.caseNumber ?? one.reportNumber ?? ''] as const])
          .filter(([, number]) => number),
      )
    },
    studentsOf: async (ids) => {
      const { id, studentId } = t.caseIndex
      const rows = await inParts(ids, (part) => db.select({ id, studentId }).from(t.caseIndex).where(inArray(id, part)))
      return new Map(rows.flatMap((one) => (one.studentId === null ? [] : [[one.id, one.studentId] as const])))
    },
    numbersInSight: async (userId, ids, today) => {
      const { id, caseNumber, reportNumber } = t.caseIndex
      const rows = await inParts(ids, (part) =>
        db
          .select({ id, caseNumber, reportNumber })
          .from(t.caseIndex)
          .innerJoin(t.caseAccess, eq(caseKey, t.caseIndex.key))
          .innerJoin(t.users, eq(t.users.key, userKey))
          .where(and(inArray(id, part), eq(t.users.id, userId), or(isNull(until), gte(until, today)))),
      )
      return new Map(rows.map((one) => [one.id, one.caseNumber ?? one.reportNumber ?? '']))
    },
    readersOf: (people, today) =>
      inParts(people, (part) =>
        db
          .selectDistinct({ userId: t.users.id, personId: t.casePeople.personId, reason })
          .from(t.casePeople)
          .innerJoin(t.caseAccess, eq(caseKey, t.casePeople.caseKey))
          .innerJoin(t.users, eq(t.users.key, userKey))
          .where(and(inArray(t.casePeople.personId, part), or(isNull(until), gte(until, today)))),
      ),
    version: async () => {
      const { holder, name } = t.leases
      return Number(first(await db.select({ holder }).from(t.leases).where(eq(name, projectionsLease)))?.holder ?? 0)
    },
    nearPeople: async (ids, { userKey, today, limit }) => {
      const known = [...new Set(ids)].slice(0, mostAlike)
      const rows = await Promise.all(
        known.map((personId) => nearPerson({ personId, concern: 'student of concern', userKey, today, limit })),
      )
      return rows.flat()
    },
    nearName: async (name, { userKey, today, limit }) => {
      const words = [...new Set(nameWords(name))].slice(0, mostWords)
      const values = Object.fromEntries(words.map((word, n) => [`word${n}`, word]))
      return (await nearNames[words.length - 1]?.({ ...values, userKey, today, limit })) ?? []
    },
    nearSchool: async (schoolId, { at, minutes, userKey, today, limit }) => {
      const who = { schoolId, userKey, today, limit }
      const earlier = await before({ ...who, from: plusMinutes(at, -minutes), to: at })
      return [...earlier, ...(await after({ ...who, from: at, to: plusMinutes(at, minutes) }))]
    },
    ofPerson: (id) =>
      db
        .select({ caseId: t.folders.id, role: t.casePeople.role })
        .from(t.casePeople)
        .innerJoin(t.folders, eq(t.folders.key, t.casePeople.caseKey))
        .where(eq(t.casePeople.personId, id))
        .orderBy(desc(t.folders.key), asc(t.casePeople.role)),
    withoutLead: (today, limit) => {
      const { key, finished, stage, updatedAt } = t.caseIndex
      const lead = db
        .select({ one: sql`1` })
        .from(t.caseAccess)
        .where(and(eq(caseKey, key), eq(reason, 'lead'), or(isNull(until), gte(until, today))))
      return db
        .select(columns)
        .from(t.caseIndex)
        .where(and(eq(finished, false), notInArray(stage, ['reported', 'triage']), notExists(lead)))
        .orderBy(asc(updatedAt))
        .limit(limit)
    },
    rightsRanOut: async (today) => {
      const rows = await db
        .selectDistinct({ id: t.folders.id, key: t.folders.key })
        .from(t.caseAccess)
        .innerJoin(t.folders, eq(t.folders.key, caseKey))
        .where(lt(until, today))
        .orderBy(desc(t.folders.key))
      return rows.map(({ id }) => id)
    },
    reportsBy: async (userId) => {
      const rows = await db
        .select({
          caseId: t.caseIndex.id,
          reportNumber: t.caseIndex.reportNumber,
          recordedAt: t.entries.recordedAt,
          happenedAt: t.entries.happenedAt,
          stage: t.caseIndex.stage,
        })
        .from(t.reportsBy)
        .innerJoin(t.caseIndex, eq(t.caseIndex.key, t.reportsBy.caseKey))
        .innerJoin(t.entries, eq(t.entries.id, t.reportsBy.entryId))
        .where(and(eq(t.reportsBy.userId, userId), isNotNull(t.caseIndex.reportNumber)))
        .orderBy(desc(t.entries.recordedAt), desc(t.entries.key))
      return rows.flatMap(({ reportNumber, recordedAt, happenedAt, ...one }) =>
        reportNumber === null ? [] : [{ ...one, reportNumber, receivedAt: happenedAt ?? recordedAt }],
      )
    },
    access: async (user, folder) =>
      first(
        await db
          .select(access)
          .from(t.caseAccess)
          .where(and(eq(caseKey, folder), eq(userKey, user))),
      ),
    accessOf: (caseId) =>
      db
        .select({ ...access, userId: t.users.id })
        .from(t.folders)
        .innerJoin(t.caseAccess, eq(caseKey, t.folders.key))
        .innerJoin(t.users, eq(t.users.key, userKey))
        .where(eq(t.folders.id, caseId))
        .orderBy(asc(t.users.name), asc(t.users.id)),
  }
}

export function workReads(s: Sql): ReadRecords['work'] {
  const { db, t } = s
  const { finished: _finished, ...folder } = indexColumns(s)
  const { id, owner, what, why, href, dueAt, dueOn, amberAt, redAt, nextWakeAt, danger, form } = t.workItems
  const columns = {
    id,
    caseId: t.folders.id,
    owner,
    what,
    why,
    href,
    dueAt,
    dueOn,
    amberAt,
    redAt,
    nextWakeAt,
    danger,
    form,
  }
  const item = { id, owner, what, why, href, dueAt, dueOn, amberAt, redAt, nextWakeAt, danger, form }
  const userKey = s.prepared('work_user_key', () =>
    db
      .select({ key: t.users.key })
      .from(t.users)
      .where(eq(t.users.id, sql.placeholder('userId'))),
  )
  const sizes = new Map<number, Prepared<{ item: Omit<WorkItemRow, 'caseId'>; case: CaseIndexRow; reason: string }[]>>()
  const ofOwners = (size: number) => {
    const known = sizes.get(size)
    if (known) return known
    const places = Array.from({ length: size }, (_, n) => sql.placeholder(`owner${n}`))
    const made = s.prepared(`work_for_user_${size}`, () =>
      db
        .select({ item, case: folder, reason: reasonFor(s, sql`${t.caseIndex.key}`) })
        .from(t.workItems)
        .innerJoin(t.caseIndex, eq(t.caseIndex.key, t.workItems.caseKey))
        .where(and(inArray(owner, places), seenBy(s, sql`${t.caseIndex.key}`)))
        .orderBy(asc(t.workItems.place))
        .limit(sql.placeholder('limit')),
    )
    sizes.set(size, made)
    return made
  }
  const items = () => db.select(columns).from(t.workItems).innerJoin(t.folders, eq(t.folders.key, t.workItems.caseKey))
  return {
    forUser: async (userId, owners, today, limit) => {
      const user = first(await userKey({ userId }))
      if (!user) return []
      const groups = [...new Set([userId, ...owners])]
      // Filled up to a round number, so that a handful of statements serve everybody.
      const size = 2 ** Math.ceil(Math.log2(groups.length))
      const values = Object.fromEntries(Array.from({ length: size }, (_, n) => [`owner${n}`, groups[n] ?? userId]))
      const rows = await ofOwners(size)({ ...values, userKey: user.key, today, limit })
      return rows.map((row) => ({
        ...row.item,
        caseId: row.case.id,
        case: { ...row.case, reason: row.reason },
      }))
    },
    ofOwner: (one) => items().where(eq(owner, one)).orderBy(asc(t.workItems.place)),
    ofCase: (caseId) => items().where(eq(t.folders.id, caseId)).orderBy(asc(t.workItems.place)),
    dueToWake: (now, limit) => items().where(lte(nextWakeAt, now)).orderBy(asc(nextWakeAt), asc(id)).limit(limit),
  }
}
