import type { ReadRecords } from '#db/records/records.ts'
import { Undecipherable } from '../keys/errors.ts'
import type { Vault } from '../keys/vault.server.ts'
import { openEvent } from './sealing.server.ts'

/** Sealed parts of events, by place. What was destroyed or does not open any more is left out: the verifier names it. */
export async function sealedEvents(
  vault: Vault,
  records: ReadRecords,
  seqs: readonly number[],
): Promise<Map<number, Readonly<Record<string, unknown>>>> {
  const opened = new Map<number, Readonly<Record<string, unknown>>>()
  for (const row of await records.audit.sealed(seqs)) {
    try {
      opened.set(row.seq, JSON.parse((await openEvent(vault, records, row)).body) as Record<string, unknown>)
    } catch (error) {
      if (!Undecipherable.is(error)) throw error
    }
  }
  return opened
}
