import type { EntryEnvelope } from './entry.ts'
import type { Happened } from './file/report.ts'
import { daySchema, instantAt, localOf, momentKey, plusDays, plusMinutes } from './time.ts'
import type { Instant, Moment } from './time.ts'

/** What every fact keeps of its entry: which one, when it happened and was recorded, by whom. */
export const happenedOf = (entry: EntryEnvelope): Happened => ({
  entryId: entry.id,
  happened: entry.happenedAt ? { on: entry.happenedOn, at: entry.happenedAt } : { on: entry.happenedOn },
  recordedAt: entry.recordedAt,
  by: entry.recordedBy,
})

/** Whether `one` happened no earlier than `other`; true where there is no other. */
export const notEarlier = (one: Moment, other: Moment | null): boolean =>
  other === null || (one.at && other.at ? momentKey(one) >= momentKey(other) : one.on >= other.on)

/** A clock on somebody's desk may run so many minutes ahead of the server's. */
const clockSkew = 5

/**
 * How many years back a form reaches. An event may lie far back, such as an earlier threat at another school: longer
 * ago than anybody's time at school is a slip of the hand. A report that came is typed in within a school year or two.
 */
export const yearsBack = { happened: 20, received: 2 } as const

/** A local day and time as a form sends them, checked or not. */
interface Said {
  day: string
  time?: string
}

/**
 * Why something can't have happened when a form says so (P2: it may be set back, never ahead): a moment to come would
 * count as done what nobody did yet. Null where it can, and where the day or time is none, which the form's schema says.
 */
export function notThen(
  said: Said,
  { now, zone }: { now: Instant; zone: string },
  years: number = yearsBack.happened,
): { field: 'day' | 'time'; message: string } | null {
  const day = daySchema.safeParse(said.day)
  if (!day.success) return null
  const today = localOf(now, zone).day
  if (day.data > today)
    return { field: 'day', message: 'This day is still to come. Give the day on which it happened.' }
  if (day.data < plusDays(today, -366 * years)) {
    return { field: 'day', message: `This is more than ${years} years ago. Check the year.` }
  }
  const timed = said.time && /^\d{2}:\d{2}$/.test(said.time)
  const ahead = timed && instantAt(day.data, said.time ?? '', zone) > plusMinutes(now, clockSkew)
  return ahead ? { field: 'time', message: 'This time is still to come. Give the time at which it happened.' } : null
}

/**
 * Every moment that a form sends is of something that happened: when it did, when somebody was told, called or arrived.
 * Finds those that can't have, by the field where they stand (`arrived.day`), with what the form says beside it.
 */
export function notHappened(input: unknown, at: { now: Instant; zone: string }, path = ''): Record<string, string> {
  if (typeof input !== 'object' || input === null) return {}
  if (isLocalMoment(input)) {
    const wrong = notThen(input, at)
    return wrong ? { [`${path}${wrong.field}`]: wrong.message } : {}
  }
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]) => Object.entries(notHappened(value, at, `${path}${name}.`))),
  )
}

const isLocalMoment = (value: object): value is Said =>
  'day' in value &&
  typeof value.day === 'string' &&
  Object.keys(value).every((key) => key === 'day' || key === 'time') &&
  (!('time' in value) || value.time === undefined || typeof value.time === 'string')
