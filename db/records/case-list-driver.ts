import { sql } from 'drizzle-orm'
import type { SQL } from 'drizzle-orm'
import type { Shape } from './case-list.ts'
import type { Prepared, Sql } from './database.ts'

/** What a list of folders starts from: all of them, newest first, or the few that one condition leaves. */
export type Driver = { by: 'walk' } | { by: 'access' } | { by: 'due' } | { by: 'word'; n: number }

/** So few that fetching and sorting them beats any walk. */
const few = 1_000
/** The most that is counted before a condition is taken to narrow nothing, where it stands alone and among others. */
const most = { alone: { list: few, count: 5_000 }, among: { list: 20_000, count: 20_000 } }

/**
 * Chooses what a list starts from, by counting index entries up to a cap. A walk of all folders ends when its page is
 * full: right for somebody who sees most of them, slow for a rare word or for somebody who sees three. A condition
 * that leaves few is the driver; so is the narrowest of several that leave some, because together they leave few.
 */
export function driverOf(
  s: Sql,
): (shape: Shape, values: Record<string, unknown>, purpose: 'list' | 'count') => Promise<Driver> {
  const { search, caseAccess, caseIndex } = s.t
  const counter = (name: string, rows: SQL): Prepared<{ n: number }[]> => {
    const within = sql`(${rows} limit ${sql.placeholder('most')}) counted`
    return s.prepared(name, () => s.db.select({ n: sql<number>`count(*)`.mapWith(Number) }).from(within))
  }
  const value = sql.placeholder
  const counters = {
    word: counter('driver_word', sql`select 1 from ${search} where word >= ${value('from')} and word < ${value('to')}`),
    access: counter('driver_access', sql`select 1 from ${caseAccess} where user_key = ${value('userKey')}`),
    mine: counter(
      'driver_mine',
      sql`select 1 from ${caseAccess} where user_key = ${value('userKey')} and reason in ('lead', 'member', 'officer', 'consulted')`,
    ),
    overdue: counter('driver_overdue', sql`select 1 from ${caseIndex} where next_due_at < ${value('now')}`),
    'this-week': counter(
      'driver_this_week',
      sql`select 1 from ${caseIndex} where next_due_at >= ${value('now')} and next_due_at < ${value('weekEnd')}`,
    ),
  }
  return async (shape, values, purpose) => {
    const all = candidates(shape, values)
    const cap = most[all.length === 1 ? 'alone' : 'among'][purpose]
    const narrow: { driver: Driver; n: number }[] = []
    for (const { driver, count, more } of all) {
      const [row] = await counters[count]({ ...values, ...more, most: cap + 1 })
      const n = row?.n ?? 0
      if (n <= few) return driver
      if (n <= cap) narrow.push({ driver, n })
    }
    const [first, second] = narrow.sort((a, b) => a.n - b.n)
    return first && (second || purpose === 'count') ? first.driver : { by: 'walk' }
  }
}

interface Candidate {
  driver: Driver
  count: 'word' | 'access' | 'mine' | 'overdue' | 'this-week'
  more?: Record<string, unknown>
}

const candidates = (shape: Shape, values: Record<string, unknown>): Candidate[] => [
  ...Array.from({ length: shape.terms }, (_, n): Candidate => {
    const more = { from: values[`from${n}`], to: values[`to${n}`] }
    return { driver: { by: 'word', n }, count: 'word', more }
  }),
  { driver: { by: 'access' }, count: shape.mine ? 'mine' : 'access' },
  ...(shape.due === 'any' ? [] : [{ driver: { by: 'due' as const }, count: shape.due }]),
]
