import type { Runtime } from '../gates/runtime.ts'
import { plusMinutes } from '../domain/time.ts'
import { shortName } from '../keys/tokens.server.ts'
import type { ThrottleRule } from './limits.ts'
import { shutUntil } from './throttle.ts'

/** What a try is counted under: the rule, and the text that is hashed before it is kept. */
export type Counted = readonly { rule: ThrottleRule; text: string }[]

/** What is kept of such a text. */
export const tryKey = (text: string): string => shortName('throttle', text)

/** Notes a try before what was typed is looked at; undefined, and nothing noted, where the way is shut. */
export const noteTry = (runtime: Runtime, counted: Counted): Promise<number[] | undefined> =>
  runtime.store.write(async (records) => {
    await records.write.lockTries()
    const now = runtime.clock.now()
    const keys = counted.map(({ rule, text }) => ({ rule, key: tryKey(text) }))
    for (const { rule, key } of keys) {
      const tries = await records.throttle.tries(key, plusMinutes(now, -Math.max(rule.withinMinutes, rule.shutMinutes)))
      if (shutUntil(rule, tries, now)) return undefined
    }
    const noted: number[] = []
    for (const { key } of keys) noted.push(await records.write.noteTry(key, now))
    return noted
  })

/** Takes back one try that showed nothing wrong. */
export const dropTries = (runtime: Runtime, noted: readonly number[]): Promise<void> =>
  runtime.store.write(async (records) => {
    for (const n of noted) await records.write.dropTry(n)
  })

/** What was right clears what was counted for the account; what a whole network did stays counted, but for this try. */
export const forgetTries = (runtime: Runtime, counted: Counted, noted: readonly number[]): Promise<void> =>
  runtime.store.write(async (records) => {
    for (const n of noted) await records.write.dropTry(n)
    for (const { rule, text } of counted) if (rule.counts !== 'network') await records.write.clearTries(tryKey(text))
  })
