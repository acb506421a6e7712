import type { NewEntry } from '#app/domain/entry.ts'

/** Entries of which there is always one: whoever is kept out has an entry that says so. */
export function someEntries([first, ...others]: readonly NewEntry[]): readonly [NewEntry, ...NewEntry[]] {
  if (!first) throw new Error('Nobody was kept out')
  return [first, ...others]
}
