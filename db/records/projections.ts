import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Placeholder } from 'drizzle-orm'
import { keysOfFolder } from '#app/domain/names.ts'
import { isFinished } from '#app/domain/stages.ts'
import { indexColumns } from './case-list.ts'
import { first, inParts } from './database.ts'
import type { Sql } from './database.ts'
import type { ProjectionDifference, ReadRecords, Records, WorkItemRow } from './records.ts'

type Write = Records['write']

export function projectionWrites(s: Sql): Pick<Write, 'project' | 'revokeAccess'> {
  const { db, t } = s
  const columns = indexColumns(s)
  type Name = keyof typeof columns
  const names = Object.keys(columns) as Name[]
  const saveIndex = s.prepared('project_index', () => {
    const values = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)])) as Record<Name, Placeholder>
    const set = Object.fromEntries(names.map((name) => [name, sql.raw(`excluded."${columns[name].name}"`)]))
    return db.insert(t.caseIndex).values(values).onConflictDoUpdate({ target: t.caseIndex.key, set })
  })
  const stored = storedProjections(s)
  return {
    project: async (input) => {
      const folder = first(await stored.key({ id: input.index.id }))
      if (!folder) throw new Error(`There is no folder ${input.index.id}`)
      const { key } = folder
      await saveIndex({ ...input.index, finished: isFinished(input.index.stage), key })
      await replaceAccess(s, key, await stored.access({ key }), input.access)
      await replaceWork(s, key, await stored.work({ key }), input.work)
      await replacePeople(s, key, await stored.people({ key }), input.people)
      await replaceWords(s, key, await stored.words({ key }), wordRows(input.words))
      await replaceReports(s, key, await stored.reports({ key }), input.reportedBy)
    },
    revokeAccess: async (userId, reasons) => {
      const user = db.select({ key: t.users.key }).from(t.users).where(eq(t.users.id, userId))
      const why = reasons === 'all' ? undefined : inArray(t.caseAccess.reason, [...reasons])
      const gone = await db
        .delete(t.caseAccess)
        .where(and(inArray(t.caseAccess.userKey, user), why))
        .returning({ key: t.caseAccess.caseKey })
      const rows = await inParts(
        gone.map(({ key }) => key),
        (part) =>
          db.select({ id: t.folders.id, key: t.folders.key }).from(t.folders).where(inArray(t.folders.key, part)),
      )
      return rows.sort((one, other) => other.key - one.key).map(({ id }) => id)
    },
  }
}

/** Where a folder's stored projections are not as they were computed anew. */
export function projectionDifferences(s: Sql): ReadRecords['evidence']['projectionDifferences'] {
  const stored = storedProjections(s)
  const names = Object.keys(indexColumns(s))
  const asText = (row: Record<string, unknown>) => JSON.stringify(names.map((name) => row[name] ?? null))
  return async (input, { today, users }) => {
    const folder = first(await stored.key({ id: input.index.id }))
    if (!folder) return []
    const { key } = folder
    const index = first(await stored.index({ key }))
    const wanted = { ...input.index, finished: isFinished(input.index.stage), key }
    const stands = ({ userId, until }: Stored['access'][number]) =>
      users.has(userId) && (until === null || until >= today)
    const rights = await stored.access({ key })
    const ranOut = new Set(rights.filter(({ until }) => until !== null && until < today).map(({ userId }) => userId))
    const access = difference(rights.filter(stands), input.access, nameOf.access)
    const unseen = access.come.map(({ userId }) => userId).filter((userId) => !ranOut.has(userId))
    const found: ProjectionDifference[] = [
      {
        table: 'case_index',
        extra: index && asText(index) !== asText(wanted) ? 1 : 0,
        missing: index ? 0 : 1,
      },
      { ...counted('case_access', access), unseen },
      counted('work_items', difference(await stored.work({ key }), workRows(input.work, key), nameOf.work)),
      counted('case_people', difference(await stored.people({ key }), input.people, nameOf.people)),
      counted('search', difference(await stored.words({ key }), wordRows(input.words), nameOf.words)),
      counted('reports_by', difference(await stored.reports({ key }), input.reportedBy, nameOf.reports)),
    ]
    return found.filter(({ extra, missing }) => extra + missing > 0)
  }
}

