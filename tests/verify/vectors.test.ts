import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { canonical as ofApp } from '#app/gates/audit/canonical.ts'
import { leafSchema, nothing } from '#app/gates/audit/leaf.ts'
import { inclusionRanges, nodesOf, noLeaves, rootOf, withLeaf } from '#app/gates/audit/tree.server.ts'
import type { Range } from '#app/gates/audit/tree.server.ts'
import { leafHash as leafOfApp } from '#app/keys/digest.server.ts'
import { asLeaf, commitment, isCanonical, parsed, redacted } from '../../verify/leaf.js'
import { Refused, openCheckpoint, readCheckpoint, readVkey, signers } from '../../verify/note.js'
import { Tree, isIncluded, leafHash, nodeHash, sha256 } from '../../verify/tree.js'
import { logVkey, noteAt, witnessed, witnessVkey } from './sound-log.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the tree of the verifier (RFC 6962; transparency-dev/merkle; the tree of eight of Certificate Transparency)', () => {
  it('hashes as published', () => {
    expect(new Tree().root()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(hex(leafHash(''))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(hex(leafHash('L123456'))).toBe('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56')
    const wide = (text: string) => sha256(Buffer.concat([Buffer.of(1), Buffer.from(text)]))
    expect(hex(wide('N123N456'))).toBe('aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb')
    const [left, right] = [sha256('left'), sha256('right')]
    expect(nodeHash(left, right)).toEqual(sha256(Buffer.concat([Buffer.of(1), left, right])))
  })

  it('has the published roots of one to eight leaves', () => {
    const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
    const tree = new Tree()
    const roots = leaves.map((leaf) => {
      tree.add(sha256(Buffer.concat([Buffer.of(0), Buffer.from(leaf, 'hex')])))
      return tree.root()
    })
    expect(roots).toEqual([
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
      'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
      '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
      'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
      '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
    ])
  })

  it('takes the inclusion proofs that the application makes, and none that is changed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (size, pick) => {
        const index = pick % size
        const hashes = Array.from({ length: size }, (_, n) => leafOfApp(`event ${n}`))
        const rootIn = ({ from, to }: Range) =>
          rootOf(hashes.slice(from, to).reduce((frontier, hash) => withLeaf(frontier, hash).frontier, noLeaves))
        const path = inclusionRanges(index, size).map((range) => Buffer.from(rootIn(range), 'hex'))
        expect(nodesOf({ from: 0, to: size }).length).toBeGreaterThan(0)
        const [leaf, root] = [leafHash(`event ${index}`), rootIn({ from: 0, to: size })]
        expect(isIncluded(leaf, index, size, path, root)).toBe(true)
        expect(isIncluded(leafHash('other'), index, size, path, root)).toBe(false)
        expect(isIncluded(leaf, index + 1, size, path, root)).toBe(false)
        expect(isIncluded(leaf, index, size, [...path, leaf], root)).toBe(false)
        if (path.length > 0) expect(isIncluded(leaf, index, size, path.slice(1), root)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })

  it('counts beyond 2^32, and takes no hash that is too short', () => {
    // The last leaf of 2^40 + 1: its one sibling is the root of all before it.
    const before = sha256('a tree of 2^40 leaves')
    const leaf = leafHash('the last')
    const root = hex(nodeHash(before, leaf))
    expect(isIncluded(leaf, 2 ** 40, 2 ** 40 + 1, [before], root)).toBe(true)
    expect(isIncluded(leaf, 2 ** 40 - 2 ** 32, 2 ** 40 + 1, [before], root)).toBe(false)
    expect(isIncluded(leaf, 0, 1, [], hex(leaf))).toBe(true)
    expect(isIncluded(leaf.subarray(1), 0, 1, [], hex(leaf.subarray(1)))).toBe(false)
  })
})

describe('the notes of the verifier (c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature)', () => {
  const example = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
  const line =
    '— example.com/foo Uw2QOgIoe4bsZUFbZpFmTzdyQZ9ubnLzcZpwSPFBTPKSxzSpbbBB2+Q0OJlqRhMOwOdPPFgJ6AWYtNsZUHZ8cA9K9Ak='

  it('read the published key, and refuse it with another id', () => {
    expect(readVkey(example)).toMatchObject({ name: 'example.com/foo', id: '530d903a', type: 1 })
    expect(() => readVkey(example.replace('530d', '530e'))).toThrow('does not fit the id')
    for (const wrong of ['', 'a b+530d903a+Aek=', example.slice(0, -1), example.replace('+A', '+B')])
      expect(() => readVkey(wrong)).toThrow(Refused)
  })

  it('take what the log and a witness signed, and refuse the whole note where one of theirs does not fit', () => {
    const note = noteAt(['a', 'b'], 2)
    const keys = [readVkey(logVkey), readVkey(witnessVkey)]
    const both = note + witnessed(note)
    expect(openCheckpoint(both, keys)).toMatchObject({
      log: ['offramp.example/audit/1'],
      witnesses: [{ at: '2026-09-21T14:13:20.000Z' }],
    })
    expect(openCheckpoint(both, [])).toMatchObject({ log: [], witnesses: [] })
    expect(() => openCheckpoint(both.replace('\n2\n', '\n3\n'), keys)).toThrow('does not fit')
    expect(openCheckpoint(both.replace('\n2\n', '\n3\n'), []).checkpoint.size).toBe(3)
    expect(signers('text\n', [], keys)).toEqual({ log: [], witnesses: [] })
    for (const wrong of [
      '',
      note.slice(0, -1),
      note.replace('—', '-'),
      note.replace(' ', '\t'),
      note.replace(/.=\n$/, '\n'),
    ])
      expect(() => openCheckpoint(wrong, keys)).toThrow(Refused)
    expect(() => openCheckpoint(note + `${line}\n`.repeat(64), keys)).toThrow('more signatures')
  })

  it.each([
    'a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    'a\n1\nCsUY\n',
    '\n1\n',
    'a\n9007199254740993\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
  ])('read no checkpoint in %j', (text) => expect(() => readCheckpoint(text)).toThrow(Refused))

  it('read the checkpoint that the specification shows', () => {
    const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
    expect(readCheckpoint(text)).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 })
  })
})

