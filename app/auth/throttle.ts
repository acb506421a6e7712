import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { codeRules, throttleRules } from './limits.ts'
import type { ThrottleRule } from './limits.ts'

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

/** What each rule counts under: a text that is hashed before it is kept. */
export function throttleKeys(account: string, network: string): readonly { rule: ThrottleRule; text: string }[] {
  const name = account.trim().toLowerCase()
  return throttleRules.map((rule) => ({
    rule,
    text:
      rule.counts === 'network'
        ? `network ${network}`
        : rule.counts === 'account'
          ? `account ${name}`
          : `both ${name} ${network}`,
  }))
}

/** What the rules for codes count under, each its own. */
export const codeKeys = (userId: string): readonly { rule: ThrottleRule; text: string }[] =>
  codeRules.map((rule) => ({ rule, text: `code ${rule.tries} ${userId}` }))
