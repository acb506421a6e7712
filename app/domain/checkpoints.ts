import type { Instant } from './time.ts'
import { minutesBetween, plusMinutes } from './time.ts'

/**
 * When the log's head is signed anew. What was written since the last signed head can be rewritten by whoever holds the
 * database, so the time between is short; a daily one without anything new shows that signing still works
 * (docs/audit-format.md).
 */
export const checkpointNumbers = { events: 256, minutes: 5, idleMinutes: 24 * 60 } as const

/** What the log says of its own proofs. It is no reason for another head. */
export const proofActs: readonly string[] = [
  'system.checkpointSigned',
  'system.checkpointRefused',
  'system.checkpointAnchored',
  'system.signerNamed',
  'system.witnessNamed',
]

/** The log's state since it was last signed: how many events are new that are not about its proofs, and when that was. */
export interface SinceSigned {
  events: number
  /** How many events are new, of whatever kind. */
  all: number
  signedAt: Instant | undefined
}

/** Whether the head is to be signed now. */
export function checkpointDue({ events, all, signedAt }: SinceSigned, now: Instant): boolean {
  if (all === 0) return false
  if (signedAt === undefined || events >= checkpointNumbers.events) return true
  const after = events > 0 ? checkpointNumbers.minutes : checkpointNumbers.idleMinutes
  return now >= plusMinutes(signedAt, after)
}

/** Where the newest signed head is known outside this server, and since when. */
export interface KnownOutside {
  sink: string
  events: number
  at: Instant
}

/** What whoever looks after the system has to know of the log's proofs. */
export interface ProofState {
  /** Events in the log. */
  events: number
  signed: { events: number; at: Instant } | undefined
  /** Why the signer refused the head, where it did so after it last signed one. */
  refused: { why: string; at: Instant } | undefined
  outside: readonly KnownOutside[]
}

/** The newest of what is known outside. */
export const lastOutside = ({ outside }: Pick<ProofState, 'outside'>): KnownOutside | undefined =>
  [...outside].sort((one, other) => other.at.localeCompare(one.at))[0]

/** Minutes since a moment, never less than none: a clock may have been put right. */
export const minutesSince = (at: Instant, now: Instant): number => Math.max(0, Math.floor(minutesBetween(at, now)))
