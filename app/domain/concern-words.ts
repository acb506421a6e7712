import type { CaseFile } from './case-file.ts'
import { isAdultConcern } from './identity.ts'

/** Whom the words of a folder's pages speak of: a student, or an adult (S9) of whom nothing is said that only fits a student. */
export type Whom = 'student' | 'adult'
export const whomOf = (file: Pick<CaseFile, 'student'>): Whom => (isAdultConcern(file) ? 'adult' : 'student')

/** Whole phrases that say something else of an adult than the same words with "person". Longer ones first. */
const phrases: readonly (readonly [string, string])[] = [
  [
    'A student’s school days away count for the removal ledger, also when a parent agreed at our request.',
    'The removal ledger counts a student’s school days; for an adult it stays empty.',
  ],
  ['call the parent and record the answer', 'ask the person or their family and record the answer'],
  ['For example: the student is below grade 6.', 'For example: this is not about a student.'],
  ['Parent or guardian of the student of concern', 'Family of the person of concern'],
  ['The parent’s, at our request', 'The person’s own, at our request'],
  ['The parent’s own', 'The person’s own'],
  ['What works in class? To whom does the student turn?', 'What helps at work? To whom does the person turn?'],
  ['How is it with other students: friends, alone', 'How is it with colleagues and students: close to some, alone'],
  ['Would we say the same of another student with', 'Would we say the same of another person with'],
]

/**
 * What we say, as it reads in a folder: "the student" of the concern is "the person" where that is an adult. Others stay
 * what they are: "a student who might be hurt". Takes a text, or anything of ours that holds texts: a form's design, a
 * rule, a profile. Never what a person wrote.
 */
export function inWordsOf<T>(whom: Whom, thing: T): T {
  return whom === 'student' ? thing : (ofAdult(thing) as T)
}

function ofAdult(thing: unknown): unknown {
  if (typeof thing === 'string') return inWords(thing)
  if (Array.isArray(thing)) return thing.map(ofAdult)
  if (thing === null || typeof thing !== 'object') return thing
  return Object.fromEntries(Object.entries(thing).map(([key, inner]) => [key, ofAdult(inner)]))
}

function inWords(text: string): string {
  if (!/student|parent/i.test(text)) return text
  return phrases
    .reduce((now, [one, other]) => now.replaceAll(one, other), text)
    .replaceAll(/\b([Ss])tudent of concern\b/g, (_, s: string) => `${s === 'S' ? 'P' : 'p'}erson of concern`)
    .replaceAll(/\b([Tt]he|[Tt]he same|[Tt]his|[Ww]hich) student\b(?! who might)/g, '$1 person')
}
