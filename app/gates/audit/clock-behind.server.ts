import type { ReadRecords } from '#db/records/records.ts'
import { minutesBetween } from '#app/domain/time.ts'
import type { Instant } from '#app/domain/time.ts'
import { readLeaf } from './leaf.ts'
import { backwardsMinutes } from './verify-log.server.ts'

/**
 * The moment of the last event where the clock is so far behind it that something is wrong with one of them; undefined
 * where all is well. The verifier warns of the same afterwards. A server starts all the same: after a clock that ran
 * ahead and was put right, nobody could report anything for as long as it had been ahead.
 */
export async function clockBehind(records: ReadRecords, now: Instant): Promise<Instant | undefined> {
  const { size } = await records.audit.head()
  const [row] = size === 0 ? [] : await records.audit.leaves({ from: size - 1, limit: 1 })
  const last = row && readLeaf(row.body)?.ts
  return last && minutesBetween(now, last) > backwardsMinutes ? last : undefined
}
