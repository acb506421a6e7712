import type { ReadRecords } from '#db/records/records.ts'
import type { Instant } from '#app/domain/time.ts'
import { checkpointNumbers, proofActs } from '#app/domain/checkpoints.ts'
import type { GuardsSeen, ProofState, SinceSigned } from '#app/domain/checkpoints.ts'
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
  const refusals = await records.audit.search({ act: 'system.anchorRefused', limit: 20 })
  const [check] = await records.audit.search({ act: 'system.auditVerified', limit: 1 })
  const checked = check && readLeaf(check.body)
  return {
    events: size,
    signed: newest && { events: newest.size, at: newest.at },
    refused: refused && { why: refused.why, at: refused.ts },
    outside: outside.map((one) => ({ sink: one.sink, events: one.size, at: one.at })),
    checked: checked && { at: checked.ts, fits: checked.out === 'allow' },
    unreached: stillUnreached(refusals, outside),
    guards: await guardsSeen(records),
  }
}

/** Places outside whose newest word is that they took nothing: each once, with when that was. */
function stillUnreached(
  refusals: readonly { body: string }[],
  outside: readonly { sink: string; at: Instant }[],
): ProofState['unreached'] {
  const last = new Map(outside.map(({ sink, at }) => [sink, at]))
  const found = new Map<string, Instant>()
  for (const { body } of refusals) {
    const leaf = readLeaf(body)
    if (!leaf || found.has(leaf.obj.id)) continue
    const taken = last.get(leaf.obj.id)
    if (!taken || taken < leaf.ts) found.set(leaf.obj.id, leaf.ts)
  }
  return [...found].map(([sink, at]) => ({ sink, at }))
}

/** What was found when somebody last looked at the guards of the database. */
export async function guardsSeen({ audit }: Pick<ReadRecords, 'audit'>): Promise<GuardsSeen | undefined> {
  const [row] = await audit.search({ act: 'system.guardsChecked', limit: 1 })
  const leaf = row && readLeaf(row.body)
  return leaf && { at: leaf.ts, ...(leaf.out === 'error' ? { wrong: leaf.why } : {}) }
}

/** The public keys by which the log's signer or its witnesses were named, the newest first, from the events that name them. */
export async function namedKeys(records: Reads, act: 'system.signerNamed' | 'system.witnessNamed'): Promise<string[]> {
  const leaves = await records.audit.search({ act, limit: 100 })
  return leaves.flatMap(({ body }) => readLeaf(body)?.obj.id ?? [])
}
