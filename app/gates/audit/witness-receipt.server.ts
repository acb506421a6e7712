import type { ReadRecords } from '#db/records/records.ts'
import type { AuditEvent } from '#app/domain/events.ts'
import { partReceipt, readAnew } from '#app/keys/began-anew.server.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { readVkey } from '#app/keys/note.server.ts'
import { readLeaf } from './leaf.ts'

/**
 * What is kept of what came back for a head, and what goes on record besides: that a witness began anew with this log is
 * kept once. Throws `NoteRefused` where the witness did not sign that.
 */
export async function toKeep(
  { audit }: Pick<ReadRecords, 'audit'>,
  { sink, receipt, vkey }: { sink: string; receipt: string; vkey?: string },
): Promise<{ receipt: string; anew: AuditEvent | undefined }> {
  const { note, rest } = partReceipt(receipt)
  if (!note || !vkey) return { receipt: rest, anew: undefined }
  const { size, had, event } = readAnew(note, [readVkey(vkey)])
  const section = `had seen ${had.size} events, by event ${event}; ${sha256(note)}`
  const act = 'system.witnessBeganAnew'
  const [last] = await audit.search({ act, objectId: sink, limit: 1 })
  if (last && readLeaf(last.body)?.obj.sec === section) return { receipt: rest, anew: undefined }
  return { receipt, anew: { act, object: { t: 'anchor', id: sink, section, count: size } } }
}
