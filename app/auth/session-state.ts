import type { SessionRow } from '#db/records/records.ts'
import { minutesBetween, plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import type { Grant } from '../policy/roles.ts'
import { halfOpenMinutes, roleLimits, sessionLimits } from './limits.ts'
import type { SessionLimits } from './limits.ts'

/** The limits of a person: of all their roles the strictest each. */
export function limitsOf(grants: readonly Pick<Grant, 'role'>[]): SessionLimits {
  const asked = [sessionLimits, ...grants.map(({ role }) => ({ ...sessionLimits, ...roleLimits[role] }))]
  const least = (name: 'idleMinutes' | 'absoluteMinutes' | 'most') => Math.min(...asked.map((one) => one[name]))
  return {
    ...sessionLimits,
    idleMinutes: least('idleMinutes'),
    absoluteMinutes: least('absoluteMinutes'),
    most: least('most'),
  }
}

/** The limits of one session: whoever is still between the two steps has minutes, not hours. */
export function limitsFor(session: SessionRow, grants: readonly Pick<Grant, 'role'>[]): SessionLimits {
  const limits = limitsOf(grants)
  return session.half ? { ...limits, idleMinutes: halfOpenMinutes, absoluteMinutes: halfOpenMinutes } : limits
}

/** What a running session opens: everything; nothing before the second step; nothing before a second factor is set. */
export type Openness = 'open' | 'second step' | 'enrol'

/**
 * In a demo one factor is enough, and whoever has a second one is asked for it after the password alone. Everywhere else
 * two must have been shown.
 */
export function opennessOf({
  aal,
  half,
  demo,
  hasFactor,
}: Pick<SessionRow, 'aal' | 'half'> & { demo: boolean; hasFactor: boolean }): Openness {
  if (half) return 'second step'
  if (aal === 2 || demo) return 'open'
  return hasFactor ? 'second step' : 'enrol'
}

/** Which running sessions end so that one more may begin: the oldest. */
export function sessionsTooMany<S extends Pick<SessionRow, 'createdAt'>>(running: readonly S[], most: number): S[] {
  const oldest = [...running].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
  return oldest.slice(0, Math.max(0, oldest.length + 1 - most))
}

export type SessionState = 'running' | 'idle too long' | 'open too long' | 'ended'

/**
 * Whether a session still counts at a moment. Idle and absolute time are two clocks; activity resets only the first.
 * A session whose times lie ahead of the clock is over: the clock went back, and how long it ran is not known.
 */
export function sessionState(session: SessionRow, now: Instant, limits: SessionLimits = sessionLimits): SessionState {
  if (session.endedAt !== null) return ranOut(session.endedWhy) ? session.endedWhy : 'ended'
  const latest = plusMinutes(now, limits.aheadMinutes)
  if (session.createdAt > latest) return 'open too long'
  if (session.seenAt > latest) return 'idle too long'
  if (now >= plusMinutes(session.createdAt, limits.absoluteMinutes)) return 'open too long'
  if (now >= plusMinutes(session.seenAt, limits.idleMinutes)) return 'idle too long'
  return 'running'
}

const ranOut = (why: string | null): why is 'idle too long' | 'open too long' =>
  why === 'idle too long' || why === 'open too long'

/** When a running session ends if nothing more is done. */
export function endsAt(session: SessionRow, limits: SessionLimits = sessionLimits): Instant {
  const idle = plusMinutes(session.seenAt, limits.idleMinutes)
  const absolute = plusMinutes(session.createdAt, limits.absoluteMinutes)
  return idle < absolute ? idle : absolute
}

/** Ends that come from elsewhere while somebody may be typing here. */
const endedElsewhere: readonly string[] = ['signed out everywhere', 'ended by administrator', 'password changed']

/**
 * Whether a session that is over may still name the owner of a draft, for a day: what was typed in it is nowhere else.
 * So it is where the session ran out, and where it was ended from elsewhere with all others. Not where its owner signed
 * out here or ended this one by name (a lost phone), and never once the account is disabled, which the door looks at.
 */
export function mayOwnDraft(session: SessionRow, now: Instant, limits: SessionLimits = sessionLimits): boolean {
  if (session.half) return false
  const state = sessionState(session, now, limits)
  if (state === 'running') return false
  if (state === 'ended' && !endedElsewhere.includes(session.endedWhy ?? '')) return false
  const over = session.endedAt ?? endsAt(session, limits)
  return now < plusMinutes(over, limits.keptMinutes)
}

/** Whether the last-seen time is due to be written; also where it lies ahead, so that it counts from now. */
export const needsTouch = (session: SessionRow, now: Instant, limits: SessionLimits = sessionLimits): boolean =>
  session.seenAt > now || minutesBetween(session.seenAt, now) >= limits.touchMinutes
