import type { Records } from '#db/records/records.ts'
import type { MadeFile } from '../domain/bound-file.ts'
import type { Instant } from '../domain/time.ts'
import { sha256 } from '../keys/digest.server.ts'
import type { Vault } from '../keys/vault.server.ts'
import type { Actor } from '../policy/roles.ts'
import { sealPiece } from './sealing.server.ts'

/** The pieces in which a file is stored, as those that are uploaded. */
const pieceSize = 1024 * 1024

/** A file made of a text, with its size and hash: what is stored, and given out later, is exactly this. */
export function madeFile(id: string, name: string, mediaType: string, text: string): MadeFile {
  return { id, name, mediaType, size: Buffer.byteLength(text), sha256: sha256(text), text }
}

/**
 * Stores files that a decision made, sealed as those that people add, as staged by whoever decided: binding them to their
 * entry follows in the same transaction.
 */
export async function stageMade(
  vault: Vault,
  records: Records,
  { actor, now }: { actor: Actor; now: Instant },
  files: readonly MadeFile[],
): Promise<void> {
  for (const { id, name, mediaType, size, sha256: hash, text } of files) {
    const bytes = Buffer.from(text)
    const row = { id, name, mediaType, size, sha256: hash, stagedBy: actor.id, stagedAt: now }
    await records.write.stageFile({ ...row, boundTo: null, caseId: null, blockedAt: null })
    for (let n = 0; n * pieceSize < bytes.byteLength; n += 1) {
      const piece = { fileId: id, n, bytes: bytes.subarray(n * pieceSize, (n + 1) * pieceSize) }
      const sealed = await sealPiece(vault, records, piece)
      await records.write.appendChunk(id, n, sealed.bytes, sealed.keyId)
    }
  }
}
