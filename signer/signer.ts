import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder } from '../db/make-folder.server.ts'
import { whyNotSigned } from '../app/gates/audit/sign-rule.server.ts'
import { checkpointText, noteOf, noteTypes, signatoryOf, signatureLine, vkeyOf } from '../app/keys/note.server.ts'
import { makeSeed, readSeed } from '../app/keys/seed-file.server.ts'
import type { SignerAbout, SignerAnswer, SignerAsked } from '../app/keys/signer-words.ts'
import { keepHead, readHead } from './head-file.ts'

/** Where everything of a signer lies: its key, the log's name, what it signed last, and who may arm it. */
export const signerFiles = (folder: string) => ({
  key: join(folder, 'key'),
  log: join(folder, 'log'),
  head: join(folder, 'last.json'),
  people: join(folder, 'people.json'),
})

export interface OpenSigner {
  about(): SignerAbout
  /** The signed note of a head, or why it is not signed. What is signed is kept before it is given away. */
  sign(asked: SignerAsked): SignerAnswer
}

/** Whether a folder holds a signer. */
export const isSigner = (folder: string): boolean => existsSync(signerFiles(folder).key)

/** Makes a signer in a folder: a key, and the name of the log that it signs. Throws where there is one. */
export function makeSigner(folder: string, log: string): void {
  const files = signerFiles(folder)
  makeFolder(folder)
  signatoryOf(log, noteTypes.note, makeSeed(files.key))
  writeFileSync(files.log, `${log}\n`, { flag: 'wx', mode: 0o600 })
  keepHead(files.head, null)
}

/** Opens a signer that was made. Throws `KeyRefused` where its key can't be used. */
export function openSigner(folder: string): OpenSigner {
  const files = signerFiles(folder)
  const log = readFileSync(files.log, 'utf8').trim()
  const key = readSeed(files.key)
  const vkey = vkeyOf(signatoryOf(log, noteTypes.note, key))
  return {
    about: () => {
      const kept = readHead(files.head)
      return kept.is === 'kept' ? { log, vkey, last: kept.last } : { log, vkey, last: null, why: kept.why }
    },
    sign: ({ size, root, proof }) => {
      const kept = readHead(files.head)
      const why = kept.is === 'kept' ? whyNotSigned(kept.last, { size, root }, proof) : kept.why
      if (why) return { why }
      keepHead(files.head, { size, root })
      const text = checkpointText({ origin: log, size, root })
      return { note: noteOf(text, [signatureLine(text, log, key)]) }
    },
  }
}
