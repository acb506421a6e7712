import type { CaseFile } from '../case-file.ts'
import type { EntryId, UserId } from '../ids.ts'
import { longDayWords } from '../time.ts'
import type { Day, Instant } from '../time.ts'

/** An order of a court about the record: which court, its number, and its day. */
export interface CourtOrder {
  court: string
  order: string
  orderedOn: Day
}

/** "Juvenile Court, order JV-26-0417 of 10 Sep 2026". */
export const orderWords = ({ court, order, orderedOn }: CourtOrder): string =>
  `${court}, order ${order} of ${longDayWords(orderedOn)}`

/** That somebody asked for the record to be sealed, or opened again, on an order. It needs a second person. */
export interface SealAsked extends CourtOrder {
  entryId: EntryId
  what: 'seal' | 'unseal'
  by: UserId
  at: Instant
}

/** That the record is sealed: on which order, asked by whom, by whom and since when. */
export interface CourtSeal extends CourtOrder {
  entryId: EntryId
  askedBy: UserId
  by: UserId
  at: Instant
}

/** What courts ordered about the record itself. */
export interface CourtSealFacts {
  asked: SealAsked | null
  sealed: CourtSeal | null
}
export const emptyCourtSeal: CourtSealFacts = { asked: null, sealed: null }

/** Whether a court sealed the record: then nobody sees the folder, whatever they hold (audit.md 2.10). */
export const isCourtSealed = ({ courtSeal }: Pick<CaseFile, 'courtSeal'>): boolean => courtSeal.sealed !== null
