import type { CaseFile } from './case-file.ts'
import { isFinished } from './stages.ts'
import { plusDays } from './time.ts'
import type { Day, Instant } from './time.ts'

/* Legal holds, and the destruction of a record by two people: the lists they choose from, and what stands in the way. */

/** A whole case is destroyed, or afterwards the texts of what the log says of it. */
export type RequestKind = 'expunge' | 'redact'
export type RequestOutcome = 'confirmed' | 'withdrawn'

/** Why a record is kept whatever its time (law.md 3.5: a hold suspends destruction). */
export const holdReasons = {
  lawsuit: 'A lawsuit, or one that is announced',
  'records-request': 'A request for records that is not answered yet',
  investigation: 'An investigation by an agency or a court',
  audit: 'An audit',
} as const
export type HoldReason = keyof typeof holdReasons
export const holdReasonIds = Object.keys(holdReasons) as [HoldReason, ...HoldReason[]]

interface Basis {
  label: string
  /** Where the district's right to destroy comes from. */
  source: string
  /** Days between asking and confirming at the least: time to object, to copy what was asked for, to notice a mistake. */
  coolingDays: number
  /** Also while the case runs. */
  whileOpen?: true
  /** Only for a case that was destroyed before, and that a restored backup brought back. */
  cameBack?: true
}

/** Why a record may be destroyed: the readable table. Days are ours until a district's counsel says otherwise. */
export const expungeBases = {
  'retention-ended': {
    label: 'Its time in the retention schedule is over',
    source: 'The retention schedule; 34 CFR 300.624 for special education records: parents are told before',
    coolingDays: 14,
  },
  'court-order': {
    label: 'A court ordered it',
    source: 'The order itself',
    coolingDays: 1,
    whileOpen: true,
  },
  unfounded: {
    label: 'There was no threat, and the policy of the district removes it',
    source: 'The policy of the district on unfounded reports',
    coolingDays: 7,
  },
  amendment: {
    label: 'A parent’s or student’s request for amendment was granted',
    source: '34 CFR 99.20 to 99.22',
    coolingDays: 7,
  },
  'came-back': {
    label: 'It was destroyed before, and a restored backup brought it back',
    source: 'The certificate of the first time',
    coolingDays: 0,
    whileOpen: true,
    cameBack: true,
  },
} as const satisfies Record<string, Basis>
export type ExpungeBasis = keyof typeof expungeBases
export const expungeBasisIds = Object.keys(expungeBases) as [ExpungeBasis, ...ExpungeBasis[]]

/** The line of a basis; what is no longer of the list reads as it stands. */
export const basisOf = (id: string): Basis | undefined => (expungeBases as Readonly<Record<string, Basis>>)[id]

/**
 * Days after which a backup is destroyed, so that what was expunged is in none any more. Ours: a month of backups, and
 * some days to notice that one is needed.
 */
export const backupKeepDays = 35

/** How many of each thing were destroyed with a folder. */
export interface ExpungedCounts {
  entries: number
  parts: number
  files: number
  openings: number
  drafts: number
  sealedEvents: number
  /** People and addresses of the roster, where the student's row went too. */
  people?: number
  addresses?: number
}

interface Around {
  /** A hold that was not lifted. */
  held: boolean
  /** An emergency opening that nobody reviewed yet. */
  unreviewed: boolean
  /** The day on which its time is over, where the schedule says one. */
  keptUntil: Day | null
  today: Day
  /** It was destroyed before, and a restored backup brought it back. */
  cameBack: boolean
}

/**
 * Why a folder can't be destroyed on a basis now, in words, or undefined where nothing stands in the way. Asked when it
 * is asked for and again when it is confirmed.
 */
export function whyNotExpunge(
  file: Pick<CaseFile, 'stage' | 'triage'>,
  basis: ExpungeBasis,
  { held, unreviewed, keptUntil, today, cameBack }: Around,
): string | undefined {
  const row: Basis = expungeBases[basis]
  if (held) return 'A legal hold stands. Whoever set it, or a district lead, lifts it first.'
  if (unreviewed) return 'It was opened in an emergency, and nobody reviewed that yet. The review comes first.'
  if (row.cameBack && !cameBack) return 'It was not destroyed before. Choose another basis.'
  if (!row.whileOpen && !isFinished(file.stage)) return 'It is under way. Close it first.'
  if (basis === 'unfounded' && file.stage !== 'screened_out')
    return 'It was not screened out, so it is not unfounded. Choose another basis.'
  if (basis === 'retention-ended' && (keptUntil === null || keptUntil > today))
    return 'Its time in the retention schedule is not over.'
  return undefined
}

/** The day from which a request may be confirmed. */
export const confirmableFrom = (basis: ExpungeBasis, askedOn: Day): Day =>
  plusDays(askedOn, expungeBases[basis].coolingDays)

/**
 * Why somebody may not confirm a request now, in words, or undefined when they may: never who asked, and not before its
 * days are over.
 */
export function whyNotConfirm(
  request: { askedBy: string; notBefore: Instant },
  by: { userId: string; now: Instant },
): string | undefined {
  if (by.userId === request.askedBy) return 'You asked for this. Somebody else confirms it.'
  if (by.now < request.notBefore) return 'It is too early: the days between asking and destroying are not over.'
  return undefined
}

/** Words that would name somebody on a certificate: the student's, as far as a reference holds them. */
export function namesIn(reference: string, name: string): string[] {
  const words = (text: string) => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []
  const said = new Set(words(reference))
  return words(name).filter((word) => said.has(word))
}
