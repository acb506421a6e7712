import type { ReadRecords } from '#db/records/records.ts'
import { weeksToSign } from '#app/domain/review-weeks.ts'
import { localOf } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { readLeaf } from './leaf.ts'

/** Weeks of the record that ended and that nobody signed yet, the oldest first, named by their Mondays. */
export async function weeksWaiting(
  records: Pick<ReadRecords, 'audit' | 'reviews'>,
  today: Day,
  zone: string,
): Promise<Day[]> {
  const [first] = await records.audit.leaves({ from: 0, limit: 1 })
  const began = first && readLeaf(first.body)?.ts
  if (!began) return []
  const signed = new Set((await records.reviews.weeks()).map(({ week }) => week))
  return weeksToSign({ began: localOf(began, zone).day, today, signed })
}
