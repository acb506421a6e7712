import { matchRoutes } from '@remix-run/react'
import type { ServerBuild } from '@remix-run/node'
import { describe, expect, it } from 'vitest'
import { patternsOf, routesFor } from '#app/http/door/pages.server.ts'
import routes from '#app/routes.ts'

interface Configured {
  id?: string
  path?: string
  index?: boolean
  file: string
  children?: Configured[]
}
interface Listed {
  id: string
  parentId?: string
  path?: string
  index?: boolean
}
const listed = (list: readonly Configured[], parentId: string): Listed[] =>
  list.flatMap(({ file, path, index, children = [] }) => [
    { id: file, parentId, path, index },
    ...listed(children, file),
  ])
const flat: Listed[] = [{ id: 'root', path: '' }, ...listed(routes as Configured[], 'root')]
const build = Object.fromEntries(flat.map((one) => [one.id, one])) as unknown as ServerBuild['routes']
const patterns = patternsOf(build)

/** What Remix makes of a path when it knows only the routes of these ids. */
function matched(path: string, known: readonly string[]): string[] | undefined {
  const under = (parent: string | undefined): never[] =>
    flat
      .filter((one) => one.parentId === parent && known.includes(one.id))
      .map(({ id, path: own, index }) =>
        index ? { id, index } : { id, path: own, children: under(id) },
      ) as unknown as never[]
  return matchRoutes(under(undefined), path)?.map(({ route }) => (route as unknown as Listed).id)
}
const everything = flat.map(({ id }) => id)
const asked = [
  '/',
  ...patterns.map(({ parts }) => `/${parts.map((part) => part.replace(/^:.*|^\*$/, 'one-1')).join('/')}`),
  '/Cases/',
  '/cases//search',
  '/nothing/of/this/kind',
  '/cases/one/nothing',
  '/%63ases',
  '/cases/%zz',
]

describe('an address goes to a handler that knows only the routes which can match it', () => {
  it.each([...new Set(asked)])('%s is answered by the same page', (path) => {
    expect(matched(path, routesFor(path, patterns))).toEqual(matched(path, everything))
  })

  it.each(['/cases/one/home-visit/two/weapons', '/cases/one/triage', '/people/one'])(
    '%s takes along what its beginnings need',
    (path) => {
      const known = routesFor(path, patterns)
      const parts = path.split('/').filter(Boolean)
      for (let n = 0; n < parts.length; n++) {
        const beginning = `/${parts.slice(0, n).join('/')}`
        expect(matched(beginning, known), beginning).toEqual(matched(beginning, everything))
      }
    },
  )

  it('knows a page by the address of its data, and few routes at a time', () => {
    expect(routesFor('/cases/one.data', patterns)).toEqual(routesFor('/cases/one', patterns))
    for (const path of asked) expect(routesFor(path, patterns).length, path).toBeLessThan(12)
  })

  it('has no optional parts in its patterns', () => {
    expect(patterns.flatMap(({ parts }) => parts).filter((part) => part.endsWith('?'))).toEqual([])
  })
})
