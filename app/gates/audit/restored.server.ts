import type { ReadRecords } from '#db/records/records.ts'
import type { Instant } from '#app/domain/time.ts'
import { readLeaf } from './leaf.ts'
import { leafBefore } from './leaf-before.server.ts'

/** A backup that took the place of the database: where its log ends, and how many events after that are known to be gone. */
export interface Restored {
  seq: number
  at: Instant
  events: number
  lost: number
  /** When the last thing in the backup happened. */
  until: Instant | undefined
}

/** The newest restore that no district lead has looked at yet; undefined where there is none. */
export async function restoredUnseen({ audit }: Pick<ReadRecords, 'audit'>): Promise<Restored | undefined> {
  const [row] = await audit.search({ act: 'system.restored', limit: 1 })
  const leaf = row && readLeaf(row.body)
  if (!leaf) return undefined
  const [seen] = await audit.search({ act: 'restore.confirmed', objectId: String(leaf.seq), limit: 1 })
  if (seen) return undefined
  const { n: events = 0, sec = '' } = leaf.obj
  const signed = Number(/^last signed head seen: (\d{1,15}) events/.exec(sec)?.[1] ?? 0)
  return {
    seq: leaf.seq,
    at: leaf.ts,
    events,
    lost: Math.max(0, signed - events),
    until: (await leafBefore({ audit }, events))?.ts,
  }
}
