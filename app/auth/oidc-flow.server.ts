import type { IdentityRow, OidcAttemptRow, ReadRecords } from '#db/records/records.ts'
import { RuleBroken } from '../domain/errors.ts'
import { localOf, plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Asking, Runtime } from '../gates/runtime.ts'
import { browserMark, freshToken, tokenHash } from '../keys/tokens.server.ts'
import { askToConnect } from './commands/ask-to-connect.command.server.ts'
import { connectOwnIdentity } from './commands/connect-own-identity.command.server.ts'
import { noteProviderRefused } from './commands/note-provider-refused.command.server.ts'
import { noteProviderState } from './commands/note-provider-state.command.server.ts'
import { IdentityRefused, startProviderSession } from './commands/start-provider-session.command.server.ts'
import { assuranceOf, claimsProblem, provenNow, shownEmail, verifiedEmail } from './oidc-claims.ts'
import type { OpenedToken, ProviderSettings } from './oidc-claims.ts'
import { ProviderAnswerRefused, ProviderDeclined, ProviderDown } from './oidc-client.server.ts'
import type { Bound, Providers } from './oidc-client.server.ts'
import { attemptMinutes, providerThrottle } from './oidc-limits.ts'
import { isShut, noteTry } from '../gates/tries.server.ts'

/** Why somebody is not let in by a provider, as the page may know it. What exactly was wrong is on the log, sealed. */
export type ProviderRefusal =
  'unknown' | 'not believed' | 'started elsewhere' | 'declined' | 'down' | 'too often' | 'connected already'

/** Where a browser comes from, as the throttle and the log name it. */
interface Place {
  providerId: string
  network: string
  requestId: string
}
export interface Leaving extends Place {
  next: string
  /** The provider is to ask the person anew, whatever session they have there. */
  again?: boolean
}
export interface Connecting extends Leaving {
  asking: Asking
  currentPassword: string
}
export interface ComingBack extends Place {
  /** What the browser's cookie holds. */
  attempt: string | undefined
  /** The part of the address after the question mark. */
  search: string
  agent: string
  /** Who is signed in here at this moment. */
  visitor?: Asking
}

export type Left = { ok: true; url: string; attempt: string } | { ok: false; because: ProviderRefusal }
export type CameBack =
  | { ok: true; did: 'signed in'; token: string; next: string }
  | { ok: true; did: 'connected'; next: string }
  | { ok: false; because: ProviderRefusal; connecting: boolean }

export interface ProviderFlow {
  list: Providers['list']
  /** Undefined where the installation knows no such provider. */
  leave(leaving: Leaving): Promise<Left | undefined>
  /** The same for somebody who is signed in and connects an account; throws `WrongPassword`. */
  connect(connecting: Connecting): Promise<Left | undefined>
  comeBack(back: ComingBack): Promise<CameBack | undefined>
}

const door = { kind: 'system', id: 'system', name: 'Sign-in' } as const

/** Signing in by a provider: out with a fresh attempt, back once, in the same browser, with an answer that is believed. */
export const providerFlow = (runtime: Runtime, providers: Providers): ProviderFlow => ({
  list: providers.list,
  leave: async (leaving) => {
    const provider = providers.settings(leaving.providerId)
    return (
      provider &&
      setOut(runtime, providers, provider, leaving, (row) =>
        runtime.store.write((records) => records.write.saveAttempt({ ...row, userId: null })),
      )
    )
  },
  connect: async ({ asking, currentPassword, ...leaving }) => {
    const provider = providers.settings(leaving.providerId)
    return (
      provider &&
      setOut(runtime, providers, provider, leaving, (attempt) =>
        runtime.run(askToConnect, { currentPassword, attempt }, asking),
      )
    )
  },
  comeBack: async (back) => {
    const provider = providers.settings(back.providerId)
    return provider && takeBack(runtime, providers, provider, back)
  },
})

