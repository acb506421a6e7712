import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { canonical } from '#app/gates/audit/canonical.ts'
import { boundTo, freshKey, openBytes, openText, sealBytes, sealText } from '#app/keys/envelope.server.ts'
import type { Where } from '#app/keys/envelope.server.ts'
import { Undecipherable } from '#app/keys/errors.ts'

const key = { id: 'key_a', key: freshKey() }
const where: Where = { tenant: 'ins_a', table: 'entry_parts', column: 'body', row: 'ent_a', section: 'health' }
const refuses = (work: () => unknown) => {
  expect(work).toThrow(Undecipherable)
}

describe('an envelope', () => {
  it('gives back what was sealed, text and bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        expect(openText(key, where, sealText(key, where, text))).toBe(text)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => {
        expect(Buffer.from(openBytes(key, where, sealBytes(key, where, bytes))).equals(Buffer.from(bytes))).toBe(true)
      }),
    )
  })

  it('says by which key and how it was sealed, and nothing of what it holds', () => {
    const sealed = sealText(key, where, 'CANARY')
    expect(sealed).toMatch(/^off1\.a256gcm\.key_a\.[\w-]{16}\.[\w-]+$/)
    expect(sealed).not.toContain('CANARY')
  })

  it('opens in no other place, under no other key', () => {
    const text = sealText(key, where, 'words')
    const bytes = sealBytes(key, where, Buffer.from('words'))
    for (const name of ['tenant', 'table', 'column', 'row', 'section'] as const) {
      const elsewhere = { ...where, [name]: 'other' }
      refuses(() => openText(key, elsewhere, text))
      refuses(() => openBytes(key, elsewhere, bytes))
    }
    refuses(() => openText({ ...key, id: 'key_b' }, where, text))
    refuses(() => openText({ ...key, key: freshKey() }, where, text))
    refuses(() => openBytes({ ...key, key: freshKey() }, where, bytes))
  })

  it('does not open when any byte of it was changed, or it was cut', () => {
    const sealed = Buffer.from(sealBytes(key, where, Buffer.from('a few words')))
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const changed = Buffer.from(sealed)
        changed[at] = (changed[at] ?? 0) ^ by
        refuses(() => openBytes(key, where, changed))
        refuses(() => openBytes(key, where, sealed.subarray(0, at)))
      }),
    )
    const text = sealText(key, where, 'a few words')
    for (const broken of [
      '',
      'words',
      text.slice(0, -1),
      text.replace('off1', 'off2'),
      text.replace('a256gcm', 'none'),
    ])
      refuses(() => openText(key, where, broken))
  })

  it('never takes a nonce twice', () => {
    const nonces = new Set(Array.from({ length: 20_000 }, () => sealText(key, where, '').split('.')[3]))
    expect(nonces.size).toBe(20_000)
  })

  it('is bound to canonical JSON of its place', () => {
    expect(boundTo(where)).toBe(canonical({ ...where, v: 1 }))
  })
})
