import { randomBytes } from 'node:crypto'
import { idPrefixes } from '#app/domain/ids.ts'
import type { NewId } from '#app/domain/ids.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** Random bytes, from the system. */
export const randomOf = (bytes: number): Uint8Array => randomBytes(bytes)

/** Bytes as lower-case base32 without padding. */
export function base32(bytes: Uint8Array): string {
  let held = 0
  let bits = 0
  let text = ''
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += letters[(held >> bits) & 31]
    }
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31] : text
}

/** A fresh public id: a prefix that names the kind of thing, then 26 base32 characters of 128 random bits. */
export const newId: NewId = (kind) => `${idPrefixes[kind]}_${base32(randomBytes(16))}`

/** A fresh salt for a commitment: 256 random bits in hex. */
export const newSalt = (): string => randomBytes(32).toString('hex')

/**
 * A mark for one printing, such as "k7q2-m4xd": it stands on every sheet and in the event, so that a sheet that is found
 * says who printed it and when, whatever was cut off.
 */
export const newSheetMark = (): string => base32(randomBytes(5)).replace(/^.{4}/, '$&-')

/** Tells one start of the server from another. */
export const newBoot = (): string => randomBytes(8).toString('hex')