async function setOut(
  runtime: Runtime,
  providers: Providers,
  provider: ProviderSettings,
  leaving: Leaving,
  keep: (row: Omit<OidcAttemptRow, 'userId'>) => Promise<void>,
): Promise<Left> {
  if (await isShut(runtime, counted(leaving))) return { ok: false, because: 'too often' }
  const again = leaving.again === true
  const [attempt, state, nonce, verifier] = [freshToken(52), freshToken(52), freshToken(52), freshToken(52)] as const
  let url: string
  try {
    url = await providers.leave(provider, { state, nonce, verifier, again })
  } catch (error) {
    return { ok: false, because: (await refused(runtime, leaving, reasonOf(error))).because }
  }
  await keep({
    idHash: tokenHash(attempt),
    provider: provider.id,
    stateHash: tokenHash(state),
    nonce,
    verifier,
    next: leaving.next,
    expiresAt: plusMinutes(runtime.clock.now(), attemptMinutes),
    again,
  })
  return { ok: true, url, attempt }
}

async function takeBack(
  runtime: Runtime,
  providers: Providers,
  provider: ProviderSettings,
  back: ComingBack,
): Promise<CameBack> {
  const attempt = back.attempt ? await taken(runtime, back.attempt) : undefined
  const connecting = attempt !== undefined && attempt.userId !== null
  const no = async (reason: Reason) => ({ ok: false, connecting, ...(await refused(runtime, back, reason)) }) as const
  if (await isShut(runtime, counted(back))) return no({ because: 'too often', reason: 'too many from this network' })
  if (!attempt) return no({ because: 'started elsewhere', reason: 'no attempt of this browser' })
  const bound = boundBy(runtime, attempt, back)
  if (typeof bound === 'string') return no({ because: 'started elsewhere', reason: bound })
  let opened: OpenedToken
  try {
    opened = await providers.redeem(provider, back.search, bound)
  } catch (error) {
    return no(reasonOf(error))
  }
  await noteState(runtime, back)
  const problem = claimsProblem(opened, { provider, nonce: bound.nonce, now: runtime.clock.now() })
  if (problem) return no({ because: 'not believed', reason: problem })
  const account = { issuer: provider.issuer, subject: String(opened.claims.sub), email: shownEmail(opened.claims) }
  if (attempt.userId !== null) return connectShown(runtime, attempt, back, account, no)
  const verified = verifiedEmail(opened.claims, provider)
  const { identity, actor } = await runtime.store.read((records) =>
    personOf(records, { ...account, email: verified }, runtime.clock.now()),
  )
  if (!identity) return no({ because: 'unknown', reason: 'an account nobody connected', email: account.email })
  if (!actor) return no({ because: 'unknown', reason: 'disabled, or past the agreement', userId: identity.userId })
  const token = freshToken()
  const assurance = provenNow(assuranceOf(opened.claims, provider), attempt, runtime.clock.now())
  const start = {
    token,
    agent: back.agent,
    provider: provider.id,
    identityId: identity.id,
    ...account,
    email: verified,
    assurance,
    mark: browserMark(back.agent, back.network),
  }
  try {
    await runtime.run(startProviderSession, start, { actor, requestId: back.requestId, via: 'web' })
  } catch (error) {
    if (IdentityRefused.is(error)) return no({ because: 'unknown', reason: error.message, userId: identity.userId })
    throw error
  }
  return { ok: true, did: 'signed in', token, next: attempt.next }
}

/** Only for the person who began it, still signed in in this browser. */
async function connectShown(
  runtime: Runtime,
  attempt: OidcAttemptRow,
  { visitor, providerId }: ComingBack,
  account: { issuer: string; subject: string; email?: string },
  no: (reason: Reason) => Promise<CameBack>,
): Promise<CameBack> {
  if (visitor?.actor.id !== attempt.userId)
    return no({
      because: 'started elsewhere',
      reason: 'somebody else began to connect',
      userId: attempt.userId ?? undefined,
    })
  try {
    await runtime.run(connectOwnIdentity, { provider: providerId, ...account }, visitor)
  } catch (error) {
    if (RuleBroken.is(error)) return no({ because: 'connected already', reason: error.rule, userId: visitor.actor.id })
    throw error
  }
  return { ok: true, did: 'connected', next: attempt.next }
}

