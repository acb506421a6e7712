import { bases } from '#app/domain/sharing-bases.ts'
import type { DisclosureBase } from './disclosure.entry.ts'

/** What the log keeps of something that left, besides the entry: to whom, by which law, the hash of what was made. */
export const released = ({ name, organisation, basis, given, files }: DisclosureBase) => ({
  recipient: organisation ? `${name}, ${organisation}` : name,
  basis: `${bases[basis].label}, ${bases[basis].cite}`,
  sections: given.map(({ id }) => id),
  sha256: files.map(({ sha256 }) => sha256),
  sizes: files.map(({ size }) => size),
})
