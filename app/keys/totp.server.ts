import { Secret, TOTP } from 'otpauth'
import { base32, randomOf } from './random.server.ts'

/** RFC 6238 as every app on a phone knows it: six digits, thirty seconds, SHA-1 over 160 random bits. */
const kind = { algorithm: 'SHA1', digits: 6, period: 30 } as const

/** How many steps a phone's clock may be off, to either side. */
const window = 1

/** A fresh secret for an app, in base32. */
export const newTotpSecret = (): string => base32(randomOf(20)).toUpperCase()

/** What the app reads from the picture: the secret, and what the account is called there. */
export const totpAddress = (secret: string, issuer: string, label: string): string =>
  new TOTP({ ...kind, issuer, label, secret: Secret.fromBase32(secret) }).toString()

/** The time step of a code, where it fits the moment; undefined for a wrong one. Server time only. */
export function totpStep(secret: string, code: string, now: string): number | undefined {
  const timestamp = Date.parse(now)
  const delta = new TOTP({ ...kind, secret: Secret.fromBase32(secret) }).validate({ token: code, timestamp, window })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / kind.period) + delta
}

/** The code that an app shows at a moment. */
export const totpCode = (secret: string, now: string): string =>
  new TOTP({ ...kind, secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(now) })