/** The attempt of a browser, taken out of the store. */
const taken = (runtime: Runtime, id: string): Promise<OidcAttemptRow | undefined> =>
  runtime.store.write((records) => records.write.takeAttempt(tokenHash(id)))

/** What was sent along, where what came back belongs to it; else why it does not. */
function boundBy(runtime: Runtime, attempt: OidcAttemptRow, { providerId, search }: ComingBack): Bound | string {
  if (attempt.expiresAt <= runtime.clock.now()) return 'came back too late'
  if (attempt.provider !== providerId) return 'came back from another provider'
  const state = new URLSearchParams(search).get('state') ?? ''
  if (tokenHash(state) !== attempt.stateHash) return 'another state'
  return { state, nonce: attempt.nonce, verifier: attempt.verifier }
}

/** Whose account it is: known by issuer and name, or waiting for a first use with exactly this verified address. */
async function personOf(
  records: ReadRecords,
  { issuer, subject, email }: { issuer: string; subject: string; email?: string },
  now: Instant,
) {
  const known = await records.identities.known(issuer, subject)
  const waiting: IdentityRow[] = known || !email ? [] : await records.identities.waiting(issuer, email)
  const identity = known ?? (waiting.length === 1 ? waiting[0] : undefined)
  const district = await records.district.load()
  const today = district && localOf(now, district.calendar.zone).day
  return { identity, actor: identity && today && (await records.users.actor(identity.userId, today, now)) }
}

interface Reason {
  because: ProviderRefusal
  /** For the sealed part of the log. */
  reason: string
  userId?: string
  email?: string
}

function reasonOf(error: unknown): Reason {
  if (ProviderDown.is(error)) return { because: 'down', reason: `no answer: ${error.message}` }
  if (ProviderDeclined.is(error)) return { because: 'declined', reason: `the provider said ${error.message}` }
  if (ProviderAnswerRefused.is(error)) return { because: 'not believed', reason: error.message }
  throw error
}

/**
 * Puts on record that a provider can't be used, with a reason, or that it answers again, where the log does not say so
 * already: once an outage, whoever comes meanwhile. Whether it did.
 */
async function noteState(runtime: Runtime, { providerId, requestId }: Place, reason?: string): Promise<boolean> {
  const isDown = await runtime.store.read(async ({ audit }) => {
    const lastOf = async (act: string) => (await audit.search({ act, objectId: providerId, limit: 1 }))[0]?.seq ?? -1
    return (await lastOf('system.providerDown')) > (await lastOf('system.providerAnswers'))
  })
  if (isDown === (reason !== undefined)) return false
  await runtime.run(noteProviderState, { provider: providerId, reason }, { actor: door, requestId, via: 'web' })
  return true
}

/**
 * Counts and records a refusal. An outage, and somebody who turned back, are no tries and shut nothing: they are counted
 * apart. An outage goes on record once, by itself, and whoever comes meanwhile as a count a minute. Either way a network's refusals go on record until they are too many, then once, then as a count a minute.
 */
async function refused(
  runtime: Runtime,
  place: Place,
  { because, ...details }: Reason,
): Promise<{ because: ProviderRefusal }> {
  const { providerId: provider, network, requestId } = place
  if (because === 'down' && (await noteState(runtime, place, details.reason))) return { because }
  const tried = await noteTry(
    runtime,
    because === 'down' || because === 'declined' ? turnedBack(place) : counted(place),
  )
  if (because !== 'down' && (!tried.shut || tried.first)) {
    await runtime.run(noteProviderRefused, { provider, network, ...details }, { actor: door, requestId, via: 'web' })
  } else {
    const { userId, ...sealed } = details
    const object = { t: 'user', id: userId ?? 'unknown' }
    const event = {
      act: 'auth.providerRefused',
      object,
      outcome: 'deny',
      sealed: { provider, network, ...sealed },
    } as const
    await runtime.countRefusal(event, { actor: door, requestId, via: 'web' })
  }
  return { because }
}

const counted = ({ network }: Place) => [{ rule: providerThrottle, text: `provider ${network}` }]
const turnedBack = ({ network }: Place) => [{ rule: providerThrottle, text: `provider turned back ${network}` }]
