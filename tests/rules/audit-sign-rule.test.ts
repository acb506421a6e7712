import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whyNotSigned } from '#app/gates/audit/sign-rule.server.ts'
import { consistencyRanges, noLeaves, nodesOf, rootOf, withLeaf } from '#app/gates/audit/tree.server.ts'
import { leafHash } from '#app/keys/digest.server.ts'

/** The heads of a log, and the proof from one to another. */
function logOf(leaves: readonly string[]) {
  const nodes = new Map<string, string>()
  const roots = [rootOf(noLeaves)]
  leaves.reduce((before, leaf) => {
    const next = withLeaf(before, leafHash(leaf))
    for (const one of next.nodes) nodes.set(`${one.level} ${one.index}`, one.hash)
    roots.push(rootOf(next.frontier))
    return next.frontier
  }, noLeaves)
  return {
    head: (size: number) => ({ size, root: roots[size] ?? '' }),
    proof: (from: number, to: number) =>
      consistencyRanges(from, to).map((range) =>
        rootOf({ hashes: nodesOf(range).map(({ level, index }) => nodes.get(`${level} ${index}`) ?? '') }),
      ),
  }
}
const words = Array.from({ length: 40 }, (_none, n) => `event ${n}`)
const honest = logOf(words)

describe('who signs a log', () => {
  it('signs one that grew, and the same one again', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), (a, b) => {
        const [from, to] = a < b ? [a, b] : [b, a]
        expect(whyNotSigned(honest.head(from), honest.head(to), honest.proof(from, to))).toBeUndefined()
      }),
    )
    expect(whyNotSigned(null, honest.head(40), [])).toBeUndefined()
  })

  it('signs none that lost, changed or put in anything before, whatever proof comes with it', () => {
    expect(whyNotSigned(honest.head(40), honest.head(39), [])).toBe(
      'The log has 39 events. It had 40 when it was last signed: 1 is gone.',
    )
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(39), fc.nat(8), (signed, at, more) => {
        const changed = logOf(
          [...words.slice(0, signed), ...words.slice(0, more)].map((one, n) => (n === at ? 'forged' : one)),
        )
        const head = changed.head(signed + more)
        const proof = changed.proof(signed, signed + more)
        const refused = whyNotSigned(honest.head(signed), head, proof)
        if (at < signed) expect(refused).toBeDefined()
        else expect(refused).toBeUndefined()
      }),
    )
  })

  it('signs nothing that is no head', () => {
    expect(whyNotSigned(null, { size: -1, root: honest.head(3).root }, [])).toBe(
      'The size of the log is no number of events.',
    )
    expect(whyNotSigned(null, { size: 3, root: 'x' }, [])).toBe('The root of the log is no hash.')
    expect(whyNotSigned(null, honest.head(3), [honest.head(1).root])).toContain('nothing yet')
    expect(whyNotSigned(honest.head(3), { size: 3, root: honest.head(4).root }, [])).toContain('an event was changed')
    expect(whyNotSigned(honest.head(3), honest.head(4), [])).toBe(
      'The log does not begin with the 3 events that were last signed.',
    )
  })
})
