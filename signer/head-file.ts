import { existsSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import type { Head } from '../app/gates/audit/sign-rule.server.ts'
import { onDisk, writeToDisk } from '../app/keys/on-disk.server.ts'

const headSchema = z.strictObject({ size: z.number().int().min(0), root: z.string().regex(/^[0-9a-f]{64}$/) })
const fileSchema = z.strictObject({ v: z.literal(1), last: headSchema.nullable() })

/** What whoever signs remembers: the last head it signed, or null where it signed none yet. */
export type Kept = { is: 'kept'; last: Head | null } | { is: 'gone'; why: string }

/**
 * Reads the last head from its file. A file that is gone or broken is told from one that says that nothing was signed yet:
 * who has forgotten what was signed signs nothing, until people say what it was.
 */
export function readHead(file: string): Kept {
  if (!existsSync(file)) return { is: 'gone', why: 'What was signed last is not known any more: the file is gone.' }
  try {
    return { is: 'kept', last: fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).last }
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error
    return { is: 'gone', why: 'What was signed last is not known any more: the file can’t be read.' }
  }
}

/** Keeps a head, on disk before this returns: a signature that leaves the house is never forgotten. */
export function keepHead(file: string, last: Head | null): void {
  const beside = `${file}.new`
  writeToDisk(beside, `${JSON.stringify({ v: 1, last })}\n`, { flag: 'w' })
  renameSync(beside, file)
  onDisk(dirname(file))
}
