import type { ThrottleRule } from '../policy/throttle.ts'
import { codeRules, throttleRules } from './limits.ts'

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

/** What wrong passkeys of a network count under, before it is known whose they are. */
export const passkeyKeys = (network: string): readonly { rule: ThrottleRule; text: string }[] =>
  throttleRules.filter(({ counts }) => counts === 'network').map((rule) => ({ rule, text: `passkey ${network}` }))
