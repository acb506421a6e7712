import { z } from 'zod'
import type { CaseFile } from './case-file.ts'
import { entryNow } from './recording.ts'
import type { Recording } from './recording.ts'
import { shortName } from './names.ts'
import type { NewEntry } from './entry.ts'
import { optionalId, optionalText } from './fields.ts'
import type { EntryId } from './ids.ts'

export const identifiedKind = 'identified'

/** By what a person may be told from another of a similar name (P10). Two must agree. */
export const identifiers = [
  'student-number',
  'birth-date',
  'photo',
  'handle',
  'class-and-period',
  'recognised-by',
] as const
export type Identifier = (typeof identifiers)[number]
export const leastIdentifiers = 2

export const concerns = ['student', 'staff', 'other', 'unknown'] as const
export type Concern = (typeof concerns)[number]

/**
 * Who the concern is about, as shown on that day. The only kind of entry that holds the identity: correcting a wrong
 * student destroys this part and nothing else is left.
 */
export const identifiedBase = z.strictObject({
  concern: z.enum(concerns),
  personId: optionalId(),
  /** The account with which a member of staff signs in. */
  userId: optionalId(),
  name: optionalText(200),
  /** A handle, game tag or number where there is no name. */
  handle: optionalText(200),
  grade: optionalText(20),
  schoolId: optionalId(),
  identifiers: z.array(z.enum(identifiers)),
  recognisedBy: optionalText(200),
  confirmed: z.boolean(),
})
export type IdentifiedBase = z.output<typeof identifiedBase>

/** Puts on record who the concern is about. */
export const identified = (base: z.input<typeof identifiedBase>, work: Recording): NewEntry =>
  entryNow(identifiedKind, base, work)

/** Whether the concern is about a member of staff or another person who is no student: what is a student's doesn't fit. */
export const isAdultConcern = ({ student }: Pick<CaseFile, 'student'>): boolean =>
  student?.concern === 'staff' || student?.concern === 'other'

/** What stands where there is no name. */
const nameless = { unknown: 'Unknown author', notKnown: 'Name not known' } as const
const isNameless = (name: string): boolean => Object.values<string>(nameless).includes(name)

/** How a person is called where there may be no name. */
export const shownAs = (base: Pick<IdentifiedBase, 'name' | 'handle' | 'concern'>): string =>
  base.name ?? base.handle ?? (base.concern === 'unknown' ? nameless.unknown : nameless.notKnown)

/** The name of whoever the concern is about; undefined where nobody is named. */
export const knownName = ({ student }: Pick<CaseFile, 'student'>): string | undefined =>
  student && !isNameless(student.name) ? student.name : undefined

/** Their given name; undefined where nobody is named, so that a sentence needs other words. */
export const givenName = (file: Pick<CaseFile, 'student'>): string | undefined => knownName(file)?.split(' ')[0]

/** "Caleb S." for a list that somebody may look at over a shoulder; what is no name stays whole. */
export const nameInLists = (name: string | null): string | undefined =>
  name !== null && isNameless(name) ? name : shortName(name)

/** The entries that name another person than `personId`: destroyed when the student is corrected (P10). */
export const wronglyIdentified = (file: CaseFile, personId: string | null): EntryId[] =>
  file.triage.identified.filter((one) => one.personId !== null && one.personId !== personId).map((one) => one.entryId)

/** Whether a folder is about a member of staff: a personnel matter, which no school's team reads. */
export const concernsStaff = (file: Pick<CaseFile, 'student'>): boolean => file.student?.concern === 'staff'
