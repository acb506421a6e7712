import type { Places, NodeRow } from '#db/records/checkpoint-records.ts'
import type { ReadRecords } from '#db/records/records.ts'
import { consistencyRanges, inclusionRanges, nodesOf, rootOf, treeHash } from './tree.server.ts'
import type { Range } from './tree.server.ts'

/*
 * The tree over the log as it is stored. Of its nodes every eighth level is kept: one row for 256 leaves. What is not
 * stored yet is computed of what lies below, so that every answer is right however far the rows have grown.
 */

/** Levels between two that are stored, and what one node of the upper stands for in the lower. */
const height = 8
const width = 2 ** height
/** Levels that are stored: the highest is full after more events than a log will have. */
const storedLevels = [height, 2 * height, 3 * height, 4 * height]

type Reads = Pick<ReadRecords, 'checkpoints'>

/** The root over the first `size` leaves, in hex. */
export const rootAt = (records: Reads, size: number): Promise<string> => hashOf(records, { from: 0, to: size })

/** Proof that leaf `index` is in the log of `size` leaves, from the leaf's neighbour up (RFC 6962 section 2.1.1). */
export const inclusionProof = async (records: Reads, index: number, size: number): Promise<string[]> =>
  hashesOf(records, inclusionRanges(index, size))

/** Proof that the log of `size` leaves begins with its first `first` (RFC 6962 section 2.1.2). */
export const consistencyProof = async (records: Reads, first: number, size: number): Promise<string[]> =>
  hashesOf(records, consistencyRanges(first, size))

/** At most `limit` of the nodes that are full in a log of `size` leaves and not stored yet; none where it has all. */
export async function missingNodes(records: Reads, size: number, limit: number): Promise<NodeRow[]> {
  for (const level of storedLevels) {
    const full = Math.floor(size / 2 ** level)
    const stored = await records.checkpoints.nodeCount(level)
    if (stored >= full) continue
    const places = { from: stored, to: Math.min(full, stored + limit) }
    const hashes = await computed(records, level, places)
    return hashes.map((hash, n) => ({ level, place: stored + n, hash }))
  }
  return []
}

async function hashesOf(records: Reads, ranges: readonly Range[]): Promise<string[]> {
  const hashes: string[] = []
  for (const range of ranges) hashes.push(await hashOf(records, range))
  return hashes
}

async function hashOf(records: Reads, range: Range): Promise<string> {
  const hashes: string[] = []
  for (const { level, index } of nodesOf(range)) {
    const below = Math.floor(level / height) * height
    const each = 2 ** (level - below)
    hashes.push(treeHash(await nodesAt(records, below, { from: index * each, to: (index + 1) * each })))
  }
  return rootOf({ hashes })
}

/** Hashes of a level that is a multiple of eight, stored or computed. Throws `RangeError` where the log has too few leaves. */
async function nodesAt(records: Reads, level: number, places: Places): Promise<string[]> {
  const wanted = places.to - places.from
  const stored =
    level === 0 ? await records.checkpoints.leafHashes(places) : await records.checkpoints.nodes(level, places)
  if (stored.length === wanted) return stored
  if (level === 0) throw new RangeError(`The log ends before event ${places.to - 1}`)
  const rest = await computed(records, level, { from: places.from + stored.length, to: places.to })
  return [...stored, ...rest]
}

async function computed(records: Reads, level: number, { from, to }: Places): Promise<string[]> {
  const hashes: string[] = []
  for (let place = from; place < to; place += 1)
    hashes.push(treeHash(await nodesAt(records, level - height, { from: place * width, to: (place + 1) * width })))
  return hashes
}
