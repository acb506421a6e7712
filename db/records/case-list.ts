import { and, desc, eq, gte, lt, sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import { searchTerms } from '#app/domain/names.ts'
import { plusMinutes } from '#app/domain/time.ts'
import { initialsOnly } from '#app/domain/sight-reasons.ts'
import { afterPrefix } from './database.ts'
import type { Sql } from './database.ts'
import { driverOf } from './case-list-driver.ts'
import type { Driver } from './case-list-driver.ts'
import type { CaseListFilter, CaseListRow } from './records.ts'

const value = sql.placeholder
const week = 7 * 24 * 60

/** What a list asks, apart from the values: filters of one shape share one prepared statement. */
export interface Shape {
  terms: number
  /** Some word is no number: folders of which only the header may be read are not found by it. */
  named: boolean
  school: boolean
  stage: 'any' | 'open' | 'finished' | 'one'
  level: boolean
  due: 'any' | 'overdue' | 'this-week'
  mine: boolean
  after: boolean
}

/** Folders that a person may see, newest change first, and how many there are. See `driverOf` for what they cost. */
export function caseList(s: Sql): {
  list(filter: CaseListFilter): Promise<CaseListRow[]>
  count(filter: CaseListFilter, cap: number): Promise<number>
} {
  const { db, t } = s
  const { finished: _finished, ...columns } = indexColumns(s)
  const newest = [desc(t.caseIndex.updatedAt), desc(t.caseIndex.key)]
  // An expression that no index serves: a few rows are fetched by key and sorted, never walked.
  const sorted = [sql`${t.caseIndex.updatedAt} || '' desc`, desc(t.caseIndex.key)]
  const drive = driverOf(s)

  const listed = remembered((shape: Shape, driver: Driver) =>
    s.prepared(nameOf('list', shape, driver), () =>
      db
        .select({ ...columns, reason: reasonFor(s, sql`${t.caseIndex.key}`) })
        .from(t.caseIndex)
        .where(and(...conditions(s, shape, driver)))
        .orderBy(...(driver.by === 'walk' ? newest : sorted))
        .limit(value('limit')),
    ),
  )
  const counted = remembered((shape: Shape, driver: Driver) =>
    s.prepared(nameOf('count', shape, driver), () => {
      // Counting stops at its cap only where rows come one by one: SQLite makes the list of an `in` whole first.
      const byAccess = driver.by === 'access'
      const found = db
        .select({ one: sql`1`.as('one') })
        .from(byAccess ? sql`${t.caseAccess} d cross join ${t.caseIndex}` : t.caseIndex)
        .where(and(...conditions(s, shape, byAccess ? { by: 'joined access' } : driver)))
        .limit(value('limit'))
        .as('found')
      return db.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(found)
    }),
  )
  return {
    list: async (filter) => {
      const { shape, values, nothing } = read(filter)
      if (nothing) return []
      const driver = await drive(shape, values, 'list')
      return listed(shape, driver)({ ...values, limit: filter.limit })
    },
    count: async (filter, cap) => {
      const { shape, values, nothing } = read({ ...filter, after: undefined })
      if (nothing) return 0
      const driver = await drive(shape, values, 'count')
      const [row] = await counted(shape, driver)({ ...values, limit: cap + 1 })
      return row?.n ?? 0
    },
  }
}

const nameOf = (what: string, shape: Shape, driver: Driver): string =>
  ['cases', what, ...Object.values(shape), ...Object.values(driver)].join('_')

/** Makes a statement for each shape and driver once. */
function remembered<R>(make: (shape: Shape, driver: Driver) => R): (shape: Shape, driver: Driver) => R {
  const made = new Map<string, R>()
  return (shape, driver) => {
    const name = nameOf('', shape, driver)
    const known = made.get(name)
    if (known) return known
    const fresh = make(shape, driver)
    made.set(name, fresh)
    return fresh
  }
}

/** Splits a filter into its shape and its values. `nothing` when what was typed has no word or number in it. */
function read(filter: CaseListFilter): { shape: Shape; values: Record<string, unknown>; nothing: boolean } {
  const { search = '', school, stage, level, due, mine = false, after, userKey, today, now } = filter
  const terms = searchTerms(search).sort((a, b) => b.length - a.length)
  const words = terms.flatMap((term, n) => [
    [`from${n}`, term],
    [`to${n}`, afterPrefix(term)],
  ])
  return {
    nothing: search.trim() !== '' && terms.length === 0,
    shape: {
      terms: terms.length,
      named: terms.some((term) => !isNumber(term)),
      school: school !== undefined,
      stage: stage === undefined ? 'any' : stage === 'open' || stage === 'finished' ? stage : 'one',
      level: level !== undefined,
      due: due ?? 'any',
      mine,
      after: after !== undefined,
    },
    values: {
      ...Object.fromEntries(words),
      ...{ userKey, today, school, stage, level, now, weekEnd: plusMinutes(now, week) },
      ...{ afterTime: after?.updatedAt, afterKey: after?.key },
    },
  }
}

/** "RA-27-0044", "R-1042" or a part of one, as searched; a handle with digits is a name. */
const isNumber = (term: string): boolean => /^[a-z]{0,3}\d+$/.test(term)

function conditions(s: Sql, shape: Shape, driver: Driver | { by: 'joined access' }): (SQL | undefined)[] {
  const { caseIndex: index } = s.t
  const key = sql`${index.key}`
  const belongs =
    driver.by === 'walk'
      ? [seenBy(s, key, shape), ...wordsOf(s, key, shape)]
      : driver.by === 'joined access'
        ? [sql`${key} = d.case_key`, accessIs('d', shape), ...wordsOf(s, key, shape)]
        : [sql`${key} in (${driverKeys(s, shape, driver)})`]
  return [
    ...belongs,
    shape.school ? eq(index.schoolId, value('school')) : undefined,
    shape.stage === 'one' ? eq(index.stage, value('stage')) : undefined,
    shape.stage === 'open' || shape.stage === 'finished' ? eq(index.finished, shape.stage === 'finished') : undefined,
    // A finished folder never shows its old level (P19), so it is not found by it either.
    shape.level ? and(eq(index.level, value('level')), eq(index.finished, false)) : undefined,
    dueOf(sql`${index.nextDueAt}`, shape.due),
    shape.after ? sql`(${index.updatedAt}, ${index.key}) < (${value('afterTime')}, ${value('afterKey')})` : undefined,
  ]
}

/** Keys of the folders to which a driver narrows a list, with everything else that needs only an index. */
function driverKeys(s: Sql, shape: Shape, driver: Driver): SQL {
  const { search, caseAccess, caseIndex } = s.t
  const key = driver.by === 'due' ? sql`d.key` : sql`d.case_key`
  const words = wordsOf(s, key, shape, driver.by === 'word' ? driver.n : undefined)
  switch (driver.by) {
    case 'word':
      return sql`select ${key} from ${search} d where ${and(wordIs(sql`d.word`, driver.n), ...words, seenBy(s, key, shape))}`
    case 'access':
      return sql`select ${key} from ${caseAccess} d where ${and(accessIs('d', shape), ...words)}`
    default:
      return sql`select ${key} from ${caseIndex} d where ${and(dueOf(sql`d.next_due_at`, shape.due), ...words, seenBy(s, key, shape))}`
  }
}

const wordIs = (word: SQL, n: number): SQL => sql`${word} >= ${value(`from${n}`)} and ${word} < ${value(`to${n}`)}`

const wordsOf = ({ t: { search } }: Sql, key: SQL, shape: Shape, except?: number): SQL[] =>
  Array.from({ length: shape.terms }, (_, n) => n)
    .filter((n) => n !== except)
    .map((n) => sql`exists (select 1 from ${search} w where w.case_key = ${key} and ${wordIs(sql`w.word`, n)})`)

/** Reasons that make a folder one's own. */
const own = sql.raw(`('lead', 'member', 'officer', 'external', 'consulted')`)
/** Reasons with which children are named by initials: no name finds a folder. */
const unnamed = sql.raw(`(${initialsOnly.map((reason) => `'${reason}'`).join(', ')})`)

type Sought = Partial<Pick<Shape, 'mine' | 'named'>>

const accessIs = (alias: 'a' | 'd', { mine, named }: Sought): SQL => {
  const [who, until, reason] = [sql.raw(`${alias}.user_key`), sql.raw(`${alias}.until_day`), sql.raw(`${alias}.reason`)]
  const counts = sql`${who} = ${value('userKey')} and (${until} is null or ${until} >= ${value('today')})`
  if (mine) return sql`${counts} and ${reason} in ${own}`
  return named ? sql`${counts} and ${reason} not in ${unnamed}` : counts
}

/** Whether a person may see the folder of a key on a day (placeholders `userKey`, `today`). All that lists folders asks this. */
export const seenBy = ({ t: { caseAccess } }: Sql, key: SQL, sought: Sought = {}): SQL =>
  sql`exists (select 1 from ${caseAccess} a where a.case_key = ${key} and ${accessIs('a', sought)})`

/** The reason for which that person sees it. */
export const reasonFor = ({ t: { caseAccess } }: Sql, key: SQL): SQL.Aliased<string> =>
  sql<string>`(select a.reason from ${caseAccess} a where a.case_key = ${key} and a.user_key = ${value('userKey')})`.as(
    'reason',
  )

function dueOf(column: SQL, due: Shape['due']): SQL | undefined {
  if (due === 'any') return undefined
  return due === 'overdue' ? lt(column, value('now')) : and(gte(column, value('now')), lt(column, value('weekEnd')))
}

/** All columns of the index by name. */
export const indexColumns = ({ t: { caseIndex } }: Sql) => ({
  key: caseIndex.key,
  id: caseIndex.id,
  reportNumber: caseIndex.reportNumber,
  caseNumber: caseIndex.caseNumber,
  schoolId: caseIndex.schoolId,
  stage: caseIndex.stage,
  finished: caseIndex.finished,
  stageSince: caseIndex.stageSince,
  studentId: caseIndex.studentId,
  studentName: caseIndex.studentName,
  studentGrade: caseIndex.studentGrade,
  level: caseIndex.level,
  levelState: caseIndex.levelState,
  leadName: caseIndex.leadName,
  openedAt: caseIndex.openedAt,
  updatedAt: caseIndex.updatedAt,
  nextDueAt: caseIndex.nextDueAt,
  nextDueWhat: caseIndex.nextDueWhat,
  danger: caseIndex.danger,
  staff: caseIndex.staff,
})