const counted = (
  table: ProjectionDifference['table'],
  { gone, come }: { gone: readonly unknown[]; come: readonly unknown[] },
): ProjectionDifference => ({ table, extra: gone.length, missing: come.length })

type Projection = Parameters<Write['project']>[0]
type Stored = {
  [Name in keyof ReturnType<typeof storedProjections>]: Awaited<ReturnType<ReturnType<typeof storedProjections>[Name]>>
}

/** What a folder's projections are now. */
function storedProjections(s: Sql) {
  const { db, t } = s
  const key = sql.placeholder('key')
  const { caseAccess: access, casePeople: people, reportsBy: reports } = t
  return {
    key: s.prepared('stored_key', () =>
      db
        .select({ key: t.folders.key })
        .from(t.folders)
        .where(eq(t.folders.id, sql.placeholder('id'))),
    ),
    index: s.prepared('stored_index', () =>
      db.select(indexColumns(s)).from(t.caseIndex).where(eq(t.caseIndex.key, key)),
    ),
    access: s.prepared('stored_access', () =>
      db
        .select({ userId: t.users.id, userKey: access.userKey, reason: access.reason, until: access.until })
        .from(access)
        .innerJoin(t.users, eq(t.users.key, access.userKey))
        .where(eq(access.caseKey, key)),
    ),
    work: s.prepared('stored_work', () => db.select().from(t.workItems).where(eq(t.workItems.caseKey, key))),
    people: s.prepared('stored_people', () =>
      db.select({ personId: people.personId, role: people.role }).from(people).where(eq(people.caseKey, key)),
    ),
    words: s.prepared('stored_words', () =>
      db.select({ word: t.search.word }).from(t.search).where(eq(t.search.caseKey, key)),
    ),
    reports: s.prepared('stored_reports', () =>
      db.select({ userId: reports.userId, entryId: reports.entryId }).from(reports).where(eq(reports.caseKey, key)),
    ),
  }
}

/** What to remove and what to add so that `stored` becomes `wanted`: most commands change a row or two. */
function difference<Row>(stored: readonly Row[], wanted: readonly Row[], nameOf: (row: Row) => string) {
  const before = new Map(stored.map((row) => [nameOf(row), row]))
  const after = new Map(wanted.map((row) => [nameOf(row), row]))
  return {
    gone: [...before].flatMap(([name, row]) => (after.has(name) ? [] : [row])),
    come: [...after].flatMap(([name, row]) => (before.has(name) ? [] : [row])),
  }
}

/** By what two rows of a projection are the same. */
const nameOf = {
  access: (row: Projection['access'][number]) => [row.userId, row.reason, row.until].join('\n'),
  work: ({ id, owner, what, why, href, form, ...row }: Stored['work'][number]) =>
    JSON.stringify([
      id,
      owner,
      what,
      why,
      href,
      form,
      row.place,
      row.dueAt,
      row.dueOn,
      row.amberAt,
      row.redAt,
      row.nextWakeAt,
    ]),
  people: (row: Projection['people'][number]) => `${row.personId} ${row.role}`,
  words: (row: { word: string }) => row.word,
  reports: (row: Projection['reportedBy'][number]) => `${row.userId} ${row.entryId}`,
}

const workRows = (work: readonly WorkItemRow[], caseKey: number): Stored['work'] =>
  work.map(({ caseId: _caseId, ...row }) => ({ ...row, caseKey, place: placeOf(row) }))

const wordRows = (words: string) => keysOfFolder(words).map((word) => ({ word }))

