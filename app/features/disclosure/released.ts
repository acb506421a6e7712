import { bases } from '#app/domain/sharing-bases.ts'
import type { Package } from './package.ts'
import type { DisclosureBase } from './disclosure.entry.ts'

/** What the log keeps of something that left, besides the entry: to whom, by which law, the hash of what was made. */
export const released = ({ name, organisation, basis, consentId, given, files, attached = [] }: DisclosureBase) => ({
  recipient: organisation ? `${name}, ${organisation}` : name,
  basis: `${bases[basis].label}, ${bases[basis].cite}`,
  ...(consentId ? { consentId } : {}),
  sections: given.map(({ id }) => id),
  sha256: [...files, ...attached].map(({ sha256 }) => sha256),
  sizes: [...files, ...attached].map(({ size }) => size),
})

/** The files that go with a package, as its entry keeps them; nothing where there are none. */
export const attaching = ({ attached }: Pick<Package, 'attached'>) =>
  attached.length > 0 ? { attached: [...attached] } : {}
