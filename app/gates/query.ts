import type { z } from 'zod'
import type { ClearOpening, OpeningRow, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { Compartment } from '../domain/compartments.ts'
import type { HouseAct } from '../domain/events.ts'
import type { CaseId, EntryId, FileId } from '../domain/ids.ts'
import type { Profile } from '../domain/profiles/profile.ts'
import type { SchoolCalendar } from '../domain/school-calendar.ts'
import type { Instant } from '../domain/time.ts'
import type { Action } from '../policy/actions.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Actor, Opening, UserActor } from '../policy/roles.ts'
import type { Paced } from '../policy/pace.ts'
import type { Sight } from '../policy/sight.ts'
import type { WhySeen } from '../policy/why-seen.ts'
import type { OwnDraft } from './drafts.server.ts'

/** Somebody who sees a folder: what of it, and why. */
export interface Seeing {
  actor: UserActor
  sight: Sight
  why: WhySeen
}

export interface QueryWork<Input> {
  input: Input
  actor: Actor
  now: Instant
  calendar: SchoolCalendar
  profile: Profile
  records: ReadRecords
  /** What whoever asks sees of a folder, or null where even its existence is hidden. */
  sightInto(id: CaseId): Promise<Sight | null>
  /** Version and hash of the policy tables in force. */
  policy: string
  /** Whether the log could not be written when last tried. */
  behind: boolean
  /** Everybody who can sign in today, with the grants that count; without what they opened for a short time. */
  everybody(): Promise<readonly UserActor[]>
  /** The folder of an id as it stands, whoever may see it: to judge by it, never to show it. */
  fileOf(id: CaseId): Promise<CaseFile | undefined>
  /** The sealed parts of events, opened, by their place in the log; one that is gone or does not open is left out. */
  sealedEvents(seqs: readonly number[]): Promise<ReadonlyMap<number, Readonly<Record<string, unknown>>>>
  /** Opens a secret of the person's own sign-in. */
  vault: Pick<Vault, 'open'>
  /** An opening with what was written about it; undefined where that does not open any more, which is reported. */
  openingSays(row: OpeningRow): Promise<ClearOpening | undefined>
  /** A fresh mark for the sheets of what is printed. */
  sheetMark(): string
  /** The hash that a file made of a text would have. */
  hashOf(text: string): string
  /** The draft that whoever asks keeps of a form, about a case or about none; nobody else's can be asked for. */
  draft(form: string, caseId: CaseId | null): Promise<OwnDraft | null>
}

/** What a case query gets besides: the folder, and what this person may read of it. */
export interface CaseQueryWork<Input> extends Omit<QueryWork<Input>, 'sightInto' | 'vault' | 'sealedEvents'> {
  /** Without the facts and lines that the sight excludes. */
  caseFile: CaseFile
  sight: Sight
  /** What the folder was opened by, where it is read for a short time. */
  opening: Opening | null
  /** Names in a text about the folder, as this person reads them. */
  masked<T>(value: T): T
  /** Whether a part of an entry (its open part unless said) may be read. */
  mayRead(entryId: EntryId, compartment?: Compartment): boolean
  /** Reads sealed parts of the folder's entries in a compartment that the sight includes; empty otherwise. */
  sealed(compartment: Compartment, entryIds?: readonly string[]): Promise<ReadonlyMap<string, unknown>>
  /** The bytes of a file of this folder as they are asked for. Whether its entry may be read is asked before. */
  content(fileId: FileId): Promise<AsyncIterable<Uint8Array>>
  /** Open parts of the effective entries, checked and lifted, by entry id; none that the sight excludes. */
  bodies: ReadonlyMap<string, Record<string, unknown>>
  /** Another folder as this person reads it; null where it is out of their sight. */
  otherInSight(id: CaseId): Promise<CaseFile | null>
  /** The folder as it stood on record at a moment. */
  at(moment: Instant): CaseFile
  /** Everybody who sees the folder now, with what each reads and why. Judged by the whole folder, as the gates do. */
  whoSees(): Promise<readonly Seeing[]>
}

/** A sensitive read of one folder. What leaves is a view, and leaving is recorded. */
export interface CaseQuery<I extends z.ZodType = z.ZodType, A extends Action = Action, Rows = unknown, View = unknown> {
  door: 'case query'
  /** Noun phrase: `casePage`. */
  name: string
  input: I
  permission: A
  /** What its event is called, where that is not `viewed` (or `printed`, for printing). */
  act?: HouseAct
  caseId(input: z.output<I>): CaseId
  load(work: CaseQueryWork<z.output<I>>): Promise<Rows>
  /** Rows to the view type; a sealed part leaves as `SealedPart`. */
  redact(rows: Rows, sight: Sight): View
  /** What the event says was shown, besides the case: sections, entry ids. Never content. */
  shown?(rows: Rows, sight: Sight): { sections: readonly string[]; count?: number }
}

/** A read that is not of one folder: lists, people, users, audit, own reports. */
export interface Query<I extends z.ZodType = z.ZodType, A extends Action = Action, Rows = unknown, View = unknown> {
  door: 'query'
  name: string
  input: I
  permission: A
  /** What its event is called, where that is not `viewed` (or `printed`, for printing). */
  act?: HouseAct
  load(work: QueryWork<z.output<I>>): Promise<Rows>
  redact(rows: Rows, actor: Actor): View
  shown?(rows: Rows): { sections: readonly string[]; count?: number; ids?: readonly string[]; terms?: string }
  /** `quiet`: shows nothing about a child and nothing about another person (own drafts, an empty form): no event. */
  quiet?: boolean
  /** It goes on where the log can't be written: what it shows may be needed in an emergency, and is put on record later. */
  readsOn?: boolean
  /** What asking it is counted as; who does it more often than any work takes is held back for a while. */
  paced?: Paced
}

export const caseQuery = <I extends z.ZodType, const A extends Action, Rows, View>(
  query: Omit<CaseQuery<I, A, Rows, View>, 'door'>,
): CaseQuery<I, A, Rows, View> => ({ door: 'case query', ...query })

export const query = <I extends z.ZodType, const A extends Action, Rows, View>(
  declared: Omit<Query<I, A, Rows, View>, 'door'>,
): Query<I, A, Rows, View> => ({ door: 'query', ...declared })

/** A part that exists and may not be read: a page can't print what is not in it. */
export interface SealedPart {
  sealed: true
  compartment: Compartment
  kind: string
  on: string
  /** It may be read and does not open any more. */
  broken?: true
}
