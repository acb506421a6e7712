import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createHash } from 'node:crypto'
import {
  consistencyRanges,
  emptyRoot,
  inclusionRanges,
  isConsistent,
  isIncluded,
  noLeaves,
  nodesOf,
  rootOf,
  withLeaf,
} from '#app/gates/audit/tree.server.ts'
import type { Range } from '#app/gates/audit/tree.server.ts'
import { leafHash, nodeHash } from '#app/keys/digest.server.ts'

/** MTH(D[n]) and the proofs, word for word as RFC 6962 section 2.1 defines them. */
const bytes = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
const k = (n: number) => {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}
function mth(d: readonly Buffer[]): Buffer {
  if (d.length === 0) return bytes(Buffer.alloc(0))
  const [only] = d
  if (d.length === 1 && only) return bytes(Buffer.of(0), only)
  return bytes(Buffer.of(1), mth(d.slice(0, k(d.length))), mth(d.slice(k(d.length))))
}
function path(m: number, d: readonly Buffer[]): Buffer[] {
  if (d.length === 1) return []
  const at = k(d.length)
  return m < at ? [...path(m, d.slice(0, at)), mth(d.slice(at))] : [...path(m - at, d.slice(at)), mth(d.slice(0, at))]
}
function subproof(m: number, d: readonly Buffer[], whole: boolean): Buffer[] {
  if (m === d.length) return whole ? [] : [mth(d)]
  const at = k(d.length)
  return m <= at
    ? [...subproof(m, d.slice(0, at), whole), mth(d.slice(at))]
    : [...subproof(m - at, d.slice(at), false), mth(d.slice(0, at))]
}
const hex = (all: readonly Buffer[]) => all.map((one) => one.toString('hex'))

/** The log as it is kept: the frontier and each full subtree once. */
function kept(leaves: readonly Buffer[]) {
  const nodes = new Map<string, string>()
  let frontier = noLeaves
  const roots = [rootOf(frontier)]
  for (const leaf of leaves) {
    const next = withLeaf(frontier, leafHash(leaf))
    for (const { level, index, hash } of next.nodes) {
      expect(nodes.has(`${level} ${index}`)).toBe(false)
      nodes.set(`${level} ${index}`, hash)
    }
    frontier = next.frontier
    roots.push(rootOf(frontier))
  }
  const hashOf = (range: Range) =>
    rootOf({ hashes: nodesOf(range).map(({ level, index }) => nodes.get(`${level} ${index}`) ?? 'not kept') })
  return { roots, proof: (ranges: readonly Range[]) => ranges.map(hashOf), size: frontier.size, nodes }
}

const eight = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const eightRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('the tree over the log', () => {
  it('hashes as the test constants of transparency-dev/merkle and of certificate transparency’s reference code', () => {
    expect(emptyRoot).toBe(eightRoots[0])
    expect(leafHash('')).toBe(eightRoots[1])
    expect(leafHash('L123456')).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56')
    const text = (words: string) => Buffer.from(words).toString('hex')
    expect(nodeHash(text('N123'), text('N456'))).toBe(
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    )
    expect(kept(eight.map((one) => Buffer.from(one, 'hex'))).roots).toEqual(eightRoots)
  })

  const log = fc.array(
    fc.uint8Array({ maxLength: 6 }).map((one) => Buffer.from(one)),
    { minLength: 1, maxLength: 70 },
  )

  it('has the roots and proofs that RFC 6962 defines, each subtree written once', () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.nat(), (leaves, a, b) => {
        const { roots, proof, size } = kept(leaves)
        const index = a % size
        const first = b % (size + 1)
        expect(roots[size]).toBe(mth(leaves).toString('hex'))
        expect(proof(inclusionRanges(index, size))).toEqual(hex(path(index, leaves)))
        const wanted = first === 0 ? [] : hex(subproof(first, leaves, true))
        expect(proof(consistencyRanges(first, size))).toEqual(wanted)
      }),
      { numRuns: 150 },
    )
  })

  it('takes its own proofs, and no other leaf, place, size, root or path', () => {
    fc.assert(
      fc.property(log, fc.nat(), fc.nat(), fc.nat(), (leaves, a, b, c) => {
        const { roots, proof, size, nodes } = kept(leaves)
        const [index, first] = [a % size, b % (size + 1)]
        const root = roots[size] ?? ''
        const leaf = nodes.get(`0 ${index}`) ?? ''
        const included = proof(inclusionRanges(index, size))
        expect(isIncluded(leaf, index, size, included, root)).toBe(true)
        const other = leafHash(`another ${c}`)
        expect(isIncluded(other, index, size, included, root)).toBe(false)
        expect(isIncluded(leaf, index, size, included, other)).toBe(false)
        expect(isIncluded(leaf, index, size, [...included, other], root)).toBe(false)
        expect(isIncluded(leaf, size, size, included, root)).toBe(false)
        if (included.length > 0) {
          expect(isIncluded(leaf, index, size, included.slice(1), root)).toBe(false)
          const changed = included.map((one, n) => (n === c % included.length ? other : one))
          expect(isIncluded(leaf, index, size, changed, root)).toBe(false)
          expect(
            isIncluded(
              leaf,
              index,
              size,
              included.map((one) => one.slice(2)),
              root,
            ),
          ).toBe(false)
        }
        const firstRoot = roots[first] ?? ''
        const consistent = proof(consistencyRanges(first, size))
        expect(isConsistent(first, firstRoot, size, root, consistent)).toBe(true)
        expect(isConsistent(first, other, size, root, consistent)).toBe(false)
        expect(isConsistent(first, firstRoot, size, other, consistent)).toBe(first === 0)
        expect(isConsistent(first, firstRoot, size, root, [...consistent, other])).toBe(false)
        expect(isConsistent(size + 1, firstRoot, size, root, consistent)).toBe(false)
        if (consistent.length > 0) {
          expect(isConsistent(first, firstRoot, size, root, consistent.slice(1))).toBe(false)
          const changed = consistent.map((one, n) => (n === c % consistent.length ? other : one))
          expect(isConsistent(first, firstRoot, size, root, changed)).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('refuses a proof of what is not there', () => {
    expect(() => inclusionRanges(3, 3)).toThrow(RangeError)
    expect(() => inclusionRanges(-1, 3)).toThrow(RangeError)
    expect(() => consistencyRanges(4, 3)).toThrow(RangeError)
  })
})
