import { z } from 'zod'
import type { FileFact } from './file/inquiry.ts'
import { happenedOf } from './happened.ts'
import type { EntryEnvelope } from './entry.ts'
import type { EntryId, FileId, UserId } from './ids.ts'

/** A file as it was when it was bound to an entry: its hash shows that it is still the same. */
export const boundFile = z.strictObject({
  id: z.string().min(1),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  sha256: z.string(),
})
export type BoundFile = z.output<typeof boundFile>

/** A staged file as the store knows it. */
export interface StagedFile extends BoundFile {
  stagedBy: UserId
  boundTo: EntryId | null
}

/**
 * The staged files of some ids, in their order, as an entry keeps them. Undefined where one is unknown, was staged by
 * somebody else, or already belongs to an entry: then nothing is bound.
 */
export function filesToBind(
  ids: readonly FileId[],
  staged: readonly StagedFile[],
  by: UserId,
): BoundFile[] | undefined {
  const found = ids.map((id) => staged.find((file) => file.id === id && file.stagedBy === by && file.boundTo === null))
  if (found.some((file) => file === undefined)) return undefined
  return found.flatMap((file) =>
    file ? [{ id: file.id, name: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256 }] : [],
  )
}

/** The facts that an entry's files leave in the case file. `what` says what they show. */
export const fileFactsOf = (
  entry: EntryEnvelope & { root: EntryId },
  files: readonly BoundFile[],
  what: string,
): FileFact[] =>
  files.map(({ id, ...file }) => ({ ...happenedOf(entry), root: entry.root, fileId: id, ...file, what, blocked: null }))