describe('the events of the verifier', () => {
  const ascii = fc.string({
    unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
    maxLength: 30,
  })
  const hash = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })
  const leaf = fc.record(
    {
      v: fc.constantFrom(1, 1, 1, 1, 1, 1, 2, 1.5),
      seq: fc.oneof({ weight: 9, arbitrary: fc.maxSafeNat() }, fc.constant(-1)),
      prev: hash,
      // Mostly a moment that there is: enough of the leaves must be sound in all else too.
      ts: fc.constantFrom(
        ...Array.from({ length: 8 }, () => '2026-09-15T17:22:00.000Z'),
        '2027-01-31T00:00:00.999Z',
        '2026-02-30T00:00:00.000Z',
        '2026-13-01T00:00:00.000Z',
        '2026-09-15',
        '2026-09-15T25:00:00.000Z',
      ),
      ...{
        boot: ascii,
        tenant: ascii,
        scope: ascii,
        act: ascii,
        why: ascii,
        req: ascii,
        bld: ascii,
        pol: ascii,
        sc: hash,
      },
      actor: fc.record(
        {
          k: fc.constantFrom('user', 'cli', 'system', 'job', 'public', 'ghost'),
          id: ascii,
          role: ascii,
          aal: fc.nat(4),
          via: fc.constantFrom('web', 'demo'),
          sid: ascii,
          obo: ascii,
        },
        { requiredKeys: ['k', 'id', 'role', 'aal', 'via'] },
      ),
      obj: fc.record(
        {
          t: ascii,
          id: ascii,
          sec: ascii,
          n: fc.integer({ min: -1, max: 9 }),
          opn: fc.constantFrom('a', 'b', 'c', 'ä'),
        },
        { requiredKeys: ['t', 'id'] },
      ),
      out: fc.constantFrom('allow', 'deny', 'error', 'break_glass', 'maybe'),
      st: fc.array(fc.record({ t: ascii, id: ascii, b: hash, a: fc.oneof({ weight: 9, arbitrary: hash }, ascii) }), {
        maxLength: 3,
      }),
    },
    {
      requiredKeys: [
        'v',
        'seq',
        'prev',
        'ts',
        'boot',
        'tenant',
        'scope',
        'act',
        'why',
        'req',
        'bld',
        'pol',
        'sc',
        'actor',
        'obj',
        'out',
      ],
    },
  )

  it('are those of the application, no more and no fewer, with the same canonical text', () => {
    let sound = 0
    fc.assert(
      fc.property(leaf, fc.constantFrom('', '', '', 'name', 'act', 'st'), (one, odd) => {
        const kept = Object.entries(one).filter(([name]) => name !== odd)
        const value = { ...Object.fromEntries(kept), ...(odd === 'name' ? { name: 'Ana' } : {}) }
        const ours = leafSchema.safeParse(value).success
        expect(asLeaf(value) !== undefined).toBe(ours)
        if (!ours) return
        const text = ofApp(value)
        expect(isCanonical(parsed(text), text)).toBe(true)
        expect(isCanonical(value, JSON.stringify(value))).toBe(JSON.stringify(value) === text)
        sound += 1
      }),
      { numRuns: 1_500 },
    )
    expect(sound).toBeGreaterThan(100)
  })

  it('are committed to by salt and text, and are known for destroyed by one spelling only', () => {
    // RFC 4231, test case 2.
    expect(commitment('Jefe', 'what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    )
    expect(redacted(`{"redacted":true,"h":"${nothing}"}`)).toBe(nothing)
    for (const wrong of [
      `{"h":"${nothing}","redacted":true}`,
      ` {"redacted":true,"h":"${nothing}"}`,
      `{"redacted":true,"h":"${nothing}"}\n`,
      '{}',
    ])
      expect(redacted(wrong)).toBeUndefined()
    expect(parsed('{')).toBeUndefined()
  })
})