async function replaceAccess(
  { db, t }: Sql,
  caseKey: number,
  stored: Stored['access'],
  wanted: Projection['access'],
): Promise<void> {
  const { userKey } = t.caseAccess
  const keys = new Map(stored.map((row) => [row.userId, row.userKey]))
  const { gone, come } = difference(
    stored.map((row) => ({ userId: row.userId, reason: row.reason, until: row.until })),
    wanted,
    nameOf.access,
  )
  const gonekeys = gone.flatMap((row) => keys.get(row.userId) ?? [])
  if (gonekeys.length > 0) {
    await db.delete(t.caseAccess).where(and(eq(t.caseAccess.caseKey, caseKey), inArray(userKey, gonekeys)))
  }
  if (come.length === 0) return
  const ids = come.map((row) => row.userId)
  for (const user of await db
    .select({ id: t.users.id, key: t.users.key })
    .from(t.users)
    .where(inArray(t.users.id, ids))) {
    keys.set(user.id, user.key)
  }
  await db.insert(t.caseAccess).values(
    come.map((row) => {
      const key = keys.get(row.userId)
      if (key === undefined) throw new Error(`There is no user ${row.userId} to give access to`)
      return { caseKey, userKey: key, reason: row.reason, until: row.until }
    }),
  )
}

async function replaceWork(
  { db, t }: Sql,
  caseKey: number,
  stored: Stored['work'],
  wanted: readonly WorkItemRow[],
): Promise<void> {
  const { gone, come } = difference(stored, workRows(wanted, caseKey), nameOf.work)
  const ids = gone.map((row) => row.id)
  if (ids.length > 0) await db.delete(t.workItems).where(inArray(t.workItems.id, ids))
  if (come.length > 0) await db.insert(t.workItems).values(come)
}

/** Danger first, then by when it is due; an item due on a day comes after those due at a time of it. */
const placeOf = ({ id, danger, dueAt, dueOn }: Omit<WorkItemRow, 'caseId'>): string =>
  `${danger ? 0 : 1} ${dueAt ?? (dueOn === null ? '9999' : `${dueOn}T99`)} ${id}`

async function replacePeople(
  { db, t }: Sql,
  caseKey: number,
  stored: Stored['people'],
  wanted: Projection['people'],
): Promise<void> {
  const { personId, role } = t.casePeople
  const { gone, come } = difference(stored, wanted, nameOf.people)
  for (const row of gone) {
    await db
      .delete(t.casePeople)
      .where(and(eq(t.casePeople.caseKey, caseKey), eq(personId, row.personId), eq(role, row.role)))
  }
  if (come.length > 0) {
    await db.insert(t.casePeople).values(come.map((row) => ({ caseKey, personId: row.personId, role: row.role })))
  }
}

async function replaceWords(
  { db, t }: Sql,
  caseKey: number,
  stored: Stored['words'],
  wanted: readonly { word: string }[],
): Promise<void> {
  const { word } = t.search
  const { gone, come } = difference(stored, wanted, nameOf.words)
  const words = gone.map((row) => row.word)
  if (words.length > 0) await db.delete(t.search).where(and(eq(t.search.caseKey, caseKey), inArray(word, words)))
  if (come.length > 0) await db.insert(t.search).values(come.map((row) => ({ ...row, caseKey })))
}

async function replaceReports(
  { db, t }: Sql,
  caseKey: number,
  stored: Stored['reports'],
  wanted: Projection['reportedBy'],
): Promise<void> {
  const { userId, entryId } = t.reportsBy
  const { gone, come } = difference(stored, wanted, nameOf.reports)
  for (const row of gone) {
    await db
      .delete(t.reportsBy)
      .where(and(eq(t.reportsBy.caseKey, caseKey), eq(userId, row.userId), eq(entryId, row.entryId)))
  }
  if (come.length > 0) {
    await db.insert(t.reportsBy).values(come.map((row) => ({ caseKey, userId: row.userId, entryId: row.entryId })))
  }
}
