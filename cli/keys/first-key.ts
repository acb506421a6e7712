import { KeyRefused } from '../../app/keys/errors.ts'
import { makeKey, readKeyRing } from '../../app/keys/key-folder.server.ts'
import type { KeyFolder } from '../../app/keys/key-folder.server.ts'

/** The key-encryption key to begin with: the one in the folder, or a new one. Says so where it made one. */
export function firstKey(keys: KeyFolder, say: (line: string) => void): { kekId: string } {
  const ring = readKeyRing(keys)
  const [known, second] = ring.keys.keys()
  if (second !== undefined) {
    throw new KeyRefused(
      `There are several keys in ${ring.folder}. Leave only the one to be used there, then try again.`,
    )
  }
  if (known !== undefined) return { kekId: known }
  const made = makeKey(keys)
  say(`The key that opens everything sealed is in ${made.file}\n${keepIt}`)
  return { kekId: made.id }
}

export const keepIt =
  'Keep a copy elsewhere, apart from the backups of the database: without it they can’t be read, with it whoever has both can.\n'
