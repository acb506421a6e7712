import type { CaseFile, TimelineLine } from './case-file.ts'
import { RuleBroken } from './errors.ts'
import type { EntryId, UserId } from './ids.ts'

/**
 * The line of an entry that somebody wants to correct or withdraw: the newest version, by the person who recorded it.
 * Undefined where it is not in the folder. Throws `RuleBroken` where somebody else recorded it: that is answered with a
 * new entry, never changed.
 */
export function ownEntry(file: CaseFile, entryId: EntryId, userId: UserId): TimelineLine | undefined {
  const line = file.timeline.find((one) => one.entryId === entryId)
  if (line && line.recordedBy !== userId) {
    throw new RuleBroken('Somebody else recorded this. Record a new entry that says what is different.', 'amendment')
  }
  return line
}
