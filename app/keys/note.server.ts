import { createHash, createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import type { KeyObject } from 'node:crypto'

/*
 * Signed notes, checkpoints and cosignatures as outsiders' tools read them: c2sp.org/signed-note, c2sp.org/tlog-checkpoint,
 * c2sp.org/tlog-cosignature. Signatures are Ed25519 (RFC 8032).
 */

/** A note that can't be read, or that no known key signed. The message says which. */
export class NoteRefused extends Error {
  override readonly name = 'NoteRefused'
}

/** What a key signs: a note's text, or a note's text and the time at which it was seen (a witness). */
export const noteTypes = { note: 1, witness: 4 } as const
export type NoteType = (typeof noteTypes)[keyof typeof noteTypes]

/** Somebody who signs notes: the name in the signature line and a public key of 32 bytes. */
export interface Signatory {
  name: string
  type: NoteType
  key: Buffer
}

const keyBytes = 32
const signatureBytes = 64
const timeBytes = 8
/** More than a note of ours ever has; a longer one is not read (c2sp.org/signed-note: at least 16). */
const mostSignatures = 64
const dash = '\u2014'

/** The first four bytes of SHA-256(name ‖ newline ‖ type ‖ key), in hex. */
export const signatoryId = ({ name, type, key }: Signatory): string =>
  createHash('sha256').update(`${name}\n`).update(Uint8Array.of(type)).update(key).digest('hex').slice(0, 8)

/** `name+id+base64(type ‖ key)`: how a signatory is told to others, on paper or in a file. */
export const vkeyOf = (who: Signatory): string =>
  `${who.name}+${signatoryId(who)}+${Buffer.concat([Uint8Array.of(who.type), who.key]).toString('base64')}`

/** Reads a `vkey`. Throws `NoteRefused` where it is not one, or where its id doesn't fit its key. */
export function readVkey(vkey: string): Signatory {
  const [, name = '', id = '', text = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey.trim()) ?? []
  const [type, ...key] = exact(text) ?? []
  if (!isName(name) || key.length !== keyBytes || (type !== noteTypes.note && type !== noteTypes.witness))
    throw new NoteRefused('This is not the public key of somebody who signs notes.')
  const who: Signatory = { name, type, key: Buffer.from(key) }
  if (signatoryId(who) !== id) throw new NoteRefused('The public key does not fit the id beside it: one was changed.')
  return who
}

/** The signing key of a seed of 32 bytes. */
export function signingKey(seed: Buffer): KeyObject {
  if (seed.length !== keyBytes) throw new RangeError(`A seed has ${keyBytes} bytes`)
  const head = Buffer.from('302e020100300506032b657004220420', 'hex')
  return createPrivateKey({ key: Buffer.concat([head, seed]), format: 'der', type: 'pkcs8' })
}

/** Who signs with a key. */
export function signatoryOf(name: string, type: NoteType, key: KeyObject): Signatory {
  if (!isName(name)) throw new RangeError(`“${name}” is no name of a signatory`)
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' })
  return { name, type, key: Buffer.from(x, 'base64url') }
}

/** The line by which a key signs a note's text. */
export const signatureLine = (text: string, name: string, key: KeyObject): string =>
  lineOf(signatoryOf(name, noteTypes.note, key), sign(null, Buffer.from(text), key))

/** The line by which a witness says that it saw a checkpoint at a moment, in whole seconds since 1970. */
export function cosignatureLine(text: string, name: string, key: KeyObject, seconds: number): string {
  const time = Buffer.alloc(timeBytes)
  time.writeBigUInt64BE(BigInt(seconds))
  const signature = sign(null, witnessed(text, BigInt(seconds)), key)
  return lineOf(signatoryOf(name, noteTypes.witness, key), Buffer.concat([time, signature]))
}

/** A text and its signature lines as one note. The text ends with a newline. */
export const noteOf = (text: string, lines: readonly string[]): string => `${text}\n${lines.join('')}`

export interface OpenedNote {
  text: string
  /** Who of the known signed it, and when a witness saw it (seconds since 1970). */
  signedBy: readonly { who: Signatory; seconds?: number }[]
}

/**
 * Reads a note that one of `known` signed. Signatures of others are left aside; one of a known key that doesn't fit
 * refuses the whole note. Throws `NoteRefused`.
 */
export function openNote(note: string, known: readonly Signatory[]): OpenedNote {
  const { text, lines } = partsOf(note)
  const signedBy = lines.flatMap((line) => {
    const { name, id, signature } = readLine(line)
    const who = known.find((one) => one.name === name && signatoryId(one) === id)
    if (!who) return []
    const fits = check(text, who, signature)
    if (!fits) throw new NoteRefused(`The signature of ${name} does not fit: the text or the signature was changed.`)
    return [{ who, ...fits }]
  })
  if (signedBy.length === 0) throw new NoteRefused('Nobody whose key is known signed this note.')
  return { text, signedBy }
}

/** What a checkpoint says: the log, how many events it has, and the root over them in hex. */
export interface Checkpoint {
  origin: string
  size: number
  root: string
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root, 'hex').toString('base64')}\n`

/** Reads the text of a checkpoint. Lines after the third are not ours to judge. Throws `NoteRefused`. */
export function readCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', hash = ''] = text.split('\n')
  const root = exact(hash)
  const whole = /^(0|[1-9]\d{0,15})$/.test(size) && Number.isSafeInteger(Number(size))
  if (origin === '' || !whole || root?.length !== 32 || !text.endsWith('\n'))
    throw new NoteRefused('This is not a checkpoint: it lacks the name of a log, a size or a root.')
  return { origin, size: Number(size), root: root.toString('hex') }
}

const isName = (name: string): boolean => name !== '' && !/[\s+]/u.test(name)

const lineOf = (who: Signatory, signature: Buffer): string =>
  `${dash} ${who.name} ${Buffer.concat([Buffer.from(signatoryId(who), 'hex'), signature]).toString('base64')}\n`

/** Base64 in its one form: what else decodes to the same bytes is refused. */
function exact(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined
}

function partsOf(note: string): { text: string; lines: string[] } {
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    throw new NoteRefused('This is not a signed note.')
  const lines = note.slice(cut + 2, -1).split('\n')
  if (lines.length > mostSignatures) throw new NoteRefused('This note has more signatures than anybody needs.')
  return { text: note.slice(0, cut + 1), lines }
}

function readLine(line: string) {
  const [, name = '', text = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? []
  const bytes = exact(text)
  if (!isName(name) || !bytes || bytes.length < 5) throw new NoteRefused('A signature line of this note is broken.')
  return { name, id: bytes.subarray(0, 4).toString('hex'), signature: bytes.subarray(4) }
}

const witnessed = (text: string, seconds: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${seconds}\n${text}`)

/** Whether a signature fits, and when a witness made it; undefined where it doesn't fit. */
function check(text: string, { type, key }: Signatory, signature: Buffer): { seconds?: number } | undefined {
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') },
    format: 'jwk',
  })
  if (type === noteTypes.note)
    return signature.length === signatureBytes && verify(null, Buffer.from(text), publicKey, signature) ? {} : undefined
  if (signature.length !== timeBytes + signatureBytes) return undefined
  const seconds = signature.readBigUInt64BE()
  const fits = verify(null, witnessed(text, seconds), publicKey, signature.subarray(timeBytes))
  return fits && seconds <= BigInt(Number.MAX_SAFE_INTEGER) ? { seconds: Number(seconds) } : undefined
}
