import type { CaseFile } from '../domain/case-file.ts'
import type { NamesShown } from './sight-table.ts'

/** A name as its initials: "Caleb Strand" is "C. S.". */
export const initialsOf = (name: string): string =>
  wordsOf(name)
    .map((word) => `${[...word][0]?.toUpperCase() ?? ''}.`)
    .join(' ')

const wordsOf = (name: string): string[] => name.split(/[^\p{L}\p{N}'’-]+/u).filter((word) => word !== '')

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
export function nameMask(file: CaseFile, shown: NamesShown): (<T>(value: T) => T) | undefined {
  const words = namesToMask(file, shown)
    .flatMap(wordsOf)
    .filter((word) => [...word].length > 1)
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
