import { nodeHash, sha256 } from '#app/keys/digest.server.ts'

/*
 * The Merkle tree over the log's leaves (RFC 6962 section 2.1, unchanged in RFC 9162). Hashes are 64 hex digits. A tree is
 * never held whole: what is kept are the hashes of its full subtrees, each written once, and proofs are made of those.
 */

/** The root of a log without leaves. */
export const emptyRoot = sha256('')

/** A full subtree: 2^level leaves, of which the first is leaf index × 2^level. Level 0 is a leaf. */
export interface TreeNode {
  level: number
  index: number
}
export interface HashedNode extends TreeNode {
  hash: string
}

/** The full subtrees that a log of `size` leaves consists of, from the left: what is needed to add a leaf or name the root. */
export interface Frontier {
  size: number
  hashes: readonly string[]
}
export const noLeaves: Frontier = { size: 0, hashes: [] }

/** The log with one more leaf, and every subtree that became full by it, the leaf first. */
export function withLeaf(frontier: Frontier, leaf: string): { frontier: Frontier; nodes: HashedNode[] } {
  const hashes = [...frontier.hashes]
  const nodes = [{ level: 0, index: frontier.size, hash: leaf }]
  let hash = leaf
  for (let level = 1, index = frontier.size; index % 2 === 1; level += 1) {
    hash = nodeHash(hashes.pop() ?? '', hash)
    index = (index - 1) / 2
    nodes.push({ level, index, hash })
  }
  return { frontier: { size: frontier.size + 1, hashes: [...hashes, hash] }, nodes }
}

/** The root of a log of which only the frontier is known. */
export const rootOf = ({ hashes }: Pick<Frontier, 'hashes'>): string =>
  hashes.length === 0
    ? emptyRoot
    : hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), hashes.at(-1) ?? '')

/** The top of a full subtree over hashes that lie side by side: a power of two of them, at least one. */
export function treeHash(hashes: readonly string[]): string {
  if (hashes.length === 0 || !Number.isInteger(Math.log2(hashes.length)))
    throw new RangeError(`${hashes.length} hashes are no full subtree`)
  let level = hashes
  while (level.length > 1) {
    const above: string[] = []
    for (let n = 0; n < level.length; n += 2) above.push(nodeHash(level[n] ?? '', level[n + 1] ?? ''))
    level = above
  }
  return level[0] ?? ''
}

/** Leaves from `from` up to, not including, `to`. */
export interface Range {
  from: number
  to: number
}

/** The largest power of two that is smaller than `size`: how many leaves stand left of the top of a tree. */
const split = (size: number): number => 2 ** Math.floor(Math.log2(size - 1))

/** The full subtrees of a range that begins where a subtree of its size may begin, from the left. */
export function nodesOf({ from, to }: Range): TreeNode[] {
  const nodes: TreeNode[] = []
  for (let start = from; start < to;) {
    const width = 2 ** Math.floor(Math.log2(to - start))
    nodes.push({ level: Math.log2(width), index: start / width })
    start += width
  }
  return nodes
}

/** What an inclusion proof names, from the leaf up: PATH(index, size). Throws `RangeError` where there is no such leaf. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (index < 0 || index >= size) throw new RangeError(`There is no leaf ${index} among ${size}`)
  const ranges: Range[] = []
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + split(to - from)
    const left = index < middle
    ranges.push(left ? { from: middle, to } : { from, to: middle })
    if (left) to = middle
    else from = middle
  }
  return ranges.reverse()
}

/**
 * What a proof names that a log of `size` leaves begins with the same `first` leaves: PROOF(first, size). Empty for the
 * same size and for none. Throws `RangeError` where `first` is more than `size`.
 */
export function consistencyRanges(first: number, size: number): Range[] {
  if (first < 0 || first > size) throw new RangeError(`A log of ${size} leaves has no first ${first}`)
  if (first === 0 || first === size) return []
  const ranges: Range[] = []
  let [from, to, whole] = [0, size, true]
  while (first !== to) {
    const middle = from + split(to - from)
    if (first <= middle) {
      ranges.push({ from: middle, to })
      to = middle
    } else {
      ranges.push({ from, to: middle })
      from = middle
      whole = false
    }
  }
  if (!whole) ranges.push({ from, to })
  return ranges.reverse()
}

/** Whether a path shows that the leaf with this hash is leaf `index` of a log of `size` leaves with this root. */
export function isIncluded(leaf: string, index: number, size: number, path: readonly string[], root: string): boolean {
  if (index < 0 || index >= size || ![leaf, root, ...path].every(isHash)) return false
  let [node, last, hash] = [index, size - 1, leaf]
  for (const one of path) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(one, hash)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else hash = nodeHash(hash, one)
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hash === root
}

/**
 * Whether a path shows that a log of `size` leaves with root `root` begins with the log of `first` leaves with root
 * `firstRoot`. Every log begins with none: then the path is empty, and `firstRoot` that of no leaves.
 */
export function isConsistent(
  first: number,
  firstRoot: string,
  size: number,
  root: string,
  path: readonly string[],
): boolean {
  if (first < 0 || first > size || ![firstRoot, root, ...path].every(isHash)) return false
  if (first === size) return path.length === 0 && firstRoot === root
  if (first === 0) return path.length === 0 && firstRoot === emptyRoot
  const power = Number.isInteger(Math.log2(first))
  const [begin, ...others] = power ? [firstRoot, ...path] : path
  if (begin === undefined) return false
  let [node, last] = [first - 1, size - 1]
  while (node % 2 === 1) [node, last] = [(node - 1) / 2, Math.floor(last / 2)]
  let [before, after] = [begin, begin]
  for (const one of others) {
    if (last === 0) return false
    if (node % 2 === 1 || node === last) {
      before = nodeHash(one, before)
      after = nodeHash(one, after)
      while (node % 2 === 0 && node !== 0) [node, last] = [node / 2, Math.floor(last / 2)]
    } else after = nodeHash(after, one)
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && before === firstRoot && after === root
}

/** Whether a text is a hash as the tree writes them. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
