import type { Instant } from '../domain/time.ts'
import { instantOf, minutesBetween, plusMinutes } from '../domain/time.ts'

/** A provider that the district signs in with, as the installation set it up. */
export interface ProviderSettings {
  /** Stands in the address that the provider sends people back to. */
  id: string
  /** What people call it: "Google". */
  label: string
  issuer: string
  clientId: string
  /** Read once at start; a function, so that no log or dump of settings can carry it. */
  clientSecret(): string
  /** Google Workspace: the district's own domain. */
  hostedDomain?: string
  /** Microsoft Entra: the id of the district's own tenant. */
  tenant?: string
  /** What this provider calls a sign-in with a second factor, in `acr`. */
  strongAcr?: readonly string[]
}

/** An ID token, opened. Nothing in it counts before `claimsProblem` has looked. */
export interface OpenedToken {
  header: Readonly<Record<string, unknown>>
  claims: Readonly<Record<string, unknown>>
}

/** Signatures that only the provider can make. `none` and those of a shared secret are not among them. */
export const allowedAlgorithms: readonly string[] = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/** How far two clocks may differ, and how old a token may be that was just asked for. */
export const tokenLimits = { skewMinutes: 2, ageMinutes: 10 } as const

interface Expected {
  provider: Pick<ProviderSettings, 'issuer' | 'clientId' | 'hostedDomain' | 'tenant'>
  nonce: string
  now: Instant
}

/**
 * Why an ID token does not count, or undefined where it does (OpenID Connect Core 3.1.3.7; ASVS 9.2, 10.5). The words
 * are for the sealed part of the log, never for a page.
 */
export function claimsProblem({ header, claims }: OpenedToken, { provider, nonce, now }: Expected): string | undefined {
  if (typeof header.alg !== 'string' || !allowedAlgorithms.includes(header.alg))
    return 'signed in a way that is not allowed'
  if (claims.iss !== provider.issuer) return 'another issuer'
  if (typeof claims.sub !== 'string' || claims.sub === '' || claims.sub.length > 255) return 'names no account'
  return (
    audienceProblem(claims, provider.clientId) ??
    timeProblem(claims, now) ??
    (claims.nonce === nonce ? undefined : 'another nonce') ??
    homeProblem(claims, provider)
  )
}

function audienceProblem({ aud, azp }: OpenedToken['claims'], clientId: string): string | undefined {
  const audience: readonly unknown[] = Array.isArray(aud) ? aud : [aud]
  if (!audience.includes(clientId)) return 'meant for another application'
  if (azp !== undefined && azp !== clientId) return 'given to another application'
  return audience.length > 1 && azp === undefined ? 'meant for several applications' : undefined
}

function timeProblem({ exp, iat, nbf }: OpenedToken['claims'], now: Instant): string | undefined {
  const [ends, made] = [instantOfSeconds(exp), instantOfSeconds(iat)]
  if (!ends || !made) return 'without its times'
  const { skewMinutes, ageMinutes } = tokenLimits
  if (plusMinutes(ends, skewMinutes) <= now) return 'out of date'
  if (made > plusMinutes(now, skewMinutes)) return 'made in the future'
  if (minutesBetween(made, now) > ageMinutes + skewMinutes) return 'made too long ago'
  const from = instantOfSeconds(nbf)
  return from && from > plusMinutes(now, skewMinutes) ? 'not yet to be used' : undefined
}

function homeProblem(
  { hd, tid }: OpenedToken['claims'],
  { hostedDomain, tenant }: Expected['provider'],
): string | undefined {
  if (hostedDomain !== undefined && hd !== hostedDomain) return 'of another domain'
  return tenant !== undefined && tid !== tenant ? 'of another tenant' : undefined
}

/** Seconds since 1970, as tokens say times, as a moment. */
function instantOfSeconds(seconds: unknown): Instant | undefined {
  if (typeof seconds !== 'number' || !Number.isFinite(seconds) || seconds < 0 || seconds > 253_402_300_799)
    return undefined
  return instantOf(new Date(seconds * 1000))
}

/** How strong a sign-in elsewhere was, and when its person last proved who they are. */
export interface Assurance {
  aal: 1 | 2
  /** Null where the provider does not say: nothing was proved just now then, unless it was told to ask anew. */
  provenAt: Instant | null
}

/**
 * Ways of signing in, as RFC 8176 names them: what one knows or is, and what one holds. A text message (`sms`) is none of
 * either. Two factors are one of each, or the provider's own word for it.
 */
const knownOrBeing: readonly string[] = ['pwd', 'pin', 'fpt', 'face', 'iris', 'retina', 'vbm']
const held: readonly string[] = ['hwk', 'swk', 'sc', 'otp']

const twoFactors = (methods: readonly unknown[]): boolean => {
  const among = (names: readonly string[]) => methods.some((one) => typeof one === 'string' && names.includes(one))
  return among(['mfa']) || (among(knownOrBeing) && among(held))
}

/** Reads strength and moment from a token. Where the provider says nothing, the weakest is meant (ASVS 6.8.4). */
export function assuranceOf(
  claims: OpenedToken['claims'],
  { strongAcr = [] }: Pick<ProviderSettings, 'strongAcr'>,
): Assurance {
  const methods: readonly unknown[] = Array.isArray(claims.amr) ? claims.amr : []
  const strong = twoFactors(methods)
  const named = typeof claims.acr === 'string' && strongAcr.includes(claims.acr)
  return { aal: strong || named ? 2 : 1, provenAt: instantOfSeconds(claims.auth_time) ?? null }
}

/**
 * When a person proved who they are. A provider that was told to ask anew and does not say when it did has just done so;
 * of one that was not told it is not known, and the person confirms before what asks for it.
 */
export const provenNow = (assurance: Assurance, { again }: { again: boolean }, now: Instant): Assurance => ({
  ...assurance,
  provenAt: assurance.provenAt ?? (again ? now : null),
})

/** An e-mail address as it is compared and kept. */
export const plainEmail = (email: string): string => email.trim().toLowerCase()

/** The e-mail address that a token shows, for people to read. */
export const shownEmail = ({ email }: OpenedToken['claims']): string | undefined =>
  typeof email === 'string' && email.length <= 254 && email.includes('@') ? plainEmail(email) : undefined

/**
 * The address, where the provider vouches for it. Entra says so in `xms_edov`, which counts only of the district's own
 * tenant; everybody else in `email_verified`.
 */
export function verifiedEmail(
  claims: OpenedToken['claims'],
  { tenant }: Pick<ProviderSettings, 'tenant'>,
): string | undefined {
  const { email_verified: verified, xms_edov: ofDomain } = claims
  const byTenant = tenant !== undefined && [true, 1, '1', 'true'].some((yes) => ofDomain === yes)
  return verified === true || byTenant ? shownEmail(claims) : undefined
}
