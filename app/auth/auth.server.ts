import type { SessionRow } from '#db/records/records.ts'
import type { Runtime } from '../gates/runtime.ts'
import type { UserActor } from '../policy/roles.ts'
import type { Assurance } from '../policy/step-up.ts'
import { localOf } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { browserMark, sessionLogName, tokenHash } from '../keys/tokens.server.ts'
import { noteTry } from '../gates/tries.server.ts'
import { agentOf } from './agent.ts'
import { noteSessionMoved } from './commands/note-session-moved.command.server.ts'
import { hasMoved, placeOf } from './place.server.ts'
import { noteSessionRanOut } from './commands/note-session-ran-out.command.server.ts'
import { sessionsIn } from './lucia.server.ts'
import { challenges } from './challenges.server.ts'
import type { Challenges } from './challenges.server.ts'
import { factorFlow } from './factor-flow.server.ts'
import type { FactorFlow } from './factor-flow.server.ts'
import { challengeMinutes, sessionLimits } from './limits.ts'
import type { SessionLimits } from './limits.ts'
import { endsAt, limitsFor, mayOwnDraft, needsTouch, opennessOf, sessionState } from './session-state.ts'
import type { Openness } from './session-state.ts'
import { sessionCookie } from './session-cookie.server.ts'
import type { SessionCookie } from './session-cookie.server.ts'
import { attemptCookie } from './oidc-cookie.server.ts'
import type { AttemptCookie } from './oidc-cookie.server.ts'
import type { ProviderSettings } from './oidc-claims.ts'
import { createProviders } from './oidc-client.server.ts'
import { providerFlow } from './oidc-flow.server.ts'
import type { ProviderFlow } from './oidc-flow.server.ts'
import { signInFlow } from './sign-in-flow.server.ts'
import type { SignInFlow } from './sign-in-flow.server.ts'

/** Who stands at the door. */
export type Visitor =
  | { state: 'signed in'; actor: UserActor; session: OpenSession }
  /** The password was right and the second step is still to come: nothing else is open. */
  | { state: 'half open'; actor: UserActor; session: OpenSession }
  /** Over for less than a day, and not by choice: may keep one thing, a draft of its owner. */
  | { state: 'timed out'; userId: string }
  | { state: 'nobody' }

export interface OpenSession {
  tokenHash: string
  /** How the log names it: not the token, not what the store looks it up by. */
  logName: string
  endsAt: Instant
  /** The password was given by an administrator; nothing else is open before it is changed. */
  mustChangePassword: boolean
  /** The person has no second factor yet; nothing else is open before one is set. */
  mustEnrol: boolean
  /** It is used from another network and another browser; nothing else is open before its person has confirmed it. */
  mustConfirm: boolean
  assurance: Assurance
}

export interface Auth {
  cookie: SessionCookie
  /** Names one try at signing in by a passkey, for minutes. */
  attemptCookie: SessionCookie
  /** Who sends this request: one look at the store, with the grants that count today. */
  visitor(request: Request, requestId: string, network: string): Promise<Visitor>
  signIn: SignInFlow
  factors: FactorFlow
  challenges: Challenges
  /** The address people type; passkeys belong to it. */
  origin: string
  /** Signing in by a provider elsewhere, and the cookie that ties the way there and back to one browser. */
  providers: ProviderFlow & { cookie: AttemptCookie }
}

/** Asks how long a session still runs, and leaves it as it is. */
export const peekPath = '/session/left'

/** Sign-in and sessions of one runtime. */
export function createAuth(
  runtime: Runtime,
  { https, origin, oidc = [] }: { https: boolean; origin: string; oidc?: readonly ProviderSettings[] },
): Auth {
  const providers = createProviders(oidc, { origin, now: () => runtime.clock.now() })
  const cookie = sessionCookie(https)
  return {
    cookie,
    attemptCookie: sessionCookie(https, { name: 'offramp-try', minutes: challengeMinutes }),
    signIn: signInFlow(runtime),
    factors: factorFlow(runtime, origin),
    challenges: challenges(runtime, origin),
    origin,
    providers: { ...providerFlow(runtime, providers), cookie: attemptCookie(https) },
    visitor: async (request, requestId, network) => {
      const token = cookie.read(request.headers.get('cookie'))
      if (!token) return { state: 'nobody' }
      const now = runtime.clock.now()
      const found = await find(runtime, token, now)
      if (!found) return { state: 'nobody' }
      const { session, limits } = found
      if ('actor' in found) {
        const moved = found.openness === 'open' && (await movedTo(runtime, found, request, { network, requestId }))
        if (moved === 'ended') return { state: 'nobody' }
        const peeks = new URL(request.url).pathname === peekPath
        const touches = !peeks && !moved && !session.half && needsTouch(session, now, limits)
        if (touches) await touch(runtime, session, now)
        return found.openness === 'second step'
          ? { state: 'half open', actor: found.actor, session: openSession(found, false) }
          : {
              state: 'signed in',
              actor: found.actor,
              session: openSession(
                touches ? { ...found, session: { ...session, seenAt: now } } : found,
                Boolean(moved),
              ),
            }
      }
      await noteRanOut(runtime, session, limits, now, requestId)
      return found.active && mayOwnDraft(session, now, limits)
        ? { state: 'timed out', userId: session.userId }
        : { state: 'nobody' }
    },
  }
}

