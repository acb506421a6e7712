import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { actWords } from '#app/domain/event-words.ts'
import { houseActs } from '#app/domain/events.ts'
import { readOpen } from '#app/domain/fold.ts'
import type { StoredEntry } from '#app/domain/entry.ts'
import { instant } from '#app/domain/time.ts'
import type { Day } from '#app/domain/time.ts'
import { entryViews } from '#app/features/case/entry-views.tsx'
import { registry } from '#app/features/entries.ts'
import { source, textOf, told, tracked, treeOf, walk } from './tree.ts'

const entryAt = (kind: string, version: number, example: Record<string, unknown>): StoredEntry => ({
  id: 'ent_example',
  caseId: 'cas_example',
  seq: 1,
  kind,
  kindVersion: version,
  supersedes: null,
  happenedOn: '2026-09-15' as Day,
  happenedAt: null,
  recordedAt: instant('2026-09-15T18:00:00.000Z'),
  recordedBy: 'usr_example',
  open: { header: example.header, base: example.base },
  sealed: [],
})

/** The kinds that a file declares with `defineKind({ kind: … })`. */
function kindsIn(file: string): string[] {
  const found: string[] = []
  walk(treeOf(file), (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'defineKind') return
    const [given] = node.arguments
    if (!given || !ts.isObjectLiteralExpression(given)) return
    for (const property of given.properties) {
      if (!ts.isPropertyAssignment(property) || property.name.getText() !== 'kind') continue
      if (ts.isStringLiteral(property.initializer)) found.push(property.initializer.text)
    }
  })
  return found
}

/** Texts of an example that a person would read: words, not ids, days or answers chosen from a list. */
const wordsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return /\s/.test(value.trim()) ? [value] : []
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(wordsIn) : []
}

describe('every kind of entry', () => {
  it('is in the registry', () => {
    const declared = tracked(/^app\/features\/.*\.entry\.ts$/).flatMap((file) => kindsIn(file))
    const missing = [...new Set(declared)].filter((kind) => !registry.find(kind))
    expect(told(missing, 'Give the kind its line in app/features/entries.ts.')).toBe('')
  })

  it.each(registry.kinds.map((kind) => [kind.kind, kind] as const))(
    '%s: a stored example of every version still reads',
    (name, kind) => {
      for (let version = 1; version <= kind.version; version += 1) {
        const example = kind.examples[version]
        expect(example, `an example of version ${version}`).toBeDefined()
        const parts = readOpen(kind, entryAt(name, version, example ?? {}))
        expect(parts, `version ${version} lifted and checked`).toBeDefined()
        for (const [part, schema] of Object.entries(kind.parts)) {
          const stored = (example ?? {})[part]
          if (stored === undefined || version < kind.version) continue
          const first = schema.parse(stored)
          expect(schema.parse(JSON.parse(JSON.stringify(first))), `${part} parsed again`).toEqual(
            JSON.parse(JSON.stringify(first)),
          )
        }
        expect(kind.sentence((parts ?? {}) as never).trim(), 'its sentence').toMatch(/^[\p{Lu}\p{N}“"'].+$/u)
      }
    },
  )

  it('has a view, or a sentence that says all of it', () => {
    const breaches = registry.kinds
      .filter(({ kind }) => !entryViews[kind])
      .flatMap((kind) => {
        const example = kind.examples[kind.version] ?? {}
        const parts = readOpen(kind, entryAt(kind.kind, kind.version, example)) ?? {}
        const sentence = kind.sentence(parts as never)
        return wordsIn(parts)
          .filter((words) => !sentence.includes(words))
          .map((words) => `${kind.kind} holds “${words}” and never shows it`)
      })
    expect(told(breaches, 'Add a line to app/features/case/entry-views.tsx.')).toBe('')
    const unknown = Object.keys(entryViews).filter((kind) => !registry.find(kind))
    expect(told(unknown, 'This view is of no kind: take its line out of entry-views.tsx.')).toBe('')
  })
})

describe('every event', () => {
  const events = registry.kinds.map(({ event }) => event)

  it('of an entry is named noun.verbed and is no act of the house', () => {
    for (const event of events) {
      expect(event).toMatch(/^[a-z][A-Za-z]*\.[a-z][A-Za-z]*$/)
      expect(houseActs as readonly string[]).not.toContain(event)
    }
  })

  it('of the house has its words for the trail', () => {
    for (const act of houseActs) expect(actWords[act], act).toMatch(/\S/)
  })

  it('that an operation writes is known', () => {
    const known = new Set<string>([...houseActs, ...events])
    const written = source()
      .filter((file) => file.startsWith('app/'))
      .flatMap((file) =>
        [...textOf(file).matchAll(/\bact:\s*'([A-Za-z]+\.[A-Za-z]+)'/g)].map(([, act]) => ({ act: act ?? '', file })),
      )
    const breaches = written.filter(({ act }) => !known.has(act)).map(({ act, file }) => `${file} writes ${act}`)
    expect(told(breaches, 'Add the act to app/domain/events.ts, with its words.')).toBe('')
  })
})
