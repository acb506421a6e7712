import { z } from 'zod'
import { levels } from '../file/judgement.ts'
import { retentionClassIds, scheduleWith } from '../retention-schedule.ts'
import { clockIds } from './profile.ts'
import type { ClockRule, Profile } from './profile.ts'

const count = (least: number, most: number) => z.number().int().min(least).max(most)
const span = {
  minutes: count(0, 525_600).optional(),
  schoolDays: count(0, 180).optional(),
  days: count(0, 3650).optional(),
}

const basis = z.strictObject({ kind: z.enum(['law', 'ours']), text: z.string().trim().min(1).max(300) })

/** What a district may change of one clock: its numbers and the words for where they come from. */
const clockOverride = z.strictObject({
  ...span,
  byLevel: z.partialRecord(z.enum([...levels, 'not-assessed']), z.strictObject(span)).optional(),
  at: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Give a time like 07:30.')
    .optional(),
  leastMinutes: count(0, 1440).optional(),
  amberBeforeMinutes: count(0, 525_600).optional(),
  amberAfterMinutes: count(0, 1440).optional(),
  redAfterMinutes: count(0, 1440).optional(),
  alarmDays: z.array(count(1, 3650)).max(10).optional(),
  basis: basis.optional(),
})

/** The fewest that a district may set: below these a busy day's real work could meet the pause. */
export const paceLeast = { searches: 30, looks: 100, reports: 20 } as const

/** What two people may set of one class of record: far more than any schedule asks is a slip of the hand. */
export const retentionMost = { years: 100, age: 100 } as const
const retained = z.strictObject({
  years: count(1, retentionMost.years),
  age: count(1, retentionMost.age).nullable(),
  basis,
})

/** The district's own numbers, as kept in its row: clocks by id, the quorum, days of watch, when looks are asked about, when they pause, how long records are kept. */
export const overridesSchema = z.strictObject({
  clocks: z.partialRecord(z.enum(clockIds), clockOverride).optional(),
  quorum: z
    .strictObject({ expertise: z.array(z.string().max(60)).max(20).optional(), binding: z.boolean().optional() })
    .optional(),
  watchDays: count(0, 3650).optional(),
  looks: z
    .strictObject({
      casesAnHour: count(1, 1000).optional(),
      occasions: count(2, 100).optional(),
      students: count(1, 1000).optional(),
      searches: count(1, 1000).optional(),
      basis: basis.optional(),
    })
    .optional(),
  pace: z
    .strictObject({
      minutes: count(5, 60).optional(),
      searches: count(paceLeast.searches, 100_000).optional(),
      looks: count(paceLeast.looks, 100_000).optional(),
      reports: count(paceLeast.reports, 100_000).optional(),
      basis: basis.optional(),
    })
    .optional(),
  retention: z.partialRecord(z.enum(retentionClassIds), retained).optional(),
})
export type Overrides = z.output<typeof overridesSchema>

/**
 * A profile with the district's own numbers. Throws a RangeError naming the first thing that can't be used: a wrong
 * number is refused when it is saved, and never silently replaced by another.
 */
export function withOverrides(profile: Profile, overrides: unknown): Profile {
  const parsed = overridesSchema.safeParse(overrides ?? {})
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new RangeError(
      `The district's numbers can't be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`.trim(),
    )
  }
  const { clocks = {}, quorum, watchDays, looks, pace, retention = {} } = parsed.data
  return {
    ...profile,
    quorum: { ...profile.quorum, ...defined(quorum ?? {}) },
    watchDays: watchDays ?? profile.watchDays,
    looks: { ...profile.looks, ...defined(looks ?? {}) },
    pace: { ...profile.pace, ...defined(pace ?? {}) },
    retention: scheduleWith(profile.retention, retention),
    clocks: profile.clocks.map((rule) => changed(rule, clocks[rule.clock])),
  }
}

/** A clock with a district's changes. A new span replaces the old one whole: minutes don't add to days. */
function changed(rule: ClockRule, change: NonNullable<Overrides['clocks']>[ClockRule['clock']]): ClockRule {
  if (!change) return rule
  const respanned = change.minutes !== undefined || change.schoolDays !== undefined || change.days !== undefined
  const kept = respanned
    ? { ...rule, minutes: undefined, schoolDays: undefined, days: undefined, weekdays: undefined }
    : rule
  return {
    ...kept,
    ...defined(change),
    byLevel: change.byLevel ? { ...rule.byLevel, ...change.byLevel } : rule.byLevel,
  }
}

const defined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>
