import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Place } from '#app/domain/sealing.ts'
import { Undecipherable } from './errors.ts'

/** The one algorithm: AES-256 in GCM, with a random 96-bit nonce for each sealing and a 128-bit tag. */
export const algorithm = 'a256gcm'
export const keyBytes = 32
const nonceBytes = 12
const tagBytes = 16
const begins = `off1.${algorithm}.`

/** A key with its id, which stands in everything that it seals. */
export interface NamedKey {
  id: string
  key: Uint8Array
}

/** A place with the installation that it lies in. */
export interface Where extends Place {
  tenant: string
}

/**
 * What is authenticated with a ciphertext: canonical JSON (RFC 8785) of its place. The keys are written in their order,
 * and ids hold nothing that JSON spells in two ways.
 */
export const boundTo = ({ tenant, table, column, row, section }: Where): string =>
  JSON.stringify({ column, row, section, table, tenant, v: 1 })

/** Seals a text: `off1.a256gcm.<key id>.<nonce>.<ciphertext and tag>`, the last two in base64url. */
export function sealText({ id, key }: NamedKey, where: Where, text: string): string {
  const { nonce, sealed } = seal(key, where, Buffer.from(text, 'utf8'))
  return `${begins}${id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
}

/** Opens a sealed text. Throws `Undecipherable` where it was not sealed by this key for this place. */
export function openText({ id, key }: NamedKey, where: Where, text: string): string {
  const parts = text.split('.')
  const [version, how, kid, nonce = '', sealed = ''] = parts
  if (parts.length !== 5 || `${version}.${how}.` !== begins || kid !== id) throw new Undecipherable()
  return open(key, where, Buffer.from(nonce, 'base64url'), Buffer.from(sealed, 'base64url')).toString('utf8')
}

/** Seals bytes: the same header in ASCII, then nonce, ciphertext and tag as they are. */
export function sealBytes({ id, key }: NamedKey, where: Where, bytes: Uint8Array): Uint8Array {
  const { nonce, sealed } = seal(key, where, bytes)
  return Buffer.concat([Buffer.from(`${begins}${id}.`, 'ascii'), nonce, sealed])
}

/** Opens sealed bytes. Throws `Undecipherable` where they were not sealed by this key for this place. */
export function openBytes({ id, key }: NamedKey, where: Where, bytes: Uint8Array): Uint8Array {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const header = Buffer.from(`${begins}${id}.`, 'ascii')
  if (!whole.subarray(0, header.length).equals(header)) throw new Undecipherable()
  const from = header.length + nonceBytes
  return open(key, where, whole.subarray(header.length, from), whole.subarray(from))
}

function seal(key: Uint8Array, where: Where, plain: Uint8Array): { nonce: Buffer; sealed: Buffer } {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(boundTo(where), 'utf8'))
  return { nonce, sealed: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) }
}

function open(key: Uint8Array, where: Where, nonce: Buffer, sealed: Buffer): Buffer {
  if (nonce.length !== nonceBytes || sealed.length < tagBytes) throw new Undecipherable()
  const end = sealed.length - tagBytes
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(boundTo(where), 'utf8'))
    decipher.setAuthTag(sealed.subarray(end))
    return Buffer.concat([decipher.update(sealed.subarray(0, end)), decipher.final()])
  } catch (error) {
    // Why it fails is nobody's business: a wrong key, place or byte all answer the same.
    if (error instanceof Error) throw new Undecipherable()
    throw error
  }
}

/** A fresh key: 256 random bits. */
export const freshKey = (): Uint8Array => randomBytes(keyBytes)
