import type { EntryId, FileId, UserId } from '../ids.ts'
import type { Basis, WithheldReason } from '../sharing-bases.ts'
import type { Matter, Reason, Recipient } from '../sharing-words.ts'
import type { Day, Instant, Moment } from '../time.ts'
import type { Happened } from './report.ts'

/** A file that was made for somebody, with the hash by which any copy is compared. */
export interface SentFile {
  fileId: FileId
  name: string
  mediaType: string
  size: number
  sha256: string
}

/** Something of the case that somebody was told or given: a line of the ledger (34 CFR 99.32). */
export interface DisclosureFact extends Happened {
  root: EntryId
  to: Recipient
  name: string
  organisation?: string
  why: Reason
  basis: Basis
  /** What they need it for, or who agreed to it. */
  purpose?: string
  told?: string
  how?: string
  notice: boolean
  /** How many entries were given, and why others were left out. */
  given: number
  withheld: readonly WithheldReason[]
  files: readonly SentFile[]
  /** Files of the case that were given with it, unchanged. */
  attached: readonly SentFile[]
  /** How many pages it had, as whoever printed it counted them. */
  printed: { pages: number; at: Moment; entryId: EntryId } | null
  emergency: EmergencyFact | null
  /** The request to see the record that it answers. */
  requestId: EntryId | null
  /** The written consent that it rests on. */
  consentId: EntryId | null
  /** A court forbids that the parent hears of it. */
  secret: boolean
}

/** What made it an emergency, and until when it counts as one (34 CFR 99.36). */
export interface EmergencyFact {
  threat: string
  endsOn: Day
  renewedBy: EntryId | null
  ended: { at: Moment; entryId: EntryId; how: string } | null
}

/** Somebody agreed in writing that some of the record is given to somebody (34 CFR 99.30). */
export interface ConsentFact extends Happened {
  root: EntryId
  /** Who gave it, and who they are to the student, in words. */
  name: string
  relation: string
  signedOn: Day
  to: Recipient
  /** To whom: a person, an agency, or both. Neither: everybody of that kind. */
  party: { name?: string; organisation?: string }
  covers: readonly Matter[]
  purpose: string
  /** The last day on which something may be given by it. */
  until: Day
  /** The newer one that stands in its place. */
  replacedBy: EntryId | null
  ended: { at: Moment; entryId: EntryId; how: 'taken-back' | 'mistake' } | null
}

/** Somebody asked to see the record (34 CFR 99.10). */
export interface InspectionFact extends Happened {
  root: EntryId
  name: string
  relation: string
  wants: string
  shown: { at: Moment; recordedAt: Instant; to: string; entryId: EntryId } | null
}

/** Somebody asked that something in the record is changed (34 CFR 99.20 to 99.22). */
export interface AmendmentFact extends Happened {
  root: EntryId
  name: string
  /** The entry that is meant, and who wrote it: somebody else decides. */
  about: EntryId
  aboutWords: string
  writtenBy: UserId
  wrong: string
  decided: { entryId: EntryId; answer: 'changed' | 'refused'; because: string } | null
}

/** What a parent says of something in the record that stays as it is: it goes with all that is given of it. */
export interface StatementFact extends Happened {
  root: EntryId
  requestId: EntryId
  about: EntryId
  name: string
  words: string
  hearing: string
}

export interface SharedFacts {
  disclosures: readonly DisclosureFact[]
  consents: readonly ConsentFact[]
  inspections: readonly InspectionFact[]
  amendments: readonly AmendmentFact[]
  statements: readonly StatementFact[]
}
export const emptyShared: SharedFacts = {
  disclosures: [],
  consents: [],
  inspections: [],
  amendments: [],
  statements: [],
}

/** The emergencies by which something was told that count until a day, and neither ended nor were renewed. */
export const runningEmergencies = (shared: SharedFacts): (DisclosureFact & { emergency: EmergencyFact })[] =>
  shared.disclosures.filter(
    (one): one is DisclosureFact & { emergency: EmergencyFact } =>
      one.emergency !== null && one.emergency.ended === null && one.emergency.renewedBy === null,
  )
