import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'

/** So many tries within a time, and then none until a while after the last one. */
export interface ThrottleRule {
  /** What is counted: one account from one network, one account from anywhere, one network. */
  counts: 'account and network' | 'account' | 'network'
  tries: number
  withinMinutes: number
  /** How long the way is shut after the last try that counted. */
  shutMinutes: number
}

export interface Tries {
  count: number
  last: Instant | null
}

/** Until when the way is shut by a rule, or null where it is open. */
export function shutUntil(rule: ThrottleRule, tries: Tries, now: Instant): Instant | null {
  if (tries.count < rule.tries || tries.last === null) return null
  const until = plusMinutes(tries.last, rule.shutMinutes)
  return until > now ? until : null
}
