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

/** A file that a decision makes of what is on record, with its text. */
export interface MadeFile extends BoundFile {
  text: string
}

/** A made file as its entry keeps it: the text is stored apart, sealed. */
export const boundOf = ({ text: _text, ...bound }: MadeFile): BoundFile => bound

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

/** How many files one case may hold, and how many bytes they may have together. */
export const caseFileLimits = { most: 500, mostBytes: 5 * 1024 ** 3 } as const

/** Why no more files fit into a case that holds some already, in words for beside the field. Undefined where they do. */
export function caseIsFull(there: readonly { size: number }[], added: readonly { size: number }[]): string | undefined {
  if (added.length === 0) return undefined
  const all = [...there, ...added]
  const { most, mostBytes } = caseFileLimits
  if (all.length > most) return `A case holds ${most} files at most. Say in a note where the others are kept.`
  if (all.reduce((sum, { size }) => sum + size, 0) > mostBytes)
    return `The files of a case may have ${mostBytes / 1024 ** 3} GB together. Say in a note where the others are kept.`
  return undefined
}

/** The facts that an entry's files leave in the case file. `what` says what they show. */
export const fileFactsOf = (
  entry: EntryEnvelope & { root: EntryId },
  files: readonly BoundFile[],
  what: string,
): FileFact[] =>
  files.map(({ id, ...file }) => ({ ...happenedOf(entry), root: entry.root, fileId: id, ...file, what, blocked: null }))
