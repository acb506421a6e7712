import { describe, expect, it } from 'vitest'
import {
  checkpointText,
  cosignatureLine,
  noteOf,
  noteTypes,
  openNote,
  readCheckpoint,
  readVkey,
  signatoryOf,
  signatureLine,
  signingKey,
  vkeyOf,
} from '#app/keys/note.server.ts'

/** The example of c2sp.org/signed-note. */
const exampleKey = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const exampleLine =
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
const example = noteOf('This is an example message.\n', [exampleLine])

/** The example of golang.org/x/mod/sumdb/note. Ed25519 gives one signature only. */
const peter = {
  vkey: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  seed: Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1),
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  line: '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
}

/** RFC 8032 section 7.1, the first three tests: seed, public key, message, signature. */
const rfc8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
  ],
] as const

const key = signingKey(Buffer.alloc(32, 7))
const name = 'offramp.example/audit/1'
const us = signatoryOf(name, noteTypes.note, key)
const text = checkpointText({ origin: name, size: 123_457, root: '0a'.repeat(32) })
const signed = noteOf(text, [signatureLine(text, name, key)])

describe('a signed note', () => {
  it('is read and written as the published examples', () => {
    expect(openNote(example, [readVkey(exampleKey)]).text).toBe('This is an example message.\n')
    expect(vkeyOf(readVkey(exampleKey))).toBe(exampleKey)
    expect(vkeyOf(signatoryOf('PeterNeumann', noteTypes.note, signingKey(peter.seed)))).toBe(peter.vkey)
    expect(signatureLine(peter.text, 'PeterNeumann', signingKey(peter.seed))).toBe(peter.line)
    for (const [seed, wanted] of rfc8032)
      expect(signatoryOf('x', noteTypes.note, signingKey(Buffer.from(seed, 'hex'))).key.toString('hex')).toBe(wanted)
  })

  it('leaves signatures of others aside, and wants one of somebody known', () => {
    const both = noteOf(peter.text, [peter.line, signatureLine(peter.text, name, key)])
    expect(openNote(both, [us]).signedBy.map(({ who }) => who.name)).toEqual([name])
    expect(openNote(both, [us, readVkey(peter.vkey)]).signedBy).toHaveLength(2)
    expect(() => openNote(both, [])).toThrow('Nobody whose key is known')
    // The same name with another key, and the same key under another name, are somebody else.
    expect(() => openNote(signed, [signatoryOf(name, noteTypes.note, signingKey(Buffer.alloc(32, 8)))])).toThrow(
      'Nobody whose key is known',
    )
    expect(() => openNote(signed, [{ ...us, name: 'offramp.example/audit/2' }])).toThrow('Nobody whose key is known')
  })

  it('is refused whole where a known signature does not fit', () => {
    const changed = signed.replace('123457', '123458')
    expect(() => openNote(changed, [us])).toThrow('does not fit')
    const other = signatureLine(text, name, key).replace(/.{6}=\n$/, 'AAAAAA=\n')
    expect(() => openNote(noteOf(text, [other]), [us])).toThrow(/does not fit|broken/)
  })

  it.each([
    ['nothing', ''],
    ['no signature', text],
    ['a blank line and no signature', `${text}\n`],
    ['a hyphen for the dash', signed.replace('—', '-')],
    ['a tab', signed.replace(' ', '\t')],
    ['no last newline', signed.slice(0, -1)],
    ['base64 with other last bits', signed.replace(/.=\n$/, '/=\n').replace(/(.)\/=\n$/, '$1/=\n')],
    ['base64 without its end', signed.replace(/=+\n$/, '\n')],
    ['sixty-five signatures', noteOf(text, Array<string>(65).fill(exampleLine))],
  ])('is not read with %s', (_what, note) => {
    expect(() => openNote(note, [us])).toThrow(/signed note|broken|Nobody|more signatures|does not fit/)
  })

  it.each([
    ['a name with a space', 'a b+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'],
    ['another id', exampleKey.replace('530d903a', '530d903b')],
    ['another type', 'example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'],
    ['a short key', 'example.com/foo+530d903a+Aek='],
  ])('has no signatory with %s', (_what, vkey) => {
    expect(() => readVkey(vkey)).toThrow(/public key/)
  })
})

describe('a checkpoint', () => {
  it('says log, size and root in three lines', () => {
    expect(text).toBe(`${name}\n123457\n${Buffer.alloc(32, 10).toString('base64')}\n`)
    expect(readCheckpoint(openNote(signed, [us]).text)).toEqual({ origin: name, size: 123_457, root: '0a'.repeat(32) })
    expect(readCheckpoint('log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n').size).toBe(0)
  })

  it.each([
    ['a size with a zero before it', text.replace('123457', '0123457')],
    ['a size below nothing', text.replace('123457', '-1')],
    ['a size beyond reach', text.replace('123457', '9007199254740993')],
    ['a short root', text.replace(/\n.{44}\n$/, '\nCgo=\n')],
    ['no name', text.slice(name.length)],
    ['two lines', `${name}\n1\n`],
  ])('is not read with %s', (_what, given) => {
    expect(() => readCheckpoint(given)).toThrow('This is not a checkpoint')
  })

  it('is cosigned by a witness with the second at which it was seen', () => {
    const witnessKey = signingKey(Buffer.alloc(32, 9))
    const witness = signatoryOf('witness.example/w1', noteTypes.witness, witnessKey)
    const line = cosignatureLine(text, witness.name, witnessKey, 1_795_000_000)
    const note = signed + line
    expect(openNote(note, [us, witness]).signedBy).toMatchObject([
      { who: { name } },
      { who: { name: witness.name }, seconds: 1_795_000_000 },
    ])
    expect(readVkey(vkeyOf(witness))).toEqual(witness)
    // The same key as an ordinary signatory signed nothing here, and a moved time does not fit.
    expect(() => openNote(note, [{ ...witness, type: noteTypes.note }])).toThrow('Nobody whose key is known')
    const bytes = Buffer.from(line.split(' ')[2] ?? '', 'base64')
    bytes.writeBigUInt64BE(1_795_000_001n, 4)
    const moved = `— ${witness.name} ${bytes.toString('base64')}\n`
    expect(() => openNote(noteOf(text, [moved]), [witness])).toThrow('does not fit')
  })
})
