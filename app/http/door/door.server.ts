import { relative } from 'node:path'
import type { HttpBindings } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import type { ServerBuild } from '@remix-run/node'
import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Auth } from '../../auth/auth.server.ts'
import type { Config } from '../../config.server.ts'
import type { NewId } from '../../domain/ids.ts'
import type { Runtime } from '../../gates/runtime.ts'
import { freshNonce, shortName } from '../../keys/tokens.server.ts'
import { fileLimits } from '../file-kinds.ts'
import { machineWaiter, refusalHold } from '../hold-refusal.server.ts'
import { clientAddress, isOwnHost, isOwnRequest, methods, networkOf, withoutForwarded } from './guard.server.ts'
import { contentSecurityPolicy, everywhere } from './headers.server.ts'
import type { Log } from './log.server.ts'
import { createPages } from './pages.server.ts'

export interface DoorParts {
  config: Config
  runtime: Runtime
  auth: Auth
  newId: NewId
  /** "Sign in as …": a demo row, and this computer only or on purpose. */
  demoSignIn: boolean
  log: Log
  /** The pages as built, or how to load them in development. */
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Folder of the built client files. */
  clientDirectory: string
  dev?: boolean
}

interface Variables {
  requestId: string
  nonce: string
  holdRefusal: () => Promise<void>
  /** In how many seconds what was refused goes on, where that is known. */
  retryAfter?: number
}
type Env = { Bindings: HttpBindings; Variables: Variables }

/** The largest request that is looked at all; each form has its own, smaller limit. */
const mostBytes = fileLimits.largest * fileLimits.mostInForm + fileLimits.longestText

/** The outer door: what every request goes through before a page sees it, in this order. */
export function createDoor(parts: DoorParts): Hono<Env> {
  const { config, log, dev } = parts
  const door = new Hono<Env>()
  const pages = createPages(parts.build, dev ? 'development' : 'production')
  const headers = Object.entries(everywhere(config.https))

  door.use(async (c, next) => {
    const began = performance.now()
    c.set('requestId', parts.newId('request'))
    c.set('nonce', freshNonce())
    c.set('holdRefusal', refusalHold(machineWaiter))
    await next()
    for (const [name, value] of headers) c.res.headers.set(name, value)
    if (!c.res.headers.has('Content-Security-Policy')) {
      c.res.headers.set('Content-Security-Policy', contentSecurityPolicy(c.get('nonce'), dev))
    }
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', keptBy(c.req.path, c.res.status))
    const seconds = c.get('retryAfter')
    if (seconds !== undefined) c.res.headers.set('Retry-After', String(seconds))
    // What was not read of a request that is too large must not be taken for the next one.
    if (c.res.status === 413) c.res.headers.set('Connection', 'close')
    c.res.headers.set('X-Request-Id', c.get('requestId'))
    if (!isQuiet(c.req.path)) {
      const ms = Math.round((performance.now() - began) * 10) / 10
      log.info('request', { id: c.get('requestId'), method: c.req.method, path: c.req.path, status: c.res.status, ms })
    }
  })

  door.get('/healthz', async (c) => {
    try {
      await parts.runtime.store.read((records) => records.audit.head())
      return c.json({ ok: true, ...(parts.runtime.behind() ? { record: 'kept aside' } : {}) })
    } catch (error) {
      log.fault('health check', error)
      return c.json({ ok: false }, 503)
    }
  })

  door.use(async (c, next) => {
    const refused = refusal(c, config)
    if (!refused) return next()
    log.warn('refused', { id: c.get('requestId'), why: refused.why, method: c.req.method, path: c.req.path })
    return c.text(refused.words, refused.status, refused.headers)
  })

  const files = serveStatic({ root: relative(process.cwd(), parts.clientDirectory) || '.' })
  door.get('/assets/*', files, (c) => c.text('Not found', 404))
  door.get('/favicon.svg', files)
  door.get('/favicon.ico', (c) => c.redirect('/favicon.svg', 301))

  door.all('*', async (c) => {
    const request = forPages(c.req.raw, config)
    const requestId = c.get('requestId')
    const address = clientAddress(c.env.incoming.socket.remoteAddress, c.req.raw.headers, config.trustedProxies)
    const network = shortName('network', networkOf(address))
    return pages(request, {
      runtime: parts.runtime,
      auth: parts.auth,
      visitor: await parts.auth.visitor(request, requestId, network),
      requestId,
      newId: parts.newId,
      nonce: c.get('nonce'),
      network,
      demoSignIn: parts.demoSignIn,
      holdRefusal: c.get('holdRefusal'),
      goesOnIn: (minutes) => c.set('retryAfter', minutes * 60),
      reportFault: (error) => log.fault('page', error, { id: requestId, path: c.req.path }),
    })
  })

  door.onError((error, c) => {
    log.fault('request', error, { id: c.get('requestId'), path: c.req.path })
    if (error.name === 'StoreBusy') {
      c.set('retryAfter', 5)
      return c.text('Too many people are here right now. Nothing was saved. Wait a moment, then try again.', 503)
    }
    if (error.name === 'NotRecorded') return c.text(error.message, 503)
    return c.text(
      `Something went wrong on our side. Nothing was saved. Try again; if it happens again, tell your administrator this number: ${c.get('requestId')}`,
      500,
    )
  })
  return door
}

const isQuiet = (path: string) => path === '/healthz' || path.startsWith('/assets/')

/** Built files carry a hash of their content in their name; everything else is never kept. */
function keptBy(path: string, status: number): string {
  if (path.startsWith('/assets/') && status < 400) return 'public, max-age=31536000, immutable'
  return path === '/favicon.svg' ? 'public, max-age=86400' : 'no-store'
}

interface Turned {
  status: 400 | 405 | 403 | 413 | 421
  words: string
  why: string
  headers?: Record<string, string>
}

function refusal(c: Context<Env>, config: Config): Turned | undefined {
  const request = c.req.raw
  if (!methods.includes(request.method)) {
    return { status: 405, words: 'Method not allowed', why: 'method', headers: { Allow: methods.join(', ') } }
  }
  if (!isReadable(c.req.path)) return { status: 400, words: 'This address can’t be read.', why: 'address' }
  if (!isOwnHost(c.req.header('host'), config)) {
    return { status: 421, words: `Offramp is at ${config.origin}`, why: 'host' }
  }
  if (!isOwnRequest(request, config)) {
    return {
      status: 403,
      words: 'This was not sent from a page of Offramp. Open the page again and send it from there.',
      why: 'cross-site',
    }
  }
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) {
    return {
      status: 413,
      words: 'That is more than Offramp takes at once.',
      why: 'size',
      headers: { Connection: 'close' },
    }
  }
  return undefined
}

/** Whether a path decodes: what does not has no page, and reading it again and again would fill the log. */
function isReadable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** The request as the pages get it: under our own name, without what a client says about itself in a proxy's place. */
function forPages(request: Request, config: Config): Request {
  const url = new URL(request.url)
  const own = new URL(config.origin)
  const headers = withoutForwarded(request.headers)
  if (url.protocol !== own.protocol) {
    url.protocol = own.protocol
    url.host = own.host
  }
  const body = request.method === 'POST' ? { body: request.body, duplex: 'half' } : {}
  return new Request(url, { method: request.method, headers, signal: request.signal, ...body } as RequestInit)
}
