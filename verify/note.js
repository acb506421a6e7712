// @ts-check
import { createPublicKey, verify } from 'node:crypto'
import { sha256 } from './tree.js'

/* Signed notes, checkpoints and cosignatures: c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature. */

/**
 * @typedef {{ vkey: string, name: string, id: string, type: number, key: import('node:crypto').KeyObject }} Signatory
 * @typedef {{ name: string, id: string, signature: Buffer }} SignatureLine
 * @typedef {{ origin: string, size: number, root: string }} Checkpoint
 * @typedef {{ text: string, checkpoint: Checkpoint, log: string[], witnesses: { name: string, at: string }[] }} Opened
 */

export const types = { log: 1, witness: 4 }

/** What is not a note, a checkpoint or a key, or does not fit; the message says which. */
export class Refused extends Error {}

/** Base64 in its one form. @param {string} text */
export function exact(text) {
  const bytes = Buffer.from(text, 'base64')
  return text !== '' && bytes.toString('base64') === text ? bytes : undefined
}

/** Reads `name+id+base64(type ‖ key)`. @param {string} vkey @returns {Signatory} */
export function readVkey(vkey) {
  const [, name = '', id = '', text = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(vkey) ?? []
  const bytes = exact(text)
  const type = bytes?.[0] ?? 0
  if (bytes?.length !== 33 || (type !== types.log && type !== types.witness))
    throw new Refused(`“${vkey}” is not the public key of a log or of a witness.`)
  if (sha256(Buffer.concat([Buffer.from(`${name}\n`), bytes])).toString('hex', 0, 4) !== id)
    throw new Refused(`The key ${name} does not fit the id beside it: it was written wrongly, or changed.`)
  const x = bytes.subarray(1).toString('base64url')
  return { vkey, name, id, type, key: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }) }
}

/** @param {string} line @returns {SignatureLine} */
function readLine(line) {
  const [, name = '', text = ''] = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line) ?? []
  const bytes = exact(text)
  if (!bytes || bytes.length < 5) throw new Refused('one of its signature lines is broken')
  return { name, id: bytes.toString('hex', 0, 4), signature: bytes.subarray(4) }
}

/** Whether a signature fits; a witness’s moment is in it. @param {string} text @param {Signatory} who @param {Buffer} signature */
function fits(text, { type, key }, signature) {
  if (type === types.log) return signature.length === 64 && verify(null, Buffer.from(text), key, signature)
  if (signature.length !== 72) return false
  const told = Buffer.from(`cosignature/v1\ntime ${signature.readBigUInt64BE()}\n${text}`)
  return verify(null, told, key, signature.subarray(8))
}

/** @param {Buffer} signature */
function momentOf(signature) {
  const seconds = Number(signature.readBigUInt64BE())
  return seconds < 8e12 ? new Date(seconds * 1000).toISOString() : `second ${seconds}`
}

/** Reads a checkpoint’s text. @param {string} text @returns {Checkpoint} */
export function readCheckpoint(text) {
  const [origin = '', size = '', hash = ''] = text.split('\n')
  const root = exact(hash)
  if (origin === '' || !/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size)) || root?.length !== 32)
    throw new Refused('it names no log, no size or no root')
  return { origin, size: Number(size), root: root.toString('hex') }
}

/**
 * Who of `known` signed a text. Lines of others are left aside; a line of a known key that does not fit throws.
 * @param {string} text @param {string[]} lines @param {Signatory[]} known
 */
export function signers(text, lines, known) {
  /** @type {Pick<Opened, 'log' | 'witnesses'>} */
  const found = { log: [], witnesses: [] }
  for (const { name, id, signature } of lines.map(readLine)) {
    const who = known.find((one) => one.name === name && one.id === id)
    if (!who) continue
    if (!fits(text, who, signature)) throw new Refused(`the signature of ${name} does not fit it`)
    if (who.type === types.log) found.log.push(name)
    else found.witnesses.push({ name, at: momentOf(signature) })
  }
  return found
}

/** Reads a checkpoint with its signatures. @param {string} note @param {Signatory[]} known @returns {Opened} */
export function openCheckpoint(note, known) {
  const cut = note.lastIndexOf('\n\n')
  if (cut < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f]/.test(note))
    throw new Refused('it is not a signed note')
  const text = note.slice(0, cut + 1)
  const lines = note.slice(cut + 2, -1).split('\n')
  if (lines.length > 64) throw new Refused('it has more signatures than anybody needs')
  return { text, checkpoint: readCheckpoint(text), ...signers(text, lines, known) }
}
