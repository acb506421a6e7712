import type { z } from 'zod'
import type { Records, ReadRecords } from '#db/records/records.ts'
import type { CaseFile } from '../domain/case-file.ts'
import type { MadeFile } from '../domain/bound-file.ts'
import type { NewEntry } from '../domain/entry.ts'
import type { OverrideRole } from '../domain/gate.ts'
import type { AddressId, CaseId, EntryId, NewId, PersonId } from '../domain/ids.ts'
import type { Profile } from '../domain/profiles/profile.ts'
import type { SchoolCalendar } from '../domain/school-calendar.ts'
import type { Day, Instant } from '../domain/time.ts'
import type { Action } from '../policy/actions.ts'
import type { Paced } from '../policy/pace.ts'
import type { Actor } from '../policy/roles.ts'
import type { AuditEvent, HouseAct } from '../domain/events.ts'
import type { Passwords } from '../keys/passwords.server.ts'
import type { RowRef } from './audit/rows.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Expunging } from './expunge.server.ts'
import type { Openings } from './openings.server.ts'
import type { Permitted } from './permit.ts'
import type { CaseQueryWork } from './query.ts'
import type { Anew } from './resealing.server.ts'

type NonEmpty<T> = readonly [T, ...T[]]

/**
 * What a job does once something is on record: closes the account of the concern, looks for related staff again, puts the
 * keys of a sealed record away or back.
 */
export type OutboxTopic = 'close account' | 'match again' | 'seal keys'

/** A person or an address that a decision brings into the house. Written before its entries, with its own event. */
export interface Creates {
  people?: readonly { id: PersonId; name: string; kind: 'guardian' | 'staff' | 'other' }[]
  addresses?: readonly {
    id: AddressId
    label: string
    line: string
    stays?: { personId: PersonId; relation: string }
  }[]
}

/** The folder as whoever decides may read it: what they hand on can be no more than that. */
export type InSight = Pick<CaseQueryWork<unknown>, 'caseFile' | 'bodies' | 'mayRead'>

export interface CaseWork<Input, A extends Action, Loaded, Prepared = undefined> {
  input: Input
  /** The folder as it stands in this transaction, already authorised for this action. */
  caseFile: Permitted<A>
  /** The names shown to people: the actor as a person, for facts that keep a name. */
  actor: Actor
  now: Instant
  newId: NewId
  calendar: SchoolCalendar
  profile: Profile
  /** As what this person may go on without something that a gate names; for `requireNothingMissing`. */
  overrideRoles: ReadonlySet<OverrideRole>
  /** What `load` brought from the same transaction. */
  loaded: Loaded
  prepared: Prepared
  /** The folder's case number; where it has none, the next one, drawn only when asked for: `draws: 'case number'`. */
  caseNumber: string
  reportNumber: string
  /** A file made of a text, for an entry that `makes` it. */
  makeFile(name: string, mediaType: string, text: string): MadeFile
  /** The entry that this decision corrects, while it is being corrected: what it did must not stand in its own way. */
  correcting?: { root: EntryId; entryId: EntryId }
}

/** A change to one folder. `decide` is pure: it returns what is put on record, or throws `RuleBroken`. */
export interface CaseCommand<
  I extends z.ZodType = z.ZodType,
  A extends Action = Action,
  R = unknown,
  L = unknown,
  P = unknown,
> {
  door: 'case'
  /** Verb and noun: `recordContact`. */
  name: string
  input: I
  permission: A
  /** The folder it changes; `'new'` opens one (a report). */
  caseId(input: z.output<I>): CaseId | 'new'
  /**
   * Judging commands carry `basedOn`, the seq that the person saw, and answer 409 naming what arrived since. A function
   * says for which inputs: what P1 protects (raising) saves anyway.
   */
  judging?: boolean | ((work: { input: z.output<I>; caseFile: CaseFile; today: Day }) => boolean)
  draws?: 'case number' | 'report number'
  /** What it is counted as, for the inputs that are; who does it more often than any work takes is held back for a while. */
  paced?(input: z.output<I>): Paced | undefined
  /** Reads what `decide` needs besides the folder, in the same transaction. */
  load?(work: {
    input: z.output<I>
    records: ReadRecords
    actor: Actor
    caseFile: CaseFile
    now: Instant
    /** The district's day. */
    today: Day
    /** Null where whoever decides reads nothing of the folder. */
    inSight(): InSight | null
  }): Promise<L>
  /** Runs before the transaction: password checks, file sniffing. `decide` re-checks the rows it relied on. */
  prepare?(work: { input: z.output<I>; actor: Actor }): Promise<P>
  decide(work: CaseWork<z.output<I>, A, L, P>): {
    entries: NonEmpty<NewEntry>
    /** Entries for other folders in the same transaction (joining); the gate asks for the same permission in each. */
    elsewhere?: readonly { caseId: CaseId; entries: NonEmpty<NewEntry> }[]
    result: R
    /** What jobs do right after the commit, by the id of an entry that says so. */
    queues?: readonly { id: EntryId; topic: OutboxTopic }[]
    creates?: Creates
    /** Parts destroyed by correcting a wrong student; kept in the event's sealed part. */
    destroys?: readonly { entryId: string; compartment: 'base' | 'header' }[]
    /** Kept only in the sealed part of an entry's event, by entry id: a look-alike that was rejected (P10). */
    auditOnly?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
}

/** A change that is no case content: users, sessions, calendar, grants, drafts with a right to check. */
export interface Command<I extends z.ZodType = z.ZodType, A extends Action = Action, R = unknown, P = unknown> {
  door: 'house'
  name: string
  input: I
  permission: A
  /** What the event of its refusal is called, where that is not `refused` or `ruleBroken`. */
  refusal?: HouseAct
  /** The row that its form changes: what somebody else saved since the form was opened is not saved over (409). */
  edits?(input: z.output<I>): RowRef | undefined
  prepare?(work: {
    input: z.output<I>
    actor: Actor
    read: <T>(work: (records: ReadRecords) => Promise<T>) => Promise<T>
    /** Slow hashing, a few at once: never inside the transaction. */
    passwords: Passwords
  }): Promise<P>
  handle(work: {
    input: z.output<I>
    actor: Actor
    records: Records
    now: Instant
    newId: NewId
    newSalt(): string
    calendar: SchoolCalendar
    profile: Profile
    /** The folder of an id as it stands, whoever may see it: to judge a right to it. Undefined where there is none. */
    fileOf(id: CaseId): Promise<CaseFile | undefined>
    prepared: P
    /** For what keeps a secret, and for looking after keys. */
    vault: Vault
    openings: Openings
    /** Seals, or wraps keys, under those that are active now: some at a time. */
    anew: Anew
    /** Ends a whole folder, as its event says. */
    expunging: Expunging
  }): Promise<{
    result: R
    events: NonEmpty<AuditEvent>
  }>
}

/** Declares a case command; a missing permission or an empty list of entries does not compile. */
export const caseCommand = <I extends z.ZodType, const A extends Action, R, L = undefined, P = undefined>(
  command: Omit<CaseCommand<I, A, R, L, P>, 'door'>,
): CaseCommand<I, A, R, L, P> => ({ door: 'case', ...command })

/** Declares a command of the house; a missing permission or an empty list of events does not compile. */
export const command = <I extends z.ZodType, const A extends Action, R, P = undefined>(
  declared: Omit<Command<I, A, R, P>, 'door'>,
): Command<I, A, R, P> => ({ door: 'house', ...declared })
