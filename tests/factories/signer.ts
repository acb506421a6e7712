import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Signer } from '#app/keys/signer-client.server.ts'
import { makeSigner, openSigner } from '../../signer/signer.ts'

/** A new, empty folder. */
export const folder = () => mkdtempSync(join(tmpdir(), 'offramp-signer-'))

/** A signer in this process that answers as the one behind the socket does. */
export function aSigner(log = 'records.example.org/audit/1') {
  const at = folder()
  makeSigner(at, log)
  const open = openSigner(at)
  const signer: Signer = {
    about: () => Promise.resolve(open.about()),
    sign: (asked) => Promise.resolve(open.sign(asked)),
  }
  return { at, signer, vkey: open.about().vkey }
}
