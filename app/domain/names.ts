/**
 * How names are compared and found (P10). Pure: the store keeps the words and sounds made here and looks them up, so
 * that a search finds the same on every engine.
 */

/** A person's name in its two parts. Either may hold several words. */
export interface NameParts {
  given: string
  family: string
}

const suffixes = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])

/** The words of a name for searching: no accents, no case; a hyphen parts words, an apostrophe does not. */
export const nameWords = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** Words that tell people apart: suffixes left out, and single letters where there is a longer word. */
function tellingWords(text: string): string[] {
  const words = nameWords(text).filter((word) => !suffixes.has(word))
  const long = words.filter((word) => word.length > 1)
  return long.length > 0 ? long : words
}

/** How a word sounds, roughly, in English and Spanish spelling: equal for Caleb and Kaleb, Halvorsen and Halverson. */
export function soundOf(word: string): string {
  const [plain = ''] = nameWords(word)
  const consonants = plain
    .replace(/^kn/, 'n')
    .replace(/^wr/, 'r')
    .replace(/^y(?![aeiou])/, 'i')
    .replace(/ph/g, 'f')
    .replace(/s?ch/g, 'x')
    .replace(/ck/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/[cq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/v/g, 'f')
    .replace(/(?<!^)h/g, '')
    .replace(/(?<!^)w(?![aeiou])/g, '')
    .replace(/(?<!^)[aeiouy]/g, '')
  return consonants.replace(/(.)\1+/g, '$1')
}

/** Words and sounds under which a person is found. A sound is marked with `~`. */
export function keysOfPerson(person: NameParts & { name: string; studentNumber?: string | null }): string[] {
  const words = [...nameWords(person.name), ...nameWords(person.given), ...nameWords(person.family)]
  const number = person.studentNumber ? [joined(person.studentNumber)] : []
  return [...new Set([...words, ...soundsOf(person), ...number])].filter((key) => key !== '')
}

/** The sounds of a person's name, each marked with `~`; people who share none are never look-alikes. */
export const soundsOf = (name: NameParts): string[] => [
  ...new Set([...tellingWords(name.given), ...tellingWords(name.family)].map((word) => `~${soundOf(word)}`)),
]

/** What a search asks for: words of a name, and numbers such as `RA-26-0041` as one word. At most eight. */
export const searchTerms = (text: string): string[] =>
  [...new Set(text.split(/\s+/).flatMap((token) => (/\d/.test(token) ? [joined(token)] : nameWords(token))))]
    .filter((term) => term !== '')
    .slice(0, 8)

/** Words under which a folder is found: its numbers, whole and by their last parts, and the student's name. */
export function keysOfFolder(words: string): string[] {
  const keys = words.split(/\s+/).flatMap((token) => (/\d/.test(token) ? numberKeys(token) : nameWords(token)))
  return [...new Set(keys)].filter((key) => key !== '')
}

/** `RA-26-0041` is found by itself, by `26-0041`, by `0041` and by `41`, with hyphens or without. */
function numberKeys(token: string): string[] {
  const parts = token.split('-')
  const tails = parts.map((_, from) => joined(parts.slice(from).join('')))
  return [...tails, (parts.at(-1) ?? '').replace(/^0+/, '')]
}

const joined = (token: string): string => nameWords(token).join('')

/**
 * Whether two people could be taken for each other by name: given and family name alike, or the same words in another
 * order. At least one of the two must sound the same. The same name is alike.
 */
export function similarNames(a: NameParts, b: NameParts): boolean {
  const given = likeness(tellingWords(a.given), tellingWords(b.given), true)
  const family = likeness(tellingWords(a.family), tellingWords(b.family), false)
  if (given !== 'none' && family !== 'none') return given === 'sound' || family === 'sound'
  const sorted = (name: NameParts) => [...tellingWords(name.given), ...tellingWords(name.family)].sort().join(' ')
  return sorted(a) === sorted(b) && sorted(a) !== ''
}

type Likeness = 'sound' | 'spelling' | 'none'

/** The closest that any word of one list comes to any of the other. */
function likeness(ones: readonly string[], others: readonly string[], given: boolean): Likeness {
  let best: Likeness = 'none'
  for (const one of ones) {
    for (const other of others) {
      if (one === other || soundOf(one) === soundOf(other)) return 'sound'
      if (near(one, other) || (given && isShortFor(one, other))) best = 'spelling'
    }
  }
  return best
}

/** Alex for Alexander. */
function isShortFor(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= 3 && long.startsWith(short)
}

/** One slip of the pen in a word of four letters or more, two in one of eight or more. */
function near(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  const slips = shorter >= 8 ? 2 : shorter >= 4 ? 1 : 0
  return slips > 0 && Math.abs(one.length - other.length) <= slips && slipsBetween(one, other) <= slips
}

/** Letters added, left out, changed or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      let fewest = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1))
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      if (swapped) fewest = Math.min(fewest, at(before, column - 2) + 1)
      current.push(fewest)
    }
    before = last
    last = current
  }
  return at(last, other.length)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY

/** "Caleb S.": enough to know whom it is about, in a list that somebody may look at over a shoulder. */
export function shortName(name: string | null): string | undefined {
  const [given, ...family] = (name ?? '').trim().split(/\s+/)
  const initial = family.at(-1)?.[0]
  return given ? (initial ? `${given} ${initial}.` : given) : undefined
}

/** Which student who might be hurt: "Jordan R."; somebody who is not on the roster by their number among all of them. */
export function targetInShort(
  { targets }: { targets: readonly { root: string; name: string; personId: string | null }[] },
  root: string,
): string | undefined {
  const n = targets.findIndex((one) => one.root === root)
  const target = targets[n]
  if (!target) return undefined
  return target.personId ? shortName(target.name) : `Number ${n + 1} of ${targets.length}`
}
