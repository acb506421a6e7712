import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnreadableForm, formToObject, formToText, textToObject } from '#app/ui/form/form-data.ts'

const read = (...pairs: [string, string][]) => JSON.parse(JSON.stringify(formToObject(pairs))) as unknown
const key = fc.stringMatching(/^[a-z][a-zA-Z]{0,8}$/).filter((name) => name !== 'constructor' && name !== 'prototype')

describe('formToObject', () => {
  it('reads dotted names into nested objects', () => {
    expect(read(['arrived.day', '2027-02-25'], ['arrived.time', ''], ['who', 'Ana'])).toEqual({
      arrived: { day: '2027-02-25', time: '' },
      who: 'Ana',
    })
  })

  it('reads blocks by index and closes gaps, in the order of the indexes', () => {
    expect(read(['weapons.7.type', 'rifle'], ['weapons.0.type', 'knife'], ['weapons.0.seen[]', 'a'])).toEqual({
      weapons: [{ type: 'knife', seen: ['a'] }, { type: 'rifle' }],
    })
  })

  it('makes a list of names that end in [], also of one', () => {
    expect(read(['who[]', 'a'])).toEqual({ who: ['a'] })
    expect(read(['who[]', 'a'], ['who[]', 'b'])).toEqual({ who: ['a', 'b'] })
  })

  it.each([
    ['__proto__.polluted'],
    ['constructor.prototype.polluted'],
    ['a.__proto__'],
    ['a.prototype'],
    ['a.b.c.d.e'],
    ['weapons.51.type'],
    [''],
    ['a..b'],
    ['a[0]'],
  ])('refuses the name %s', (name) => {
    expect(() => formToObject([[name, 'x']])).toThrow(UnreadableForm)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('refuses names at odds with each other, and answers sent twice', () => {
    expect(() => read(['a', '1'], ['a', '2'])).toThrow(UnreadableForm)
    expect(() => read(['a', '1'], ['a.b', '2'])).toThrow(UnreadableForm)
    expect(() => read(['a.b', '1'], ['a', '2'])).toThrow(UnreadableForm)
    expect(() => read(['a.0', '1'], ['a.b', '2'])).toThrow(UnreadableForm)
    expect(() => read(['a[]', '1'], ['a', '2'])).toThrow(UnreadableForm)
  })

  it('leaves out a file input in which nothing was chosen', () => {
    expect({ ...formToObject([['photo', new File([], '')]]) }).toEqual({})
  })

  it('never touches the prototype of objects, whatever is sent', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 20 }), (pairs) => {
        try {
          const object = formToObject(pairs)
          expect(Object.getPrototypeOf(object)).toBeNull()
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableForm)
        }
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
    )
  })

  it('gives back what was written, for any flat form', () => {
    fc.assert(
      fc.property(fc.dictionary(key, fc.string()), (form) => {
        expect({ ...formToObject(Object.entries(form)) }).toEqual({ ...form })
      }),
    )
  })

  it('gives back any list of blocks', () => {
    fc.assert(
      fc.property(
        fc.array(fc.dictionary(key, fc.string(), { minKeys: 1 }), { minLength: 1, maxLength: 50 }),
        (blocks) => {
          const pairs = blocks.flatMap((block, n) =>
            Object.entries(block).map(([name, value]) => [`rows.${n}.${name}`, value] as [string, string]),
          )
          expect(read(...pairs)).toEqual({ rows: blocks.map((block) => ({ ...block })) })
        },
      ),
    )
  })
})

describe('a draft', () => {
  it('is the form as text, without files and without what the door reads', () => {
    const text = formToText([
      ['_token', 't'],
      ['who', 'Ana & Ben'],
      ['photo', new File(['x'], 'x.png')],
      ['with[]', 'a'],
    ])
    expect(text).not.toContain('_token')
    expect(JSON.parse(JSON.stringify(textToObject(text)))).toEqual({ who: 'Ana & Ben', with: ['a'] })
  })

  it('that cannot be read opens an empty form', () => {
    expect(textToObject('__proto__.x=1')).toEqual({})
  })
})
