import type { PartRow } from '#db/records/records.ts'
import { isSealedCompartment } from '../app/domain/compartments.ts'
import { openPart } from '../app/gates/sealing.server.ts'
import type { Runtime } from '../app/gates/runtime.ts'

/**
 * The sealed parts of a small database in clear. A copy of a folder is another place, in which the original's ciphertext
 * does not open: copies are made in clear and sealed afterwards, each under keys of its own.
 */
export function openedParts({ store, vault }: Runtime): Promise<PartRow[]> {
  return store.read(async (records) => {
    const opened: PartRow[] = []
    for (const entry of await records.evidence.entries({ afterKey: 0, limit: 100_000 })) {
      for (const part of entry.parts.filter(({ compartment }) => isSealedCompartment(compartment))) {
        const row = { ...part, entryId: entry.id }
        opened.push({ ...row, ...(await openPart(vault, records, row)), keyId: null })
      }
    }
    return opened
  })
}
