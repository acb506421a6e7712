import type { ReadRecords } from '#db/records/records.ts'
import { checkpointNumbers, proofActs } from '#app/domain/checkpoints.ts'
import type { ProofState, SinceSigned } from '#app/domain/checkpoints.ts'
import { readLeaf } from './leaf.ts'

type Reads = Pick<ReadRecords, 'audit' | 'checkpoints'>

/** How far the log has grown since its head was last signed. */
export async function sinceSigned(records: Reads): Promise<SinceSigned> {
  const [{ size }, newest] = [await records.audit.head(), await records.checkpoints.newest()]
  const from = newest?.size ?? 0
  const all = size - from
  // Beyond that many it is due in any case.
  const leaves = await records.audit.leaves({ from, limit: 2 * checkpointNumbers.events })
  const events = leaves.filter(({ body }) => !proofActs.includes(readLeaf(body)?.act ?? '')).length
  return { events, all, signedAt: newest?.at }
}

/** What the log's proofs are worth now: when it was last signed, why not since, and where that is known outside. */
export async function proofState(records: Reads): Promise<ProofState> {
  const [{ size }, newest] = [await records.audit.head(), await records.checkpoints.newest()]
  const [refusal] = await records.audit.search({ act: 'system.checkpointRefused', limit: 1 })
  const refused = refusal && refusal.seq >= (newest?.size ?? 0) ? readLeaf(refusal.body) : undefined
  const outside = await records.checkpoints.newestAnchors()
  const [check] = await records.audit.search({ act: 'system.auditVerified', limit: 1 })
  const checked = check && readLeaf(check.body)
  return {
    events: size,
    signed: newest && { events: newest.size, at: newest.at },
    refused: refused && { why: refused.why, at: refused.ts },
    outside: outside.map((one) => ({ sink: one.sink, events: one.size, at: one.at })),
    checked: checked && { at: checked.ts, fits: checked.out === 'allow' },
  }
}

/** The public keys by which the log's signer or its witnesses were named, the newest first, from the events that name them. */
export async function namedKeys(records: Reads, act: 'system.signerNamed' | 'system.witnessNamed'): Promise<string[]> {
  const leaves = await records.audit.search({ act, limit: 100 })
  return leaves.flatMap(({ body }) => readLeaf(body)?.obj.id ?? [])
}
