import { setImmediate } from 'node:timers/promises'
import type { AnchorRow, CheckpointRow } from '#db/records/checkpoint-records.ts'
import type { Store } from '#db/records/records.ts'
import { checkpointDue } from '#app/domain/checkpoints.ts'
import type { GuardsSeen } from '#app/domain/checkpoints.ts'
import type { Instant } from '#app/domain/time.ts'
import { consistencyProof, missingNodes, rootAt } from './log-tree.server.ts'
import { guardsSeen, sinceSigned } from './proof-state.server.ts'

/** The head of the log as a signer is asked for it, with the proof that the log begins with what it signed before. */
export interface HeadWithProof {
  size: number
  root: string
  proof: string[]
}

/** What jobs ask of the log's tree, its signed heads, and of where these are known. */
export interface LogProofs {
  /** Whether the log's head is to be signed now. */
  due(now: Instant): Promise<boolean>
  /** The head, with the proof from the log's first `first` events; without one where the log has fewer. Grows the tree. */
  head(first: number): Promise<HeadWithProof>
  /** Whether a refusal of the signer was put on record since a moment. */
  refusedSince(moment: Instant): Promise<boolean>
  /** Whether it was put on record since a moment that a place outside did not take a head. */
  anchorRefusedSince(sink: string, moment: Instant): Promise<boolean>
  newest(): Promise<{ head: CheckpointRow | undefined; anchors: AnchorRow[] }>
  /** What was found when the guards of the database were last looked at; undefined where they never were. */
  guards(): Promise<GuardsSeen | undefined>
  /** The proof that the log of `size` events begins with its first `first`. */
  proofFrom(first: number, size: number): Promise<string[]>
}

/** Nodes of the tree that are stored in one transaction: each is made of 256 hashes. */
const nodesAtOnce = 200

export const createLogProofs = (store: Store): LogProofs => ({
  due: async (now) => checkpointDue(await store.read(sinceSigned), now),
  head: async (first) => {
    await growTree(store)
    return store.read(async (records) => {
      const { size } = await records.audit.head()
      const proof = first > size ? [] : await consistencyProof(records, first, size)
      return { size, root: await rootAt(records, size), proof }
    })
  },
  refusedSince: (from) =>
    store.read(
      async ({ audit }) => (await audit.search({ act: 'system.checkpointRefused', from, limit: 1 })).length > 0,
    ),
  anchorRefusedSince: (objectId, from) =>
    store.read(
      async ({ audit }) => (await audit.search({ act: 'system.anchorRefused', objectId, from, limit: 1 })).length > 0,
    ),
  newest: () =>
    store.read(async ({ checkpoints }) => ({
      head: await checkpoints.newest(),
      anchors: await checkpoints.newestAnchors(),
    })),
  guards: () => store.read(guardsSeen),
  proofFrom: (first, size) => store.read((records) => consistencyProof(records, first, size)),
})

async function growTree(store: Store): Promise<void> {
  for (;;) {
    const nodes = await store.read(async (records) =>
      missingNodes(records, (await records.audit.head()).size, nodesAtOnce),
    )
    const [first] = nodes
    if (!first) return
    await store.write(async (records) => {
      await records.lockWriter()
      // Another server may have stored them meanwhile.
      if ((await records.checkpoints.nodeCount(first.level)) === first.place) await records.write.addNodes(nodes)
    })
    // A log that was never signed has many: requests that came meanwhile are heard first.
    await setImmediate()
  }
}
