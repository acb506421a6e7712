import { dirname, relative, resolve } from 'node:path'
import { z } from 'zod'
import { ConfigError, isLoopback, jsonOf } from './reading.server.ts'

/** Outside this server: a folder that is carried or copied away, or a witness that signs what it saw. */
export type AnchorPlace =
  { is: 'folder'; name: string; folder: string } | { is: 'witness'; name: string; url: string; vkey: string }

/** Longest path of a socket: what Linux takes, less its end. */
const longestSocket = 107

/** The path of the signer's socket, as short as it can be written; null where nobody signs. */
export function signerOf(path: string | undefined, workingDirectory: string): string | null {
  if (path === undefined) return null
  const whole = resolve(workingDirectory, path)
  const shortest =
    [whole, relative(workingDirectory, whole)].sort((one, other) => one.length - other.length)[0] ?? whole
  if (shortest.length <= longestSocket) return shortest
  throw new ConfigError(`OFFRAMP_SIGNER is longer than the path of a socket may be (${longestSocket} characters).`)
}

const anchorName = z.string().regex(/^[\x21-\x7e]{1,80}$/, 'write a short name without spaces')
const anchorInput = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('folder'), name: anchorName, folder: z.string().min(1, 'write the folder’s path') }),
  z.strictObject({
    is: z.literal('witness'),
    name: anchorName,
    url: z.url('write the address of the witness').refine(reachedSafely, 'write an https address'),
    vkey: z.string().min(1, 'write the public key that the witness shows'),
  }),
])

/** Another machine is asked over https; this computer may be asked without. */
function reachedSafely(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
}

/** Reads the file of places outside. Says which of them is wrong, and how. */
export function anchorsOf(file: string | undefined, workingDirectory: string): AnchorPlace[] {
  if (file === undefined) return []
  const path = resolve(workingDirectory, file)
  const parsed = z.array(anchorInput).safeParse(jsonOf('OFFRAMP_ANCHORS', path, 'docs/proof.md'))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const [n, name] = issue?.path ?? []
    const place = typeof n === 'number' ? `, place ${n + 1}${name === undefined ? '' : `, ${String(name)}`}` : ''
    throw new ConfigError(`OFFRAMP_ANCHORS (${path}${place}): ${issue?.message ?? 'not a list of places'}.`)
  }
  const names = parsed.data.map(({ name }) => name)
  const twice = names.find((name, n) => names.indexOf(name) !== n)
  if (twice !== undefined) throw new ConfigError(`OFFRAMP_ANCHORS (${path}): ${twice} stands there twice.`)
  return parsed.data.map((one) => (one.is === 'folder' ? { ...one, folder: resolve(dirname(path), one.folder) } : one))
}
