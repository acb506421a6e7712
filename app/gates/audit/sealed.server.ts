import { hmac } from '#app/keys/digest.server.ts'
import { canonical, present } from './canonical.ts'

const broken = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Brings text that people typed into the form that canonical JSON asks for; whatever the words say stays. */
function readable(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(broken, '\ufffd').normalize('NFC')
  if (Array.isArray(value)) return value.map(readable)
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, readable(one)]))
  }
  return value
}

/** The sealed part of an event as it is stored: names, reasons, search terms. It can be destroyed; its leaf stays. */
export const sealedText = (sealed: Readonly<Record<string, unknown>>): string => canonical(present(readable(sealed)))

/** The commitment of a leaf to its sealed part. */
export const ofSealed = (sealed: { body: string; salt: string }): string => hmac(sealed.salt, sealed.body)
