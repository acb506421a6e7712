import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kekId, ringOf } from '#app/keys/key-folder.server.ts'

/** The key-encryption key of all tests: fixed, so that a copied template opens wherever it is copied to. */
const key = Buffer.alloc(32, 7)
export const testKekId = kekId(key)
export const testRing = ringOf('memory', [key])

/** Puts the key of all tests into a folder, as an operator would. */
export function writeTestKey(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, `${testKekId}.key`), `${key.toString('hex')}\n`, { mode: 0o600 })
  return folder
}

/** A folder of this machine that holds the key of all tests, for commands run as processes. */
export const testKeyFolder = (): string => writeTestKey(join(tmpdir(), 'offramp-test-keys'))
