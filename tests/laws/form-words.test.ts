import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { InputRefused } from '#app/gates/errors.ts'
import { operations } from './operations.ts'

/** What the schema library says by itself, in words for whoever programs. */
const libraryWords = /\bexpected\b|\bInvalid\b|Too (big|small)|Unrecognized|\breceived\b|\bundefined\b|\bNaN\b/
/** Set by the page's address or by the house, or made of fields of their own: never typed as one text. */
const notTyped =
  /^(caseId|entryId|personId|userId|grantId|schoolId|visitId|replaces|person|clock|session|override|criteria|answers|task|.*EntryId|.*Id)$/

/** One of each kind of wrong answer to a field. */
const wrongly: Readonly<Record<string, unknown>> = {
  missing: undefined,
  null: null,
  empty: '',
  'a number': 7,
  'a negative number': -1,
  'a negative number as text': '-1',
  'no number': Number.NaN,
  'yes or no': true,
  'a list': [],
  'a list of nothing': [null],
  'a list of lists': [['x']],
  'a group of fields': { x: 'y' },
  'too long': 'x'.repeat(25_000),
  'too many': Array.from({ length: 300 }, () => 'x'),
  'no such answer': 'no such answer',
  'no date': '2026-02-31',
  'no time': '25:99',
}

interface Shape {
  shape?: Readonly<Record<string, z.ZodType>>
  def: { in?: z.ZodType; innerType?: z.ZodType; out?: z.ZodType; element?: z.ZodType }
}
/** The fields of a schema, under the rules between them; of a list or a group inside it too. */
function fieldsOf(schema: z.ZodType, deep = false): string[][] {
  const { shape, def } = schema as unknown as Shape
  if (shape) {
    const names = Object.entries(shape)
    return names.flatMap(([name, inner]) => [[name], ...(deep ? fieldsOf(inner, true).map((at) => [name, ...at]) : [])])
  }
  if (def.element) return deep ? fieldsOf(def.element, true).map((at) => ['0', ...at]) : []
  const next = [def.innerType, def.in, def.out].find((one) => one && fieldsOf(one, deep).length > 0)
  return next ? fieldsOf(next, deep) : []
}

/** An input that has one value at a place and nothing else. */
const at = ([head, ...rest]: readonly string[], value: unknown): unknown => {
  if (head === undefined) return value
  return head === '0' ? [at(rest, value)] : { [head]: at(rest, value) }
}

/** What a person who sends this reads in words that are not ours: each message with its field. */
function foreign(schema: z.ZodType, input: unknown): string[] {
  try {
    InputRefused.reading(schema, input)
    return []
  } catch (error) {
    if (!InputRefused.is(error)) throw error
    return Object.entries(error.errors)
      .filter(([, message]) => libraryWords.test(message))
      .map(([path, message]) => `${path}: ${message}`)
  }
}

describe('each form answers in its own words', () => {
  it('to far too long a text, in words that its field chose', async () => {
    const raw: string[] = []
    for (const { door, name, value } of await operations()) {
      if (door !== 'case') continue
      const schema = value.input as z.ZodType
      for (const [field = ''] of fieldsOf(schema).filter(([one = '']) => !notTyped.test(one))) {
        const { error } = schema.safeParse({ caseId: 'cas_x', [field]: 'x'.repeat(25_000) })
        const said = error?.issues.filter(({ path }) => path[0] === field) ?? []
        raw.push(
          ...said
            .filter(({ message }) => libraryWords.test(message))
            .map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`),
        )
      }
    }
    expect([...new Set(raw)], 'Give these fields their own words, best from domain/fields.ts').toEqual([])
  })

  it('to every kind of wrong answer, in every command and query', async () => {
    const raw: string[] = []
    let asked = 0
    for (const { name, value } of await operations()) {
      const schema = value.input as z.ZodType
      for (const place of [[], ...fieldsOf(schema, true)]) {
        for (const [kind, wrong] of Object.entries(wrongly)) {
          asked++
          const said = foreign(schema, at(place, wrong))
          raw.push(...said.map((words) => `${name}, ${place.join('.')} as ${kind}: ${words}`))
        }
      }
    }
    expect(asked).toBeGreaterThan(10_000)
    expect(
      raw.slice(0, 20),
      `${raw.length} in all; domain/input-words.ts has the words for what no field says`,
    ).toEqual([])
  })
})