/** Notes that a session is in use. Where nothing can be written it goes on as it is, until its time is over. */
async function touch(runtime: Runtime, { tokenHash }: SessionRow, now: Instant): Promise<void> {
  try {
    await runtime.store.write((records) => records.write.touchSession(tokenHash, now))
  } catch (error) {
    if (!runtime.unwritable(error)) throw error
  }
}

interface Running {
  session: SessionRow
  limits: SessionLimits
  actor: UserActor
  temporary: boolean
  hasFactor: boolean
  /** Whether they can confirm that it is them: by a factor of their own, or by a provider. */
  confirms: boolean
  openness: Openness
}
type Found =
  | Running
  /** Over. `active`: its owner may still sign in. */
  | { session: SessionRow; limits: SessionLimits; active: boolean }

/** The session of a token with its person, read in one snapshot. */
const find = (runtime: Runtime, token: string, now: Instant): Promise<Found | undefined> =>
  runtime.store.read(async (records) => {
    const session = await records.sessions.byTokenHash(tokenHash(token))
    const district = session && (await records.district.load())
    if (!session || !district) return undefined
    const actor = await records.users.actor(session.userId, localOf(now, district.calendar.zone).day, now)
    const limits = limitsFor(session, actor?.grants ?? [])
    const { session: running } = await sessionsIn(records, now, limits).validateSession(token)
    if (!running) return { session, limits, active: (await records.users.byId(session.userId))?.disabledAt === null }
    if (!actor) return undefined
    // Where two were shown the person has a second factor; only a demo, where it may be removed again, asks once more.
    const hasFactor = (session.aal === 2 && !district.demo) || (await records.factors.any(session.userId))
    const openness = opennessOf({ ...session, demo: district.demo, hasFactor })
    const temporary = await records.credentials.isTemporary(session.userId)
    const confirms =
      hasFactor || (await records.identities.ofUser(session.userId)).some(({ endedAt }) => endedAt === null)
    return { session, limits, actor, temporary, hasFactor, confirms, openness }
  })

/** One leaf for each other place from which a session is used, for as long as any session runs. */
const movedRule = {
  counts: 'account and network',
  tries: 1,
  withinMinutes: sessionLimits.absoluteMinutes,
  shutMinutes: sessionLimits.absoluteMinutes,
} as const

/**
 * Notes where a session began at its first request, and tells where it is used from elsewhere since. Its person must
 * confirm it there; where they have nothing to confirm with, it ends, and they sign in again.
 */
async function movedTo(
  runtime: Runtime,
  { session, confirms }: Running,
  request: Request,
  { network, requestId }: { network: string; requestId: string },
): Promise<'must confirm' | 'ended' | false> {
  const place = placeOf(request, network)
  if (!session.network) {
    await runtime.store.write((records) => records.write.placeSession(session.tokenHash, place))
    return false
  }
  if (!hasMoved(session, place)) return false
  const text = `moved ${session.tokenHash} ${place.network} ${place.browser}`
  const noted = await noteTry(runtime, [{ rule: movedRule, text }])
  if (!noted.shut || !confirms) {
    const agent = agentOf(request)
    const where = { agent, mark: browserMark(agent, network), network }
    const actor = { kind: 'system', id: 'system', name: 'Sign-in' } as const
    const input = { tokenHash: session.tokenHash, ends: !confirms, ...where }
    await runtime.run(noteSessionMoved, input, { actor, requestId, via: 'web' })
  }
  return confirms ? 'must confirm' : 'ended'
}

const openSession = (
  { session, limits, temporary, hasFactor, openness }: Running,
  mustConfirm: boolean,
): OpenSession => ({
  tokenHash: session.tokenHash,
  logName: sessionLogName(session.tokenHash),
  endsAt: endsAt(session, limits),
  mustChangePassword: temporary,
  mustEnrol: openness === 'enrol',
  mustConfirm,
  assurance: { aal: session.aal, provenAt: session.provenAt, hasFactor },
})

/** The first request after a session ran out ends it on record. */
async function noteRanOut(
  runtime: Runtime,
  session: SessionRow,
  limits: SessionLimits,
  now: Instant,
  requestId: string,
) {
  const state = sessionState(session, now, limits)
  if (session.endedAt !== null || state === 'running' || state === 'ended') return
  const actor = { kind: 'system', id: 'system', name: 'Sign-in' } as const
  await runtime.run(
    noteSessionRanOut,
    { tokenHash: session.tokenHash, because: state },
    { actor, requestId, via: 'web' },
  )
}
