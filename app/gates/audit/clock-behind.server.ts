import type { ReadRecords } from '#db/records/records.ts'
import { minutesBetween } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { lastLeaf } from './leaf-before.server.ts'
import { backwardsMinutes } from './verify-log.server.ts'

/**
 * The moment of the last event where the clock is so far behind it that something is wrong with one of them; undefined
 * where all is well. The verifier warns of the same afterwards. A server starts all the same: after a clock that ran
 * ahead and was put right, nobody could report anything for as long as it had been ahead.
 */
export async function clockBehind(records: ReadRecords, now: Instant): Promise<Instant | undefined> {
  const last = (await lastLeaf(records))?.ts
  return last && minutesBetween(now, last) > backwardsMinutes ? last : undefined
}
