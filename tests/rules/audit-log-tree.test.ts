import { describe, expect, it } from 'vitest'
import type { NodeRow } from '#db/records/checkpoint-records.ts'
import type { ReadRecords } from '#db/records/records.ts'
import { consistencyProof, inclusionProof, missingNodes, rootAt } from '#app/gates/audit/log-tree.server.ts'
import { isConsistent, isIncluded, noLeaves, rootOf, treeHash, withLeaf } from '#app/gates/audit/tree.server.ts'
import { sha256 } from '#app/keys/digest.server.ts'

const size = 66_000
const leaves = Array.from({ length: size }, (_, n) => sha256(`${n}`))
const wanted = [0, 1, 255, 256, 257, 700, 65_535, 65_536, 65_537, size]

/** Roots of some sizes, made leaf by leaf. */
const roots = new Map<number, string>()
let frontier = noLeaves
for (const leaf of leaves) {
  if (wanted.includes(frontier.size)) roots.set(frontier.size, rootOf(frontier))
  frontier = withLeaf(frontier, leaf).frontier
}
roots.set(size, rootOf(frontier))

function aLog() {
  const nodes: NodeRow[] = []
  let read = 0
  const counted = <Row>(rows: Row[]) => {
    read += rows.length
    return rows
  }
  const records = {
    checkpoints: {
      leafHashes: async ({ from, to }: { from: number; to: number }) => counted(leaves.slice(from, to)),
      nodes: async (level: number, { from, to }: { from: number; to: number }) =>
        counted(
          nodes.filter((one) => one.level === level && one.place >= from && one.place < to).map((one) => one.hash),
        ),
      nodeCount: async (level: number) => nodes.filter((one) => one.level === level).length,
    },
  } as unknown as ReadRecords
  const grow = async () => {
    for (;;) {
      const missing = await missingNodes(records, size, 100)
      if (missing.length === 0) return
      nodes.push(...missing)
    }
  }
  const reads = () => {
    const before = read
    read = 0
    return before
  }
  return { records, nodes, grow, reads }
}

describe('the tree over the stored log', () => {
  it('has the roots that adding leaf by leaf gives, grown or not', async () => {
    const log = aLog()
    for (const one of wanted) expect(await rootAt(log.records, one), `${one}`).toBe(roots.get(one))
    await log.grow()
    for (const one of wanted) expect(await rootAt(log.records, one), `${one}`).toBe(roots.get(one))
  })

  it('stores every full subtree of an eighth level once', async () => {
    const { nodes, grow } = aLog()
    await grow()
    expect(nodes.filter(({ level }) => level === 8)).toHaveLength(257)
    expect(nodes.filter(({ level }) => level === 16)).toHaveLength(1)
    expect(nodes).toHaveLength(258)
  })

  it('proves each leaf and each beginning, with few reads once it has grown', async () => {
    const { records, grow, reads } = aLog()
    await grow()
    reads()
    for (const index of [0, 1, 255, 256, 40_000, 65_535, 65_536, size - 1]) {
      const path = await inclusionProof(records, index, size)
      expect(isIncluded(leaves[index] ?? '', index, size, path, roots.get(size) ?? ''), `${index}`).toBe(true)
      expect(isIncluded(leaves[index] ?? '', index + 1, size, path, roots.get(size) ?? '')).toBe(false)
      expect(reads(), `${index}`).toBeLessThan(2_000)
    }
    for (const first of wanted) {
      const path = await consistencyProof(records, first, size)
      expect(isConsistent(first, roots.get(first) ?? '', size, roots.get(size) ?? '', path), `${first}`).toBe(true)
      expect(reads(), `${first}`).toBeLessThan(2_000)
    }
  })

  it('knows no log that is longer than what is there', async () => {
    await expect(rootAt(aLog().records, size + 1)).rejects.toThrow(RangeError)
    await expect(inclusionProof(aLog().records, size, size)).rejects.toThrow(RangeError)
    expect(() => treeHash([])).toThrow(RangeError)
    expect(() => treeHash(['a', 'b', 'c'])).toThrow(RangeError)
  })
})
