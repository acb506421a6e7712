import { randomBytes } from 'node:crypto'
import { hmac, sha256 } from './digest.server.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz234567'

/** A fresh secret for a cookie or a first password: 5 random bits a letter, 32 letters unless said. Shown once. */
export const freshToken = (length = 32): string => [...randomBytes(length)].map((byte) => letters[byte & 31]).join('')

/** What the store keeps of a secret token: its SHA-256 in hex. A copy of the database signs nobody in. */
export const tokenHash = (token: string): string => sha256(token)

/** A short, one-way name for what logs and counters must tell apart, such as a network or a session. */
export const shortName = (key: string, text: string): string => hmac(key, text).slice(0, 24)

/** How the audit log names a session: not its token, nor the hash that the store looks it up by. */
export const sessionLogName = (hash: string): string => `h:${shortName('session', hash)}`

/** A nonce for one answer's content security policy. */
export const freshNonce = (): string => randomBytes(18).toString('base64')

/** How a browser is known again: a hash of its name and network, never an address. */
export const browserMark = (agent: string, network: string): string => shortName('browser', `${agent}\n${network}`)
