import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { wrongTest } from './titles.ts'
import { textOf, told } from './tree.ts'

const gapsFile = 'docs/security-gaps.md'
const idShape = /^v5\.0\.0-(?:[1-9]|1[0-7])\.[1-9]\.[1-9]\d?$/
const sentence = z.string().min(10).max(300)

const common = {
  id: z.string().regex(idShape),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  what: z.string().regex(/^\S+(?: \S+){0,11}$/, 'at most a dozen words'),
}
const applying = z.strictObject({
  ...common,
  applies: z.literal(true),
  /** `file > words of its title`. */
  tests: z.array(z.string().regex(/^tests\/[\w./-]+\.(?:test\.tsx?|spec\.ts) > \S.+$/)),
  /** `file` or `file#heading`. */
  documents: z.array(z.string().regex(/^(?:docs\/[\w./-]+|README)\.md(?:#[\w-]+)?$/)),
  gap: sentence.optional(),
})
const elsewhere = z.strictObject({ ...common, applies: z.literal(false), because: sentence })
const file = z.strictObject({
  source: z.string().includes('CC BY-SA 4.0'),
  target: z.string(),
  license: z.literal('CC BY-SA 4.0'),
  requirements: z.array(z.discriminatedUnion('applies', [applying, elsewhere])),
})

const rows = file.parse(JSON.parse(textOf('security/asvs.json'))).requirements
const applicable = rows.filter((row) => row.applies)

/** Every heading of a document as its anchor, as GitHub makes them. */
const anchorsOf = (document: string): string[] =>
  [...textOf(document).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  )

function wrongDocument(named: string): string | undefined {
  const [path = '', anchor] = named.split('#')
  if (!existsSync(path)) return `${path} is not there`
  return anchor === undefined || anchorsOf(path).includes(anchor) ? undefined : `${path} has no heading #${anchor}`
}

const breachesOf = (wrong: (row: (typeof applicable)[number]) => readonly (string | undefined)[]): string[] =>
  applicable.flatMap((row) =>
    wrong(row)
      .filter((one) => one !== undefined)
      .map((one) => `${row.id}: ${one}`),
  )

describe('the requirements of OWASP ASVS 5.0.0', () => {
  it('stand there once each, in their order', () => {
    const parts = (id: string) => id.replace('v5.0.0-', '').split('.').map(Number)
    const before = (a: string, b: string) => {
      const [left, right] = [parts(a), parts(b)]
      const at = left.findIndex((one, n) => one !== right[n])
      return at >= 0 && (left[at] ?? 0) < (right[at] ?? 0)
    }
    const breaches = rows.slice(1).filter((row, n) => !before(rows[n]?.id ?? '', row.id))
    expect(
      told(
        breaches.map(({ id }) => id),
        'Sort by number, and name none twice.',
      ),
    ).toBe('')
  })

  it('are all there are, each with its level', () => {
    const of = (level: number) => rows.filter((row) => row.level === level).length
    expect([of(1), of(2), of(3)]).toEqual([70, 183, 92])
  })

  it('have a test or a document each, where they apply', () => {
    const breaches = breachesOf(({ tests, documents }) =>
      tests.length + documents.length === 0 ? ['neither a test nor a document'] : [],
    )
    expect(told(breaches, 'Write the test, or say in docs/security-gaps.md what is missing.')).toBe('')
  })

  it('name tests that are there', () => {
    expect(
      told(
        breachesOf(({ tests }) => tests.map(wrongTest)),
        'Name a title as it stands in the file.',
      ),
    ).toBe('')
  })

  it('name documents and headings that are there', () => {
    expect(
      told(
        breachesOf(({ documents }) => documents.map(wrongDocument)),
        'Name a heading of the document.',
      ),
    ).toBe('')
  })

  it('that do not hold yet are named among the gaps, and no others', () => {
    const named = [...textOf(gapsFile).matchAll(/^- \*\*(v[\d.-]+)\*\*/gm)].map(([, id]) => id)
    const gaps = applicable.filter(({ gap }) => gap !== undefined)
    expect(named).toEqual(gaps.map(({ id }) => id))
    const silent = gaps.filter(({ documents }) => !documents.includes(gapsFile)).map(({ id }) => id)
    expect(told(silent, `Name ${gapsFile} in its row.`)).toBe('')
  })

  it('say of each gap what is missing in the words of the row', () => {
    const text = textOf(gapsFile).replace(/\s+/g, ' ')
    const breaches = breachesOf(({ gap }) => (gap === undefined || text.includes(gap) ? [] : [gap]))
    expect(told(breaches, `Say the same in ${gapsFile}.`)).toBe('')
  })
})
