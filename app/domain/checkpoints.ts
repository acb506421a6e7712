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

/** How well the record is proved now. `wrong`: somebody has to look; `open`: it can be made better. */
export interface ProofLine {
  is: 'well' | 'open' | 'wrong'
  /** In words, up to the moment `at`, where there is one. */
  words: string
  at?: Instant
}

/** A head that is older than this was not signed when it should have been: a day, and time for a restart. */
const longAgo = checkpointNumbers.idleMinutes + 60

/** What pages say of the log's proofs: who signs it and when it did, and where that is known outside. */
export function proofLines(state: ProofState, now: Instant): ProofLine[] {
  const { signed, refused } = state
  const lines: ProofLine[] = []
  if (refused) lines.push({ is: 'wrong', words: `The signer refused the record. ${refused.why} Asked`, at: refused.at })
  if (!signed) {
    lines.push({ is: 'open', words: 'Nobody signs the record yet: whoever holds this server could rewrite it.' })
    return lines
  }
  const since = state.events - signed.events
  const late = minutesBetween(signed.at, now) > longAgo
  lines.push({
    is: late ? 'wrong' : 'well',
    words: `${late ? 'The record has not been signed for more than a day. ' : ''}Last signed over ${counted(signed.events)}, ${since === 0 ? 'none' : counted(since)} since:`,
    at: signed.at,
  })
  const outside = lastOutside(state)
  lines.push(
    outside
      ? {
          is: 'well',
          words: `Last known outside this server (${outside.sink}), ${counted(outside.events)}:`,
          at: outside.at,
        }
      : {
          is: 'open',
          words: 'No signature is known outside this server: whoever holds it and its signer could rewrite the record.',
        },
  )
  return lines
}

const counted = (events: number): string => `${events.toLocaleString('en-US')} ${events === 1 ? 'event' : 'events'}`
