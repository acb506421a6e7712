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
  'system.anchorRefused',
  'system.signerNamed',
  'system.witnessNamed',
  'system.witnessBeganAnew',
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

/** When the guards that keep the log append-only were last looked at; `wrong`: what was found, where they are not as shipped. */
export interface GuardsSeen {
  at: Instant
  wrong?: string
}

/** What whoever looks after the system has to know of the log's proofs. */
export interface ProofState {
  /** Events in the log. */
  events: number
  signed: { events: number; at: Instant } | undefined
  /** Why the signer refused the head, where it did so after it last signed one. */
  refused: { why: string; at: Instant } | undefined
  outside: readonly KnownOutside[]
  /** When somebody last put on record that the log was checked, and whether everything fitted. */
  checked: { at: Instant; fits: boolean } | undefined
  guards: GuardsSeen | undefined
  /** Places outside that took nothing when last tried, and when that was last put on record. */
  unreached: readonly { sink: string; at: Instant }[]
}

/** The newest of what is known outside. */
export const lastOutside = ({ outside }: Pick<ProofState, 'outside'>): KnownOutside | undefined =>
  [...outside].sort((one, other) => other.at.localeCompare(one.at))[0]

/** How well the record is proved. `wrong`: somebody has to look; `open`: it can be made better. */
export interface ProofLine {
  is: 'well' | 'open' | 'wrong'
  /** In words: before the moment, and after it. */
  words: string
  at?: Instant
  more?: string
}

/** A head that is older than this was not signed when it should have been: a day, and time for a restart. */
const longAgo = checkpointNumbers.idleMinutes + 60

/** What pages say of the log's proofs: who signs it and when, where that is known outside, and what checking found. */
export const proofLines = (state: ProofState, now: Instant): ProofLine[] => [
  ...refusedLine(state),
  ...guardsLine(state),
  ...signedLines(state, now),
  ...checkedLine(state),
]

const refusedLine = ({ refused }: ProofState): ProofLine[] =>
  refused ? [{ is: 'wrong', words: 'The signer refused the record', at: refused.at, more: `: ${refused.why}` }] : []

const guardsLine = ({ guards }: ProofState): ProofLine[] =>
  guards?.wrong === undefined
    ? []
    : [
        {
          is: 'wrong',
          words: 'The database does not guard the record as it should',
          at: guards.at,
          more: `: ${guards.wrong}`,
        },
      ]

function signedLines(state: ProofState, now: Instant): ProofLine[] {
  const { signed, events } = state
  if (!signed)
    return [{ is: 'open', words: 'Nobody signs the record yet: whoever holds this server could rewrite it.' }]
  const late = minutesBetween(signed.at, now) > longAgo
  const words = `${late ? 'The record has not been signed for more than a day. ' : ''}Last signed`
  const more = `, over ${counted(signed.events)}; ${(events - signed.events).toLocaleString('en-US')} came since.`
  return [{ is: late ? 'wrong' : 'well', words, at: signed.at, more }, outsideLine(state), ...unreachedLines(state)]
}

const unreachedLines = ({ unreached }: ProofState): ProofLine[] =>
  unreached.map(({ sink, at }) => ({
    is: 'wrong',
    words: `${sink} does not take the signed record. Last tried`,
    at,
    more: '; what it said stands in the server’s own log.',
  }))

function outsideLine(state: ProofState): ProofLine {
  const outside = lastOutside(state)
  if (outside) {
    const more = ` (${outside.sink}), over ${counted(outside.events)}.`
    return { is: 'well', words: 'Last known outside this server', at: outside.at, more }
  }
  return {
    is: 'open',
    words: 'No signature is known outside this server: whoever holds it and its signer could rewrite the record.',
  }
}

function checkedLine({ checked }: ProofState): ProofLine[] {
  if (!checked) return [{ is: 'open', words: 'Nobody has put on record yet that the log was checked.' }]
  return checked.fits
    ? [{ is: 'well', words: 'Last checked', at: checked.at, more: ': everything fits.' }]
    : [{ is: 'wrong', words: 'The log was checked', at: checked.at, more: ', and not everything fits.' }]
}

const counted = (events: number): string => `${events.toLocaleString('en-US')} ${events === 1 ? 'event' : 'events'}`
