import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import routes from '#app/routes.ts'
import { clockIds } from '#app/domain/profiles/profile.ts'
import { finishedHref } from '#app/domain/work/links.ts'
import { formGroups } from '#app/features/case/form-designs.ts'
import { draftHref } from '#app/features/work/draft-links.ts'

interface Entry {
  path?: string
  children?: readonly Entry[]
}

const paths = (entries: readonly Entry[]): string[] =>
  entries.flatMap(({ path, children }) => [...(path ? [path] : []), ...paths(children ?? [])])
const known = paths(routes as readonly Entry[]).map((path) => new RegExp(`^/${path.replaceAll(/:\w+/g, '[^/]+')}$`))
const leads = (href: string): boolean => known.some((path) => path.test(href.split(/[?#]/)[0] ?? ''))

/** Every text in a file that names a place of a case: `href: '…'`, `place: '…'` and so on. */
const placesIn = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:href|place): '([^']*)'|caseHref\(file\.id, '([^']*)'\)/g)]
    .map(([, href, place]) => href ?? place ?? '')
    .filter((href) => href !== '' && !href.startsWith('#'))

describe('links within a case', () => {
  it('lead from every clock to the form that finishes it', () => {
    expect(clockIds.filter((clock) => !leads(finishedHref('cas_1', clock)))).toEqual([])
  })

  it('lead from every draft to its form', () => {
    const forms = formGroups([]).flatMap(({ designs }) => designs.map(({ id }) => id))
    expect(forms.filter((form) => !leads(draftHref(form, 'cas_1') ?? ''))).toEqual([])
  })

  it.each([
    'app/features/case/add-menu.ts',
    'app/features/case/next-step.ts',
    'app/features/case/right-now.ts',
    'app/domain/work/from-people.ts',
    'app/domain/work/from-clocks.ts',
    ...['means', 'level', 'plan', 'closing', 'return', 'reading', 'weapons-made-safe'].map(
      (gate) => `app/domain/gates/${gate}.ts`,
    ),
  ])('of %s lead to pages', (file) => {
    const broken = placesIn(file).filter((href) => !leads(href.startsWith('/') ? href : `/cases/cas_1/${href}`))
    expect(broken).toEqual([])
  })
})
