import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { consistencyRanges, noLeaves, nodesOf, rootOf, treeHash, withLeaf } from '#app/gates/audit/tree.server.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { openNote, readVkey } from '#app/keys/note.server.ts'
import { makeSigner, openSigner } from '../../signer/signer.ts'
import { makeWitness, openWitness, watchLog } from '../../signer/witness.ts'

const folder = () => mkdtempSync(join(tmpdir(), 'offramp-witness-'))
const leaves = Array.from({ length: 40 }, (_, n) => sha256(`leaf ${n}`))
const rootAt = (all: readonly string[], size: number) =>
  rootOf(all.slice(0, size).reduce((frontier, leaf) => withLeaf(frontier, leaf).frontier, noLeaves))
const proofOf = (all: readonly string[], first: number, size: number) =>
  consistencyRanges(first, size).map((range) =>
    rootOf({
      hashes: nodesOf(range).map(({ level, index }) =>
        treeHash(all.slice(index * 2 ** level, (index + 1) * 2 ** level)),
      ),
    }),
  )

/** A log with its signer, and a witness that watches it. */
function scene() {
  const [mine, theirs] = [folder(), folder()]
  makeSigner(mine, 'records.example.org/audit/1')
  makeWitness(theirs, 'county.example.org')
  const signer = openSigner(mine)
  watchLog(theirs, signer.about().vkey)
  const witness = openWitness(theirs)
  const noteOf = (size: number, all = leaves) => {
    const last = signer.about().last?.size ?? 0
    const answer = signer.sign({ size, root: rootAt(all, size), proof: proofOf(all, last, size) })
    if ('why' in answer) throw new Error(answer.why)
    return answer.note
  }
  const asked = (old: number, size: number, note: string, all = leaves) =>
    `old ${old}\n${proofOf(all, old, size)
      .map((hash) => `${Buffer.from(hash, 'hex').toString('base64')}\n`)
      .join('')}\n${note}`
  return { theirs, signer, witness, noteOf, asked }
}

describe('a witness (c2sp.org/tlog-witness)', () => {
  it('signs each head that begins with what it saw, with the time', () => {
    const { witness, noteOf, asked } = scene()
    for (const [old, size] of [
      [0, 7],
      [7, 7],
      [7, 23],
      [23, 40],
    ] as const) {
      const note = noteOf(size)
      const answer = witness.add(asked(old, size, note), 1_764_000_000)
      expect(answer.status).toBe(200)
      expect(openNote(`${note}${answer.body}`, [readVkey(witness.vkey)]).signedBy[0]?.seconds).toBe(1_764_000_000)
    }
    expect(witness.seen()[0]?.head).toContain('40 events')
  })

  it('says what it saw last where somebody asks from elsewhere', () => {
    const { witness, noteOf, asked } = scene()
    const first = noteOf(7)
    witness.add(asked(0, 7, first), 1)
    const second = noteOf(23)
    expect(witness.add(asked(0, 23, second), 1)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '7\n' })
    expect(witness.add(asked(0, 7, first), 1)).toMatchObject({ status: 409, body: '7\n' })
  })

  it('signs no other history, and none that became shorter', () => {
    const { witness, noteOf, asked, theirs } = scene()
    witness.add(asked(0, 23, noteOf(23)), 1)
    const other = leaves.map((leaf, n) => (n === 3 ? sha256('changed') : leaf))
    // Whoever holds the key and has taken the signer's memory away signs anything: only the witness still knows.
    const headOf = (size: number, all: readonly string[]) => {
      const at = folder()
      makeSigner(at, 'records.example.org/audit/1')
      const forger = openSigner(at)
      watchLog(theirs, forger.about().vkey)
      const answer = forger.sign({ size, root: rootAt(all, size), proof: [] })
      return 'note' in answer ? answer.note : ''
    }
    expect(witness.add(`old 7\n\n${headOf(7, leaves)}`, 1)).toMatchObject({ status: 409, body: '23\n' })
    expect(witness.add(`old 23\n\n${headOf(7, leaves)}`, 1).status).toBe(400)
    expect(witness.add(`old 23\n\n${headOf(23, other)}`, 1)).toMatchObject({
      status: 409,
      body: 'The log has 23 events as before, and another root: an event was changed.\n',
    })
    expect(witness.add(asked(23, 40, headOf(40, other), other), 1).status).toBe(422)
    expect(witness.add(asked(23, 40, headOf(40, leaves)), 1).status).toBe(200)
  })

  it('answers by its own rule: unknown logs, unsigned heads, broken proofs, nonsense', () => {
    const { witness, noteOf, asked } = scene()
    const [stranger, at] = [folder(), folder()]
    makeSigner(stranger, 'other.example.org/audit/1')
    const other = openSigner(stranger).sign({ size: 3, root: rootAt(leaves, 3), proof: [] })
    expect(witness.add(`old 0\n\n${'note' in other ? other.note : ''}`, 1).status).toBe(404)
    makeSigner(at, 'records.example.org/audit/1')
    const forged = openSigner(at).sign({ size: 3, root: rootAt(leaves, 3), proof: [] })
    expect(witness.add(`old 0\n\n${'note' in forged ? forged.note : ''}`, 1).status).toBe(403)
    witness.add(asked(0, 7, noteOf(7)), 1)
    const note = noteOf(23)
    expect(witness.add(`old 7\n\n${note}`, 1).status).toBe(422)
    expect(witness.add(asked(7, 23, note).replace(/\n[A-Za-z0-9+/]/, '\nA'), 1).status).not.toBe(200)
    for (const nonsense of ['', 'old', 'old 7\n', `old 07\n\n${note}`, `old 7\nx\n\n${note}`, 'old 0\n\nx\n\n— y z\n'])
      expect(witness.add(nonsense, 1).status, nonsense).toBe(400)
    expect(witness.add(asked(7, 23, note), 1).status).toBe(200)
  })

  it('signs nothing of a log whose last head it has lost', () => {
    const { theirs, witness, noteOf, asked } = scene()
    witness.add(asked(0, 7, noteOf(7)), 1)
    const [file = ''] = readdirSync(join(theirs, 'heads'))
    rmSync(join(theirs, 'heads', file))
    expect(witness.add(asked(7, 23, noteOf(23)), 1).status).toBe(503)
  })
})
