import type { Records } from '#db/records/records.ts'
import type { AuditEvent } from '../domain/events.ts'
import type { Instant } from '../domain/time.ts'
import type { Actor } from '../policy/roles.ts'
import { NotPermitted } from '../gates/errors.ts'
import { tokenHash } from '../keys/tokens.server.ts'
import { sessionsIn } from './lucia.server.ts'
import type { NewSession } from './lucia.server.ts'
import { sessionLogName } from '#app/keys/tokens.server.ts'
import { limitsFor, limitsOf, sessionsTooMany, sessionState } from './session-state.ts'

interface Beginning extends NewSession {
  token: string
  /** The browser as it is known again: a hash of its name and network. */
  mark?: string
}

interface Work {
  records: Records
  actor: Actor
  now: Instant
}

/**
 * Begins a session under a fresh token, inside a command run as its person. Beyond what their roles allow at once the
 * oldest ends, and a browser not seen before is noted; the events of both come back. Half a session does neither.
 */
export async function beginSession({ records, actor, now }: Work, beginning: Beginning): Promise<AuditEvent[]> {
  const { token, mark, ...session } = beginning
  const events: AuditEvent[] = []
  if (!session.half) {
    const grants = actor.kind === 'user' ? actor.grants : []
    const running = (await records.sessions.ofUser(actor.id)).filter(
      (one) => !one.half && sessionState(one, now, limitsFor(one, grants)) === 'running',
    )
    const tooMany = sessionsTooMany(running, limitsOf(grants).most)
    for (const one of tooMany) await records.write.endSession(one.tokenHash, now, 'signed in elsewhere')
    if (tooMany.length > 0) {
      const object = { t: 'user', id: actor.id, count: tooMany.length }
      events.push({ act: 'auth.sessionsEnded', object, why: 'more than at once' })
    }
    if (mark) await noteBrowser({ records, userId: actor.id, now }, mark, session.agent)
  }
  await sessionsIn(records, now).createSession(actor.id, session, { sessionId: token })
  return events
}

/** The first browser of a person needs no word; every other is shown to them until they say that it is theirs. */
export async function noteBrowser(
  { records, userId, now }: { records: Records; userId: string; now: Instant },
  mark: string,
  agent: string,
) {
  const known = await records.factors.browsersOf(userId)
  if (known.some((one) => one.mark === mark)) return
  const row = { userId, mark, agent, firstAt: now, knownAt: known.length === 0 ? now : null }
  await records.write.saveBrowser(row)
}

/**
 * A session goes on under a fresh token, now that a second factor was shown in it. Its absolute time goes on too. Throws
 * `NotPermitted` where it is not the person's own, or is over.
 */
export async function renewSession(
  { records, actor, now }: Work,
  { session: hash, token }: { session: string; token: string },
): Promise<{ from: string; to: string }> {
  const session = await records.sessions.byTokenHash(hash)
  if (session?.userId !== actor.id || session.endedAt !== null || session.half)
    throw new NotPermitted('not an own session')
  await records.write.endSession(hash, now, 'goes on under a new token')
  const next = { agent: session.agent, aal: 2, provenAt: now, half: false, since: session.createdAt } as const
  await sessionsIn(records, now).createSession(actor.id, next, { sessionId: token })
  return { from: sessionLogName(hash), to: sessionLogName(tokenHash(token)) }
}
