import type { ReadRecords, Records, Store } from '#db/records/records.ts'
import { plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { shortName } from '../keys/tokens.server.ts'
import { shutUntil } from '../policy/throttle.ts'
import type { ThrottleRule } from '../policy/throttle.ts'
import type { Clock } from './runtime.ts'

/** What a try is counted under: the rule, and the text that is hashed before it is kept. */
export type Counted = readonly { rule: ThrottleRule; text: string }[]

/** Where tries are kept, and what time it is. */
interface House {
  store: Store
  clock: Clock
}

/** Noted, by the numbers of the tries; or the way is shut. `first`: nobody was told yet since it was shut. */
export type Try = { shut: false; noted: number[] } | { shut: true; until: Instant; first: boolean }

/** What is kept of such a text. */
export const tryKey = (text: string): string => shortName('throttle', text)

/**
 * Notes a try before what was typed is looked at; nothing is noted where the way is shut. Of all that is refused while
 * it stays shut exactly one is `first`: the one that goes on record by itself. The others are counted (`countRefusal`), so that
 * refusals can't fill the log.
 */
export const noteTry = ({ store, clock }: House, counted: Counted): Promise<Try> =>
  store.write(async (records) => {
    await records.write.lockTries()
    const now = clock.now()
    const shut = await shutBy(records, counted, now)
    if (shut) return shut
    const noted: number[] = []
    for (const { text } of counted) noted.push(await records.write.noteTry(tryKey(text), now))
    return { shut: false, noted }
  })

/** Whether the way is shut now. Notes nothing. */
export const isShut = ({ store, clock }: House, counted: Counted): Promise<boolean> =>
  store.read(async (records) => {
    const now = clock.now()
    for (const { rule, text } of counted) {
      if (shutUntil(rule, await triesOf(records, rule, text, now), now)) return true
    }
    return false
  })

const triesOf = (records: ReadRecords, rule: ThrottleRule, text: string, now: Instant) =>
  records.throttle.tries(tryKey(text), plusMinutes(now, -Math.max(rule.withinMinutes, rule.shutMinutes)))

async function shutBy(records: Records, counted: Counted, now: Instant): Promise<Try | undefined> {
  for (const { rule, text } of counted) {
    const tries = await triesOf(records, rule, text, now)
    const until = shutUntil(rule, tries, now)
    if (!until) continue
    const toldKey = tryKey(`told ${text}`)
    const told = await records.throttle.tries(toldKey, tries.last ?? now)
    if (told.count === 0) await records.write.noteTry(toldKey, now)
    return { shut: true, until, first: told.count === 0 }
  }
  return undefined
}

/** Takes back one try that showed nothing wrong. */
export const dropTries = ({ store }: Pick<House, 'store'>, noted: readonly number[]): Promise<void> =>
  store.write(async (records) => {
    for (const n of noted) await records.write.dropTry(n)
  })

/** What was right clears what was counted for the account; what a whole network did stays counted, but for this try. */
export const forgetTries = (
  { store }: Pick<House, 'store'>,
  counted: Counted,
  noted: readonly number[],
): Promise<void> =>
  store.write(async (records) => {
    for (const n of noted) await records.write.dropTry(n)
    for (const { rule, text } of counted) if (rule.counts !== 'network') await records.write.clearTries(tryKey(text))
  })
