import type { AuditEvent } from '../domain/events.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { burstLimits } from '../policy/bursts.ts'
import type { EventSource } from './audit/append.server.ts'

/** A refusal, with what its event carries: who was refused what, under which rule. */
export interface Refused {
  source: EventSource
  event: AuditEvent & { outcome: 'deny' }
}

/**
 * Refusals that follow each other, one runtime's. What is counted stands in memory until it is taken to be written: each
 * server counts for itself.
 */
export interface Bursts {
  /** Whether one more refusal goes on record by itself: it is among the first `most` of its burst. */
  isSingle(who: string, now: Instant, most: number): boolean
  /** Counts one that does not. */
  count(refused: Refused, now: Instant): void
  /**
   * Hands on what was counted long enough, or all of it: one event for each person, rule and thing. Where it could not be
   * written it stays counted.
   */
  write(now: Instant, which: 'due' | 'all', put: (refused: readonly Refused[]) => Promise<void>): Promise<void>
}

/** Sums of one person, rule and thing. */
interface Sum {
  refused: Refused
  n: number
  from: Instant
  to: Instant
  /** What their sealed parts said, field by field: which operations, from which networks. */
  said: Map<string, Set<string>>
  /** What was asked for, where several things are counted together. */
  things: Set<string>
}

const several = { t: 'refusals', id: 'several' } as const
const keptOut = 'rule:recused'

/** Keeps what one runtime counts. */
export function createBursts(): Bursts {
  const bursts = new Map<string, { n: number; last: Instant }>()
  const sums = new Map<string, Sum>()

  /** How many things are counted by name for a person. */
  const named = (who: string) =>
    [...sums.values()].filter((one) => one.refused.source.actor.id === who && one.things.size === 0).length

  const sumFor = ({ source, event }: Refused, now: Instant): Sum => {
    const keyOf = (object: AuditEvent['object']) =>
      JSON.stringify([source.actor.id, event.act, event.why, object.t, object.id, object.section])
    const own = sums.get(keyOf(event.object))
    if (own) return own
    // What somebody is kept out of is never lost among other things: those are few.
    const byName = event.why === keptOut || named(source.actor.id) < burstLimits.named
    const object = byName ? event.object : several
    const key = keyOf(object)
    const sum = sums.get(key) ?? {
      refused: { source, event: { ...event, object } },
      n: 0,
      from: now,
      to: now,
      said: new Map(),
      things: new Set(),
    }
    sums.set(key, sum)
    if (object === several) listed(sum.things, `${event.object.t} ${event.object.id}`)
    return sum
  }

  return {
    isSingle: (who, now, most) => {
      const burst = bursts.get(who)
      const goesOn = burst !== undefined && !isPast(burst.last, burstLimits.quietMinutes, now)
      const n = (goesOn ? burst.n : 0) + 1
      bursts.set(who, { n, last: now })
      return n <= most
    },
    count: (refused, now) => {
      const sum = sumFor(refused, now)
      sum.n += 1
      sum.to = now
      sum.refused = { ...sum.refused, source: refused.source }
      for (const [field, value] of Object.entries(refused.event.sealed ?? {})) {
        const words = sum.said.get(field) ?? new Set()
        sum.said.set(field, words)
        for (const one of [value].flat()) if (typeof one === 'string') listed(words, one)
      }
    },
    write: async (now, which, put) => {
      for (const [who, { last }] of bursts) {
        if (isPast(last, burstLimits.quietMinutes, now)) bursts.delete(who)
      }
      const taken = [...sums].filter(([, { from }]) => which === 'all' || isPast(from, burstLimits.countedMinutes, now))
      if (taken.length === 0) return
      for (const [key] of taken) sums.delete(key)
      try {
        await put(taken.map(([, sum]) => eventOf(sum)))
      } catch (error) {
        for (const [key, sum] of taken) sums.set(key, merged(sum, sums.get(key)))
        throw error
      }
    },
  }
}

const isPast = (since: Instant, minutes: number, now: Instant): boolean => plusMinutes(since, minutes) <= now

/** The event of a sum: how many there were stands in its leaf, between which moments in its sealed part. */
function eventOf({ refused: { source, event }, n, from, to, said, things }: Sum): Refused {
  const fields = [...said].filter(([, words]) => words.size > 0).map(([field, words]) => [field, [...words]] as const)
  const sealed = { ...Object.fromEntries(fields), from, to, ...(things.size > 0 ? { things: [...things] } : {}) }
  return { source, event: { ...event, object: { ...event.object, count: n }, sealed } }
}

/** What could not be written, with what was counted meanwhile. */
function merged(sum: Sum, later: Sum | undefined): Sum {
  if (!later) return sum
  for (const [field, words] of later.said) sum.said.set(field, new Set([...(sum.said.get(field) ?? []), ...words]))
  const things = new Set([...sum.things, ...later.things])
  return { ...later, n: sum.n + later.n, from: sum.from, said: sum.said, things }
}

/** Sets have an end, whatever somebody asks for. */
function listed(names: Set<string>, name: string): void {
  if (names.size < burstLimits.listed) names.add(name)
}
