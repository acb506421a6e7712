import type { SessionRow } from '#db/records/records.ts'
import { minutesBetween, plusMinutes } from '../domain/time.ts'
import type { Instant } from '../domain/time.ts'
import { sessionLimits } from './limits.ts'

export type SessionState = 'running' | 'idle too long' | 'open too long' | 'ended'

/** Whether a session still counts at a moment. Idle and absolute time are two clocks; activity resets only the first. */
export function sessionState(session: SessionRow, now: Instant, limits = sessionLimits): SessionState {
  if (session.endedAt !== null) return ranOut(session.endedWhy) ? session.endedWhy : 'ended'
  if (now >= plusMinutes(session.createdAt, limits.absoluteMinutes)) return 'open too long'
  if (now >= plusMinutes(session.seenAt, limits.idleMinutes)) return 'idle too long'
  return 'running'
}

const ranOut = (why: string | null): why is 'idle too long' | 'open too long' =>
  why === 'idle too long' || why === 'open too long'

/** When a running session ends if nothing more is done. */
export function endsAt(session: SessionRow, limits = sessionLimits): Instant {
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
export function mayOwnDraft(session: SessionRow, now: Instant, limits = sessionLimits): boolean {
  const state = sessionState(session, now, limits)
  if (state === 'running') return false
  if (state === 'ended' && !endedElsewhere.includes(session.endedWhy ?? '')) return false
  const over = session.endedAt ?? endsAt(session, limits)
  return now < plusMinutes(over, limits.keptMinutes)
}

/** Whether the last-seen time is due to be written. */
export const needsTouch = (session: SessionRow, now: Instant, limits = sessionLimits): boolean =>
  minutesBetween(session.seenAt, now) >= limits.touchMinutes
