import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, isCanonical, NotCanonical, present } from '#app/gates/audit/canonical.ts'

/** The published reference files, where they lie beside the project; the RFC's own facts stand below and always run. */
const vectors = join(process.cwd(), '..', 'shared', 'vectors', 'jcs')
const published = existsSync(vectors) ? readdirSync(join(vectors, 'input')) : []
if (published.length === 0) process.stderr.write(`\n*** No reference files of RFC 8785 at ${vectors}: not compared.\n`)

/** The reference texts also hold fractions and text that is not in form C, which the house itself refuses. */
const asPublished = { fractions: true, unnormalized: true }

describe('canonical JSON gives the reference texts of RFC 8785', () => {
  for (const name of published) {
    it(name, () => {
      const input: unknown = JSON.parse(readFileSync(join(vectors, 'input', name), 'utf8'))
      const expected = readFileSync(join(vectors, 'output', name), 'utf8').trimEnd()
      expect(canonical(input, asPublished)).toBe(expected)
    })
  }

  it('sorts keys by UTF-16 code units (section 3.2.3)', () => {
    const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
    const text = canonical(Object.fromEntries(keys.map((key) => [key, 0])), asPublished)
    expect(text).toBe(`{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`)
  })

  it('writes characters and short escapes as section 3.2.2.2 says', () => {
    expect(canonical('\u20ac$\u000f\nA\'B"\\"/\u007f')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\"/\u007f"')
    expect(canonical('\b\t\n\f\r\u0000\u001b')).toBe('"\\b\\t\\n\\f\\r\\u0000\\u001b"')
  })

  it('writes numbers as appendix B says', () => {
    const numbers: [string, string][] = [
      ['0000000000000000', '0'],
      ['8000000000000000', '0'],
      ['0000000000000001', '5e-324'],
      ['7fefffffffffffff', '1.7976931348623157e+308'],
      ['4340000000000000', '9007199254740992'],
      ['4430000000000000', '295147905179352830000'],
      ['44b52d02c7e14af5', '9.999999999999997e+22'],
      ['44b52d02c7e14af6', '1e+23'],
      ['444b1ae4d6e2ef50', '1e+21'],
      ['3eb0c6f7a0b5ed8d', '0.000001'],
      ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
      ['41b3de4355555554', '333333333.33333325'],
      ['becbf647612f3696', '-0.0000033333333333333333'],
    ]
    for (const [bits, written] of numbers) {
      expect(canonical(Buffer.from(bits, 'hex').readDoubleBE(), asPublished), bits).toBe(written)
    }
  })
})

const text = fc.string({ unit: 'binary' }).map((one) => one.normalize('NFC'))
const value = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger(),
    text,
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      tie('any'),
      { maxKeys: 4, noNullPrototype: true },
    ),
  ),
})).any

describe('canonical JSON', () => {
  it('reads back as what it was made from', () => {
    fc.assert(fc.property(value, (one) => void expect(JSON.parse(canonical(one))).toEqual(one)))
  })

  it('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          value,
          { noNullPrototype: true },
        ),
        (one) => {
          const turned = Object.fromEntries(Object.entries(one).reverse())
          expect(canonical(turned)).toBe(canonical(one))
        },
      ),
    )
  })

  it('is its own canonical text, and any other spelling is not', () => {
    fc.assert(fc.property(value, (one) => void expect(isCanonical(canonical(one))).toBe(true)))
    for (const spelled of ['{"b":1,"a":2}', '{ "a":1}', '1.0', '"\\u0041"', '{"a":1,"a":1}', 'nothing', '']) {
      expect(isCanonical(spelled), spelled).toBe(false)
    }
  })

  it('refuses what has no canonical text instead of dropping it', () => {
    class Person {
      constructor(readonly name = 'Ana') {}
    }
    const refused: [string, unknown][] = [
      ['undefined', { a: undefined }],
      ['undefined in a list', [undefined]],
      ['a hole in a list', new Array<unknown>(1)],
      ['a fraction', 0.5],
      ['an integer out of reach', 2 ** 53],
      ['not a number', Number.NaN],
      ['an infinite number', Number.POSITIVE_INFINITY],
      ['a big integer', 1n],
      ['a date', new Date(0)],
      ['a map', new Map()],
      ['a set', new Set()],
      ['bytes', new Uint8Array(1)],
      ['an instance of a class', new Person()],
      ['a function', () => 1],
      ['a symbol', Symbol('s')],
      ['a key that is a symbol', { [Symbol('s')]: 1 }],
      ['a lone surrogate', '\ud800'],
      ['a lone surrogate in a key', { '\udc00': 1 }],
      ['text that is not in form C', 'e\u0301'],
    ]
    for (const [what, one] of refused) expect(() => canonical(one), what).toThrow(NotCanonical)
  })

  it('says where the trouble is', () => {
    expect(() => canonical({ a: [{ b: 0.5 }] })).toThrow('.a[0].b is 0.5')
  })

  it('leaves absent answers out only where it is asked to', () => {
    expect(present({ a: undefined, b: { c: undefined, d: [{ e: undefined }] } })).toEqual({ b: { d: [{}] } })
    expect(canonical(present({ a: undefined, b: null }))).toBe('{"b":null}')
  })
})
