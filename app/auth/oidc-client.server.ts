import * as oidc from 'openid-client'
import type { Instant } from '../domain/time.ts'
import { minutesBetween } from '../domain/time.ts'
import type { OpenedToken, ProviderSettings } from './oidc-claims.ts'

/** A provider that does not answer, or answers with a fault of its own. Nothing was wrong with who came. */
export class ProviderDown extends Error {
  override readonly name = 'ProviderDown'
  static is = (error: unknown): error is ProviderDown => error instanceof Error && error.name === 'ProviderDown'
}
/** The person turned back at the provider, or the provider did not let them in. */
export class ProviderDeclined extends Error {
  override readonly name = 'ProviderDeclined'
  static is = (error: unknown): error is ProviderDeclined => error instanceof Error && error.name === 'ProviderDeclined'
}
/** An answer that must not be believed. `message` is for the sealed part of the log. */
export class ProviderAnswerRefused extends Error {
  override readonly name = 'ProviderAnswerRefused'
  static is = (error: unknown): error is ProviderAnswerRefused =>
    error instanceof Error && error.name === 'ProviderAnswerRefused'
}

/** What binds an answer to the question: kept in the store, never sent in the clear but for the state and the nonce. */
export interface Bound {
  state: string
  nonce: string
  verifier: string
}

export interface Providers {
  list: readonly { id: string; label: string; issuer: string }[]
  settings(id: string): ProviderSettings | undefined
  /** Where to send the browser. */
  leave(provider: ProviderSettings, bound: Bound & { again?: boolean }): Promise<string>
  /** Trades the code that came back for an ID token. Other tokens are dropped here. */
  redeem(provider: ProviderSettings, search: string, bound: Bound): Promise<OpenedToken>
}

/** How long a provider may take, and how long what it says of itself is kept. */
export const providerLimits = { answerSeconds: 5, keptMinutes: 60 } as const

interface Found {
  at: Instant
  configuration: Promise<oidc.Configuration>
}

/** The address that a provider sends people back to: what is registered there, letter by letter. */
export const addressBack = (origin: string, id: string): string => `${origin}/sign-in/with/${id}/back`

/** The providers of one runtime. What each says of itself is fetched when first needed, and kept for an hour. */
export function createProviders(
  settings: readonly ProviderSettings[],
  { origin, now }: { origin: string; now: () => Instant },
): Providers {
  const found = new Map<string, Found>()
  const configurationOf = async (provider: ProviderSettings): Promise<oidc.Configuration> => {
    const kept = found.get(provider.id)
    if (kept && minutesBetween(kept.at, now()) < providerLimits.keptMinutes) return kept.configuration
    const asked = { at: now(), configuration: discover(provider) }
    found.set(provider.id, asked)
    try {
      return await asked.configuration
    } catch (error) {
      if (found.get(provider.id) === asked) found.delete(provider.id)
      throw error
    }
  }
  return {
    list: settings.map(({ id, label, issuer }) => ({ id, label, issuer })),
    settings: (id) => settings.find((one) => one.id === id),
    leave: async (provider, { state, nonce, verifier, again }) => {
      const url = oidc.buildAuthorizationUrl(await configurationOf(provider), {
        redirect_uri: addressBack(origin, provider.id),
        scope: 'openid email',
        response_type: 'code',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        // Both say it (OpenID Connect Core 3.1.2.1): not every provider knows `max_age`.
        ...(again ? { prompt: 'login', max_age: '0' } : {}),
        ...(provider.hostedDomain ? { hd: provider.hostedDomain } : {}),
      })
      return url.href
    },
    redeem: async (provider, search, { state, nonce, verifier }) => {
      const url = new URL(`${addressBack(origin, provider.id)}${search}`)
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const configuration = await configurationOf(provider)
      try {
        const { id_token: token } = await oidc.authorizationCodeGrant(configuration, url, checks)
        return opened(token ?? '')
      } catch (error) {
        throw inOurWords(error)
      }
    },
  }
}

async function discover(provider: ProviderSettings): Promise<oidc.Configuration> {
  const local = new URL(provider.issuer).protocol === 'http:'
  let configuration: oidc.Configuration
  try {
    configuration = await oidc.discovery(
      new URL(provider.issuer),
      provider.clientId,
      provider.clientSecret(),
      undefined,
      {
        timeout: providerLimits.answerSeconds,
        // A signature is always looked at, also where the token came straight from the provider.
        execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
      },
    )
  } catch (error) {
    throw inOurWords(error)
  }
  const { issuer } = configuration.serverMetadata()
  if (issuer !== provider.issuer) throw new ProviderAnswerRefused(`discovery names another issuer, ${issuer}`)
  return configuration
}

/** Header and claims of a token whose signature has been looked at. */
function opened(token: string): OpenedToken {
  const [header = {}, claims = {}] = token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>)
  return { header, claims }
}

/** A client secret that ran out, a registration that was changed: ours to mend, not the fault of who came. */
const notTheirFault: readonly string[] = ['invalid_client', 'unauthorized_client']

/** What the client library throws, as one of our three. Its words may quote a token: only its codes are kept. */
function inOurWords(error: unknown): Error {
  if (error instanceof oidc.AuthorizationResponseError) return new ProviderDeclined(error.error.slice(0, 60))
  if (error instanceof oidc.ResponseBodyError) {
    const { status, error: said } = error
    if (status >= 500 || notTheirFault.includes(said)) return new ProviderDown(`status ${status}, ${said.slice(0, 60)}`)
    return new ProviderAnswerRefused(`the provider refused: ${said.slice(0, 60)}`)
  }
  if (error instanceof oidc.WWWAuthenticateChallengeError) return new ProviderDown('it does not know our client secret')
  if (error instanceof oidc.ClientError) {
    const code = error.code ?? 'unknown'
    return isOutage(code) ? new ProviderDown(code) : new ProviderAnswerRefused(code)
  }
  // What `fetch` throws where nobody answers; a fault in how the library is called carries a code.
  if (error instanceof TypeError && !('code' in error)) return new ProviderDown(error.message.slice(0, 60))
  return error instanceof Error ? error : new ProviderDown('not an error')
}

const isOutage = (code: string): boolean =>
  [
    'OAUTH_TIMEOUT',
    'OAUTH_ABORT',
    'OAUTH_RESPONSE_IS_NOT_CONFORM',
    'OAUTH_RESPONSE_IS_NOT_JSON',
    'OAUTH_PARSE_ERROR',
  ].includes(code)
