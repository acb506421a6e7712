import { describe, expect, it } from 'vitest'
import { pending } from '#app/gates/audit/append.server.ts'
import { ofEnvelope, ofPart, ofRow } from '#app/gates/audit/commitments.server.ts'
import { leafSchema, longestLeaf, nothing, readLeaf } from '#app/gates/audit/leaf.ts'
import type { Leaf } from '#app/gates/audit/leaf.ts'
import { committed } from '#app/gates/audit/rows.server.ts'
import { ofSealed, sealedText } from '#app/gates/audit/sealed.server.ts'
import { canonical } from '#app/gates/audit/canonical.ts'
import { day, instant } from '#app/domain/time.ts'
import { leafHash, sha256 } from '#app/keys/digest.server.ts'
import { newId, newSalt } from '#app/keys/random.server.ts'

const source = {
  boot: 'b1',
  tenant: 'dst_1',
  scope: 'sch_alder',
  actor: { k: 'user' as const, id: 'usr_lead', role: 'lead', aal: 1, via: 'web' as const },
  req: 'req_1',
  bld: 'test',
  pol: 'policy:2',
}
const leaf: Leaf = {
  v: 1,
  seq: 0,
  prev: nothing,
  ts: instant('2026-09-15T17:22:00.000Z'),
  ...source,
  act: 'contact.recorded',
  obj: { t: 'case', id: 'cas_1' },
  out: 'allow',
  why: 'rule:member',
  sc: nothing,
}

describe('a leaf of the log', () => {
  it('is hashed as a leaf of an RFC 9162 tree (published constants)', () => {
    expect(leafHash('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(leafHash('L123456')).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56')
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it('reads back from its text', () => {
    expect(readLeaf(canonical(leaf))).toEqual(leaf)
  })

  it('holds nothing beyond its schema', () => {
    const refused: unknown[] = [
      { ...leaf, name: 'Ana' },
      { ...leaf, v: 2 },
      { ...leaf, seq: -1 },
      { ...leaf, ts: '2026-09-15' },
      { ...leaf, act: 'Bericht über' },
      { ...leaf, prev: 'AB' },
      { ...leaf, obj: { ...leaf.obj, name: 'Ana' } },
    ]
    for (const one of refused) expect(leafSchema.safeParse(one).success).toBe(false)
    expect(readLeaf('{')).toBeUndefined()
  })
})

describe('an event on its way to the log', () => {
  const event = { act: 'roster.loaded', object: { t: 'district', id: 'dst_1', count: 90 } }
  const changes = Array.from({ length: 90 }, () => ({ t: 'person', id: newId('person'), b: nothing, a: newSalt() }))

  it('goes on in further leaves when one can not hold its changes, and loses none', () => {
    const leaves = pending(source, { ...event, sealed: { name: 'Test' } }, changes)
    expect(leaves.length).toBeGreaterThan(1)
    expect(leaves.flatMap((one) => one.leaf.st ?? [])).toEqual(changes)
    expect(leaves.map((one) => one.sealed !== null)).toEqual([true, ...leaves.slice(1).map(() => false)])
    for (const one of leaves) expect(JSON.stringify(one.leaf).length).toBeLessThan(longestLeaf)
  })

  it('is one leaf without changes', () => {
    expect(pending(source, event)).toHaveLength(1)
    expect(pending(source, event)[0]?.leaf).not.toHaveProperty('st')
  })

  it('keeps what people typed out of the leaf and in a form that can be hashed', () => {
    const sealed = sealedText({ terms: 'e\u0301\ud800', left: undefined })
    expect(JSON.parse(sealed)).toEqual({ terms: '\u00e9\ufffd' })
  })
})

describe('commitments', () => {
  const part = { body: '{"who":"Ana"}', salt: newSalt() }
  const envelope = {
    id: 'ent_1',
    caseId: 'cas_1',
    seq: 1,
    kind: 'contact',
    kindVersion: 1,
    supersedes: null,
    happenedOn: day('2026-09-15'),
    happenedAt: null,
    recordedAt: instant('2026-09-15T17:22:00.000Z'),
    recordedBy: 'usr_lead',
    salt: newSalt(),
  }

  it('change with what they commit to, and with the salt', () => {
    expect(ofPart(part)).toMatch(/^[0-9a-f]{64}$/)
    expect(ofPart({ ...part, body: '{"who":"Ann"}' })).not.toBe(ofPart(part))
    expect(ofPart({ ...part, salt: newSalt() })).not.toBe(ofPart(part))
    for (const change of [
      { seq: 2 },
      { recordedBy: 'usr_x' },
      { happenedOn: day('2026-09-16') },
      { salt: newSalt() },
    ]) {
      expect(ofEnvelope({ ...envelope, ...change })).not.toBe(ofEnvelope(envelope))
    }
  })

  it('over the envelope do not see the parts', () => {
    const withParts = { ...envelope, parts: [part], key: 3 }
    expect(ofEnvelope(withParts)).toBe(ofEnvelope(envelope))
  })

  it('over a row ignore the order of its columns and say nothing where there is none', () => {
    expect(ofRow({ value: { a: 1, b: null }, salt: 's' })).toBe(ofRow({ value: { b: null, a: 1 }, salt: 's' }))
    expect(ofRow(undefined)).toBe(nothing)
  })

  it('over a row leave out columns that are null, so that one added later changes none, but not what a column holds', () => {
    const row = ofRow({ value: { a: 1, b: { c: null } }, salt: 's' })
    expect(ofRow({ value: { a: 1, b: { c: null }, added: null, never: undefined }, salt: 's' })).toBe(row)
    for (const changed of [{ a: 1 }, { a: 1, b: {} }, { a: 1, b: { c: null }, added: false }, { b: { c: null } }]) {
      expect(ofRow({ value: changed, salt: 's' })).not.toBe(row)
    }
  })

  it('over a session are what they were before it said how many factors were shown, and tell all of that apart', () => {
    const began = instant('2026-09-15T17:00:00.000Z')
    const before = { userId: 'usr_1', createdAt: began, endedAt: null, endedWhy: null, agent: 'Firefox' }
    const row = { ...before, tokenHash: 't', seenAt: began, aal: 1, provenAt: null, half: false } as const
    const all = [row, { ...row, aal: 2 }, { ...row, half: true }, { ...row, provenAt: began }] as const
    const hashes = all.map((one) => ofRow(committed.session(one)))
    expect(hashes[0]).toBe(ofRow({ value: before, salt: 't' }))
    expect(new Set(hashes).size).toBe(all.length)
  })

  it('bind a sealed part to its salt', () => {
    expect(ofSealed(part)).not.toBe(ofSealed({ ...part, salt: newSalt() }))
  })
})

describe('ids and salts', () => {
  it('are a prefix and 26 letters of 128 random bits', () => {
    const ids = Array.from({ length: 1000 }, () => newId('case'))
    for (const id of ids) expect(id).toMatch(/^cas_[a-z2-7]{26}$/)
    expect(new Set(ids).size).toBe(1000)
    expect(newSalt()).toMatch(/^[0-9a-f]{64}$/)
  })
})
