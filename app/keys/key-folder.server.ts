import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '#db/make-folder.server.ts'
import { freshKey, keyBytes } from './envelope.server.ts'
import type { NamedKey } from './envelope.server.ts'
import { KeyRefused } from './errors.ts'
import { writeToDisk } from './on-disk.server.ts'

/** Where key-encryption keys lie. `guarded`: the service manager keeps others out of the folder (LoadCredential). */
export interface KeyFolder {
  folder: string
  guarded?: boolean
}

/** The key-encryption keys of one folder, by id. They wrap tenant keys and nothing else, and stand in no database. */
export interface KeyRing {
  folder: string
  keys: ReadonlyMap<string, Uint8Array>
  /** Reads the folder again, for a key that was put there since: a change of keys asks no server to stop. */
  again?(): ReadonlyMap<string, Uint8Array>
}

const ending = '.key'

/** A key-encryption key's id follows from the key: a file can't be taken for another's, whatever its name. */
export const kekId = (key: Uint8Array): string =>
  `kek_${createHash('sha256').update('offramp key-encryption key').update(Uint8Array.of(0)).update(key).digest('hex').slice(0, 26)}`

/** A ring of given keys: for tests, which keep theirs in memory. */
export const ringOf = (folder: string, keys: readonly Uint8Array[]): KeyRing => ({
  folder,
  keys: new Map(keys.map((key) => [kekId(key), key])),
})

/** Reads every `*.key` file of a folder; none where there is no folder. Throws `KeyRefused` for one that can't be used. */
export function readKeyRing(keys: KeyFolder): KeyRing {
  return { ...ringOf(keys.folder, readKeys(keys)), again: () => ringOf(keys.folder, readKeys(keys)).keys }
}

function readKeys({ folder, guarded = false }: KeyFolder): Uint8Array[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => name.endsWith(ending))
  return names.map((name) => readKey(join(folder, name), guarded))
}

function readKey(file: string, guarded: boolean): Uint8Array {
  const { mode } = statSync(file)
  // A credential of the service manager may show group bits for what is an access list of one account.
  if ((mode & (guarded ? 0o007 : 0o077)) !== 0) {
    throw new KeyRefused(
      `Other accounts of this machine may open the key ${file}. Run: chmod 600 '${file}'. Then think about who may have read it.`,
    )
  }
  let text: string
  try {
    text = readFileSync(file, 'ascii').trim()
  } catch (error) {
    throw new KeyRefused(`The key ${file} can’t be read: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (!new RegExp(`^[0-9a-f]{${keyBytes * 2}}$`).test(text)) {
    throw new KeyRefused(
      `${file} is no key of Offramp: it must hold ${keyBytes * 2} hexadecimal digits and nothing else.`,
    )
  }
  return Buffer.from(text, 'hex')
}

/** The folder of keys, made where it is not there yet. Throws `KeyRefused` where it can't be made. */
function madeFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new KeyRefused(`No key can be made: ${why}. Name a folder of this account in OFFRAMP_KEYS.`)
  }
}

/**
 * Makes a key-encryption key in a file of its own, readable by this account only, on disk before it is used. Throws
 * `KeyRefused` where its folder can't be made.
 */
export function makeKey({ folder }: KeyFolder): NamedKey & { file: string } {
  madeFolder(folder)
  const key = freshKey()
  const id = kekId(key)
  const file = join(folder, `${id}${ending}`)
  writeToDisk(file, `${Buffer.from(key).toString('hex')}\n`)
  return { id, key, file }
}
