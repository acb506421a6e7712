import type { CaseFile } from '../domain/case-file.ts'
import type { EntryId } from '../domain/ids.ts'
import { StaleRecord } from './errors.ts'

/**
 * The version that a save replaces: what stands on record, if that is what was on the screen. Otherwise somebody else
 * saved the same meanwhile, and nothing is overwritten.
 */
export function versionToReplace(
  file: CaseFile,
  stands: EntryId | undefined,
  shown: EntryId | undefined,
): EntryId | undefined {
  if (stands === shown) return stands
  const nameOf = (id: string) => file.team.members.find((one) => one.userId === id)?.name ?? 'a staff member'
  const arrived = file.timeline.filter((line) => line.entryId === stands)
  throw new StaleRecord(
    arrived.map(({ entryId, sentence, recordedAt, recordedBy }) => ({
      entryId,
      sentence,
      recordedAt,
      by: nameOf(recordedBy),
    })),
  )
}
