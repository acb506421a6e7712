import { createRequestHandler } from '@remix-run/node'
import type { RequestHandler, ServerBuild } from '@remix-run/node'

type Routes = ServerBuild['routes']

/** An address pattern as its parts, with the route that answers it and the layouts around that. */
interface Pattern {
  parts: readonly string[]
  ids: readonly string[]
}

/**
 * The pages of a build. Remix compares an address with every route several times while it answers, which costs more
 * than most pages themselves; so each address goes to a handler that knows only the routes that can match it or a part
 * of it. Which of them does is still Remix's decision. `build` is a function in development: there every route is known.
 */
export function createPages(build: ServerBuild | (() => Promise<ServerBuild>), mode: string): RequestHandler {
  const whole = createRequestHandler(build, mode)
  if (typeof build === 'function') return whole
  const patterns = patternsOf(build.routes)
  const handlers = new Map<string, RequestHandler>()
  return (request, context) => {
    const url = new URL(request.url)
    if (url.pathname === '/__manifest' || url.searchParams.has('_data')) return whole(request, context)
    const ids = routesFor(url.pathname, patterns)
    const key = ids.join(' ')
    const handler = handlers.get(key) ?? createRequestHandler(narrowed(build, ids), mode)
    handlers.set(key, handler)
    return handler(request, context)
  }
}

/** The ids of the routes that can match a path or the beginning of it, in the order of the build, with their layouts. */
export function routesFor(path: string, patterns: readonly Pattern[]): string[] {
  const asked = path
    .replace(/\.data$/, '')
    .split('/')
    .filter((part) => part !== '')
  const found = patterns.filter(({ parts }) => canMatch(parts, asked)).flatMap(({ ids }) => ids)
  return [...new Set(found)]
}

/** Every address pattern of the routes of a build. */
export function patternsOf(routes: Routes): Pattern[] {
  return Object.values(routes).map((route) => {
    const chain = [route]
    for (let parent = routes[route.parentId ?? '']; parent; parent = routes[parent.parentId ?? ''])
      chain.unshift(parent)
    const parts = chain.flatMap(({ path = '' }) => path.toLowerCase().split('/')).filter((part) => part !== '')
    return { parts, ids: chain.map(({ id }) => id) }
  })
}

/** Whether a pattern matches the address or a beginning of it. Optional parts are not used, which a law holds. */
const canMatch = (parts: readonly string[], asked: readonly string[]): boolean =>
  (parts.length <= asked.length || parts.at(-1) === '*') &&
  parts.every((part, n) => part === '*' || part.startsWith(':') || part === written(asked[n] ?? ''))

function written(part: string): string {
  try {
    return decodeURIComponent(part).toLowerCase()
  } catch {
    return part.toLowerCase()
  }
}

/** The build with these routes only, for the server and for the manifest that a page takes along. */
const narrowed = (build: ServerBuild, ids: readonly string[]): ServerBuild => ({
  ...build,
  routes: only(build.routes, ids),
  assets: { ...build.assets, routes: only(build.assets.routes, ids) },
})

const only = <T>(routes: Readonly<Record<string, T>>, ids: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(routes).filter(([id]) => ids.includes(id)))
