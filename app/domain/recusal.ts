import { z } from 'zod'
import type { CaseFile } from './case-file.ts'
import type { NewEntry } from './entry.ts'
import { id, optionalText, text } from './fields.ts'
import { isRecused, leadOf, recusalSources } from './file/people.ts'
import type { RecusalFact, RecusalSource } from './file/people.ts'
import type { UserId } from './ids.ts'
import { entryNow } from './recording.ts'
import type { Recording } from './recording.ts'

export const recusedKind = 'recusal'
export const recusalAskedKind = 'recusal-asked'
export const recusalAnsweredKind = 'recusal-answered'

/** Who takes over what somebody had to do in a folder, as named on that day. */
const passesTo = z.strictObject({ userId: z.string().min(1), name: z.string().min(1).max(200) }).optional()

const kept = {
  userId: id('Choose a person.'),
  name: text('Give the name.', 200),
  source: z.enum(recusalSources),
  because: optionalText(2000),
  passesTo,
  /** Nobody of the school's triage group is left. */
  schoolOut: z.boolean(),
}

/** Somebody is kept out of a folder. */
export const recusedBase = z.strictObject(kept)
/** Only the roster suggests it: kept out until somebody answers, where it `holds`. */
export const recusalAskedBase = z.strictObject({ ...kept, holds: z.boolean() })

/**
 * What became of it. `another`: the student was the wrong one, and the question goes with the name. `ended`: a district
 * lead lets the person back.
 */
export const recusalAnswers = ['so', 'not-so', 'another', 'ended'] as const
export const recusalAnsweredBase = z.strictObject({
  recusalId: z.string().min(1),
  userId: id('Choose a person.'),
  name: text('Give the name.', 200),
  answer: z.enum(recusalAnswers),
  because: optionalText(2000),
  passesTo,
  schoolOut: z.boolean(),
})
export type RecusalAnsweredBase = z.output<typeof recusalAnsweredBase>

export const recused = (base: z.input<typeof recusedBase>, work: Recording): NewEntry =>
  entryNow(recusedKind, base, work)
export const recusalAsked = (base: z.input<typeof recusalAskedBase>, work: Recording): NewEntry =>
  entryNow(recusalAskedKind, base, work)
export const recusalAnswered = (base: z.input<typeof recusalAnsweredBase>, work: Recording): NewEntry =>
  entryNow(recusalAnsweredKind, base, work)

/** Why somebody is kept out, as people read it. */
export const sourceWords: Readonly<Record<RecusalSource, string>> = {
  self: 'said so themselves',
  lead: 'decided by the lead or a district lead',
  guardian: 'a parent or guardian of the student',
  household: 'the same phone or address as the student’s family',
  concern: 'the person whom it is about',
  target: 'the person who might be hurt',
  'related matter': 'part of a related matter',
}

/** Why it is asked about: a match of what the roster and the accounts say, never known for certain. */
const fromRoster: ReadonlySet<RecusalSource> = new Set(['guardian', 'household'])
/** Whether the reason hangs on which student it is: it goes when another one was meant. */
export const goesWithStudent = (source: RecusalSource): boolean => fromRoster.has(source) || source === 'concern'

/**
 * The lead who answers whether somebody is related; null where there is none who can, or it is about them. Then the
 * district leads and the chair of the school do (access.md 3.6).
 */
export function leadWhoAnswers(file: CaseFile, { userId }: Pick<RecusalFact, 'userId'>): UserId | null {
  const lead = leadOf(file.team)?.userId
  return lead && lead !== userId && !isRecused(file, lead) ? lead : null
}

/** What is asked of whoever answers. */
export const recusalQuestion = ({ name, source }: { name: string; source: RecusalSource }): string =>
  fromRoster.has(source) ? `Is ${name} related to this student?` : `Is ${name} the person who is meant?`
