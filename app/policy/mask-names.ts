import type { CaseFile } from '../domain/case-file.ts'
import type { NamesShown } from './sight-table.ts'

/** A name as its initials: "Caleb Strand" is "C. S.". */
export const initialsOf = (name: string): string =>
  wordsOf(name)
    .map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`)
    .join(' ')

const wordEnds = /[^\p{L}\p{N}'’-]+/u
const wordsOf = (name: string): string[] => name.split(wordEnds).filter((word) => word !== '')

/** Whose names are left out for a reader. Names of one letter are left as they are. */
function namesToMask(file: CaseFile, shown: NamesShown): string[] {
  if (shown === 'full') return []
  const targets = file.targets
    .filter(({ kind }) => ['student', 'staff', 'other'].includes(kind))
    .map(({ name }) => name)
  const students = shown === 'initials' && file.student && file.student.concern !== 'unknown' ? [file.student.name] : []
  return [...students, ...targets]
}

/**
 * How texts of a folder read for somebody to whom children are named by their initials (access.md 3.4): each word of
 * such a name becomes its initial, wherever it stands, in what people wrote too. `file` is the whole folder, since a
 * name may stand where its own entry is out of sight. Undefined where everybody is named in full.
 */
export const nameMask = (file: CaseFile, shown: NamesShown): (<T>(value: T) => T) | undefined =>
  maskOf(namesToMask(file, shown))

/**
 * How texts read for the student's own parents, and for whoever else is given some of the record: everybody who might be
 * hurt, and every student who was heard, by initials. `more`: names that somebody adds after reading it. Words of the
 * student's own name stay: a brother's family name is theirs too.
 */
export function othersMask(file: CaseFile, more: readonly string[] = []): <T>(value: T) => T {
  const own = new Set((file.student?.name ?? '').toLowerCase().split(wordEnds))
  const heard = file.inquiry.interviews.filter(({ role }) => role === 'target' || role === 'witness')
  const named = heard.flatMap((one) => wordsOf(one.with)).filter((word) => /^\p{Lu}/u.test(word))
  const others = [...namesToMask(file, 'targets by initials'), ...named, ...more]
  const words = others.flatMap(wordsOf).filter((word) => !own.has(word.toLowerCase()))
  return maskOf(words) ?? ((same) => same)
}

/** How texts read in which each word of some names is its initial. Undefined where there is nothing to leave out. */
function maskOf(names: readonly string[]): (<T>(value: T) => T) | undefined {
  const words = names.flatMap(wordsOf).filter((word) => [...word].length > 1)
  if (words.length === 0) return undefined
  const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length)
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  const masked = (text: string) => text.replace(found, (word) => `${[...word][0]?.toUpperCase() ?? ''}.`)
  const deep = (value: unknown): unknown => {
    if (typeof value === 'string') return masked(value)
    if (Array.isArray(value)) return value.map(deep)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, isId(key) ? one : deep(one)]))
  }
  return <T>(value: T) => deep(value) as T
}

/** What names something for the machine is left alone. */
const isId = (key: string): boolean => /^(id|root|kind|at|on)$|(Id|Ids|At|On)$/.test(key)
