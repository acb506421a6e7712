import { redirect } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/node'
import type { Asking } from '../gates/runtime.ts'
import type {} from './context.server.ts'

/** Pages that are open to somebody who still has the password that an administrator gave. */
const openBeforePassword = ['/account/password', '/sign-out', '/sign-out/everywhere']

/**
 * Who asks, as the gates want it; undefined when nobody is signed in. Somebody with a first password is led to the page
 * where it is changed; nothing else is open before.
 */
export function askingOf({ visitor, requestId }: AppLoadContext, request: Request): Asking | undefined {
  if (visitor.state !== 'signed in') return undefined
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  if (visitor.session.mustChangePassword && !openBeforePassword.includes(path)) throw redirect('/account/password', 303)
  return { actor: visitor.actor, requestId, via: 'web', session: visitor.session.logName }
}

/** To the sign-in page and back to the page asked for. */
export function toSignIn(request: Request, more: Record<string, string> = {}): Response {
  const url = new URL(request.url)
  const next = request.method === 'GET' ? pageOf(url) : (more.next ?? pageOf(url))
  const query = new URLSearchParams({ ...(next === '/' ? {} : { next }), ...withoutNext(more) })
  const text = query.toString()
  return redirect(`/sign-in${text ? `?${text}` : ''}`, 303)
}

const withoutNext = ({ next: _next, ...others }: Record<string, string>) => others

/** The page's own address, also where Remix asked for its data (`/work.data?_routes=…`). */
function pageOf(url: URL): string {
  const search = new URLSearchParams(url.search)
  search.delete('_routes')
  search.delete('index')
  const path = url.pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
  const text = search.toString()
  return text ? `${path}?${text}` : path
}

/** Where to go after signing in: a path of ours, or My work. Never another site, never a loop. */
export function safeNext(next: unknown): string {
  if (typeof next !== 'string' || next.length > 2000 || !/^\/(?![/\\])/.test(next) || /[\u0000-\u0020\\]/.test(next))
    return '/work'
  const url = new URL(next, 'http://offramp.invalid')
  // A path such as "/.//other.example" becomes "//other.example" only once it is read.
  if (url.origin !== 'http://offramp.invalid' || url.pathname.startsWith('//')) return '/work'
  if (/^\/(sign-in|sign-out)\b/.test(url.pathname)) return '/work'
  return `${url.pathname}${url.search}${url.hash}`
}
