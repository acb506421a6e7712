import type { EntryEnvelope } from './entry.ts'
import type { Happened } from './file/report.ts'
import { momentKey } from './time.ts'
import type { Moment } from './time.ts'

/** What every fact keeps of its entry: which one, when it happened and was recorded, by whom. */
export const happenedOf = (entry: EntryEnvelope): Happened => ({
  entryId: entry.id,
  happened: entry.happenedAt ? { on: entry.happenedOn, at: entry.happenedAt } : { on: entry.happenedOn },
  recordedAt: entry.recordedAt,
  by: entry.recordedBy,
})

/** Whether `one` happened no earlier than `other`; true where there is no other. */
export const notEarlier = (one: Moment, other: Moment | null): boolean =>
  other === null || (one.at && other.at ? momentKey(one) >= momentKey(other) : one.on >= other.on)
