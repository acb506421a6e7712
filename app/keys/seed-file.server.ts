import { randomBytes } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { KeyRefused } from './errors.ts'
import { signingKey } from './note.server.ts'

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
  const opened = openSync(file, 'wx', 0o600)
  try {
    writeSync(opened, `${seed.toString('hex')}\n`)
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
  onDisk(dirname(file))
  return signingKey(seed)
}

/** Makes sure that what a folder lists is on disk. */
export function onDisk(folder: string): void {
  const opened = openSync(folder, 'r')
  try {
    fsyncSync(opened)
  } finally {
    closeSync(opened)
  }
}
