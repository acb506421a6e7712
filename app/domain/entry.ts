import type { z } from 'zod'
import type { MadeFile } from './bound-file.ts'
import type { CaseFile } from './case-file.ts'
import type { Compartment, KindGroup, SealedCompartment } from './compartments.ts'
import type { CaseId, EntryId, UserId } from './ids.ts'
import type { Act } from './stages.ts'
import type { Day, Instant } from './time.ts'

/** What every entry has, whatever its kind. `happenedOn/At` orders the timeline; `recordedAt` decides "as of". */
export interface EntryEnvelope {
  id: EntryId
  caseId: CaseId
  /** 1-based place in the folder, without gaps. */
  seq: number
  kind: string
  kindVersion: number
  /** The version this one replaces; both stay. */
  supersedes: EntryId | null
  happenedOn: Day
  happenedAt: Instant | null
  recordedAt: Instant
  recordedBy: UserId
}

/** An entry as the store gives it: open parts as parsed JSON of any version, sealed parts only by name. */
export interface StoredEntry extends EntryEnvelope {
  open: Partial<Record<Compartment, unknown>>
  sealed: readonly SealedCompartment[]
}

export type PartSchemas = Partial<Record<Compartment, z.ZodType>>
export type PartsOf<P extends PartSchemas> = { [C in keyof P]: P[C] extends z.ZodType ? z.output<P[C]> : never }
type OpenOf<P extends PartSchemas> = Pick<PartsOf<P>, Extract<keyof P, 'base' | 'header'>>

/** An entry of a known kind with its open parts checked. `root` is the first version, whose place it takes. */
export interface EntryOf<P extends PartSchemas> extends EntryEnvelope {
  parts: OpenOf<P>
  sealed: readonly SealedCompartment[]
  root: EntryId
}

/** One kind of entry: what it holds, what it changes in the case file, how it reads in one line. Pure. */
export interface EntryKind<P extends PartSchemas = PartSchemas> {
  kind: string
  version: number
  /** The audit event, such as `contact.recorded`. */
  event: string
  group: KindGroup
  parts: P
  /** Pure steps from version n to n+1 of all open parts together, keyed by n. Stored bytes are never rewritten. */
  lifts?: Readonly<Record<number, (open: Record<string, unknown>) => Record<string, unknown>>>
  /** The move it makes, if any. */
  act?(parts: OpenOf<P>): Act | null
  /** How it changes the case file. Runs on a file whose `stage` the fold has already moved. Never mutates. */
  apply(file: CaseFile, entry: EntryOf<P>): CaseFile
  /**
   * One calm sentence for the timeline and the trail, from open parts only: "Called home: mother reached." `file` is the
   * case as it stood before: for what the entry names by its id only.
   */
  sentence(parts: OpenOf<P>, file?: CaseFile): string
  /**
   * Whether it was about somebody who turned out not to be meant: its sentence says so, and nothing else of it is shown.
   * `file` as for `sentence`.
   */
  forNobody?(parts: OpenOf<P>, file: CaseFile): boolean
  /** `never`: moves the stage or is a signature; it can't be amended, only followed by another entry. */
  amend: 'yes' | 'never'
  /** Says nothing of the case: one that arrives never stands in the way of whoever is judging. */
  aside?: true
  /** One stored example of each version's parts, checked by a law. */
  examples: Readonly<Record<number, Record<string, unknown>>>
}

/** Declares a kind with its part types checked against `apply` and `sentence`. */
export const defineKind = <const P extends PartSchemas>(kind: EntryKind<P>): EntryKind<P> => kind

/** A kind whose parts are not known to the caller: what the registry holds. */
export type AnyKind = EntryKind<never> | EntryKind<PartSchemas>

export interface Registry {
  /** All kinds, in the order in which they are declared. */
  kinds: readonly EntryKind[]
  find(kind: string): EntryKind | undefined
}

/** Builds the registry; throws when two kinds share a name or an event. */
export function makeRegistry(kinds: readonly EntryKind[]): Registry {
  const byName = new Map<string, EntryKind>()
  for (const kind of kinds) {
    if (byName.has(kind.kind)) throw new Error(`Two kinds are called ${kind.kind}`)
    byName.set(kind.kind, kind)
  }
  return { kinds, find: (name) => byName.get(name) }
}

/** An entry that a command puts on record. Ids and times are filled in by the gate unless given. */
export interface NewEntry {
  id: EntryId
  kind: string
  parts: Partial<Record<Compartment, unknown>>
  happenedOn: Day
  happenedAt: Instant | null
  supersedes?: EntryId
  /** Files bound to this entry; each must be staged by the same person. */
  files?: readonly string[]
  /** Files that the decision made: stored with the entry, and bound to it. */
  makes?: readonly MadeFile[]
}

/** Makes a `NewEntry` of a kind with its parts typed. Left-out sealed parts are simply absent. */
export const entryOf = <P extends PartSchemas>(
  kind: EntryKind<P>,
  id: EntryId,
  happened: { on: Day; at?: Instant },
  parts: Partial<PartsOf<P>>,
  more: Pick<NewEntry, 'supersedes' | 'files' | 'makes'> = {},
): NewEntry => ({ id, kind: kind.kind, parts, happenedOn: happened.on, happenedAt: happened.at ?? null, ...more })
