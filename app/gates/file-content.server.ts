import type { ReadRecords } from '#db/records/records.ts'
import type { FileId } from '../domain/ids.ts'
import { Undecipherable } from '../keys/errors.ts'
import type { Core } from './core.server.ts'
import { openPiece } from './sealing.server.ts'

/**
 * A file's bytes, opened piece by piece as they are asked for. The first is opened in the snapshot given, so that a file
 * that can't be read is refused before anything was sent; each further one comes from a snapshot of its own, and `broke`
 * hears of one that does not open. Throws `Undecipherable`.
 */
export async function fileContent(
  core: Pick<Core, 'store' | 'vault'>,
  records: ReadRecords,
  fileId: FileId,
  broke: () => Promise<void>,
): Promise<AsyncIterable<Uint8Array>> {
  const piece = async (from: ReadRecords, n: number) => {
    const stored = await from.files.chunk(fileId, n)
    return stored && openPiece(core.vault, from, { fileId, n }, stored)
  }
  const first = await piece(records, 0)
  return (async function* () {
    for (let n = 0, bytes = first; bytes; n += 1) {
      yield bytes
      try {
        bytes = await core.store.read((from) => piece(from, n + 1))
      } catch (error) {
        if (Undecipherable.is(error)) await broke()
        throw error
      }
    }
  })()
}
