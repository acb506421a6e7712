import { randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { KeyRefused } from './errors.ts'
import { signingKey } from './note.server.ts'
import { writeToDisk } from './on-disk.server.ts'

const seedBytes = 32

/**
 * The signing key in a file that only this account may open. Throws `KeyRefused` where others may, or where the file holds
 * no key.
 */
export function readSeed(file: string): KeyObject {
  if ((statSync(file).mode & 0o077) !== 0)
    throw new KeyRefused(
      `Other accounts of this machine may open ${file}. Run: chmod 600 '${file}'. Then think about who may have signed with it.`,
    )
  const text = readFileSync(file, 'ascii').trim()
  if (!new RegExp(`^[0-9a-f]{${seedBytes * 2}}$`).test(text)) throw new KeyRefused(`${file} holds no signing key.`)
  return signingKey(Buffer.from(text, 'hex'))
}

/** Makes a signing key in a new file, on disk before it is used. Throws where the file is there already. */
export function makeSeed(file: string): KeyObject {
  const seed = randomBytes(seedBytes)
  writeToDisk(file, `${seed.toString('hex')}\n`)
  return signingKey(seed)
}
