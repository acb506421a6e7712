import type { SessionRow } from '#db/records/records.ts'
import type { Runtime } from '../gates/runtime.ts'
import type { UserActor } from '../policy/roles.ts'
import { localOf } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { sessionLogName, tokenHash } from '../keys/tokens.server.ts'
import { noteSessionRanOut } from './commands/note-session-ran-out.command.server.ts'
import { sessionsIn } from './lucia.server.ts'
import { endsAt, mayOwnDraft, needsTouch, sessionState } from './session-state.ts'
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
  /** Ran out within a day: may keep one thing, a draft of its owner. */
  | { state: 'timed out'; userId: string }
  | { state: 'nobody' }

export interface OpenSession {
  tokenHash: string
  /** How the log names it: not the token, not what the store looks it up by. */
  logName: string
  endsAt: Instant
  /** The password was given by an administrator; nothing else is open before it is changed. */
  mustChangePassword: boolean
}

export interface Auth {
  cookie: SessionCookie
  /** Who sends this request: one look at the store, with the grants that count today. */
  visitor(request: Request, requestId: string): Promise<Visitor>
  signIn: SignInFlow
  /** Signing in by a provider elsewhere, and the cookie that ties the way there and back to one browser. */
  providers: ProviderFlow & { cookie: AttemptCookie }
}

/** Sign-in and sessions of one runtime. */
export function createAuth(
  runtime: Runtime,
  { https, origin = '', oidc = [] }: { https: boolean; origin?: string; oidc?: readonly ProviderSettings[] },
): Auth {
  const providers = createProviders(oidc, { origin, now: () => runtime.clock.now() })
  const cookie = sessionCookie(https)
  return {
    cookie,
    signIn: signInFlow(runtime),
    providers: { ...providerFlow(runtime, providers), cookie: attemptCookie(https) },
    visitor: async (request, requestId) => {
      const token = cookie.read(request.headers.get('cookie'))
      if (!token) return { state: 'nobody' }
      const now = runtime.clock.now()
      const found = await find(runtime, token, now)
      if (!found) return { state: 'nobody' }
      if ('actor' in found) {
        if (needsTouch(found.session, now)) {
          await runtime.store.write((records) => records.write.touchSession(found.session.tokenHash, now))
        }
        return { state: 'signed in', actor: found.actor, session: openSession(found.session, found.temporary) }
      }
      await noteRanOut(runtime, found.session, now, requestId)
      return mayOwnDraft(found.session, now)
        ? { state: 'timed out', userId: found.session.userId }
        : { state: 'nobody' }
    },
  }
}

type Found = { session: SessionRow; actor: UserActor; temporary: boolean } | { session: SessionRow }

/** The session of a token with its person, read in one snapshot. */
const find = (runtime: Runtime, token: string, now: Instant): Promise<Found | undefined> =>
  runtime.store.read(async (records) => {
    const { session: running } = await sessionsIn(records, now).validateSession(token)
    const session = running?.row ?? (await records.sessions.byTokenHash(tokenHash(token)))
    if (!session || !running) return session && { session }
    const district = await records.district.load()
    if (!district) return undefined
    const actor = await records.users.actor(session.userId, localOf(now, district.calendar.zone).day, now)
    return actor && { session, actor, temporary: await records.credentials.isTemporary(session.userId) }
  })

const openSession = (session: SessionRow, mustChangePassword: boolean): OpenSession => ({
  tokenHash: session.tokenHash,
  logName: sessionLogName(session.tokenHash),
  endsAt: endsAt(session),
  mustChangePassword,
})

/** The first request after a session ran out ends it on record. */
async function noteRanOut(runtime: Runtime, session: SessionRow, now: Instant, requestId: string) {
  const state = sessionState(session, now)
  if (session.endedAt !== null || state === 'running' || state === 'ended') return
  const actor = { kind: 'system', id: 'system', name: 'Sign-in' } as const
  await runtime.run(
    noteSessionRanOut,
    { tokenHash: session.tokenHash, because: state },
    { actor, requestId, via: 'web' },
  )
}
