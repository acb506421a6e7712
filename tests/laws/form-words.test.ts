import { expect, it } from 'vitest'
import type { z } from 'zod'
import { operations } from './operations.ts'

/** What the schema library says by itself, in words for whoever programs. */
const libraryWords = /expected|Invalid|Too (big|small)|Unrecognized/
/** Set by the page's address or by the house, or made of fields of their own: never typed as one text. */
const notTyped =
  /^(caseId|entryId|personId|userId|grantId|schoolId|visitId|replaces|person|clock|session|override|criteria|answers|task|.*EntryId|.*Id)$/

/** The fields of a command's input, under the rules between them. */
function fieldsOf(schema: z.ZodType): string[] {
  const { shape, def } = schema as unknown as { shape?: object; def: { in?: z.ZodType; innerType?: z.ZodType } }
  if (shape) return Object.keys(shape)
  const inner = def.in ?? def.innerType
  return inner ? fieldsOf(inner) : []
}

it('each form answers in its own words, also to far too long a text', async () => {
  const raw: string[] = []
  for (const { door, name, value } of await operations()) {
    if (door !== 'case') continue
    const schema = value.input as z.ZodType
    for (const field of fieldsOf(schema).filter((one) => !notTyped.test(one))) {
      for (const wrong of ['x'.repeat(25_000)]) {
        const parsed = schema.safeParse({ caseId: 'cas_x', [field]: wrong })
        const said = parsed.error?.issues.filter(({ path }) => path[0] === field) ?? []
        raw.push(
          ...said
            .filter(({ message }) => libraryWords.test(message))
            .map(({ path, message }) => `${name}: ${path.join('.')}: ${message}`),
        )
      }
    }
  }
  expect([...new Set(raw)], 'Give these fields their own words, best from domain/fields.ts').toEqual([])
})
