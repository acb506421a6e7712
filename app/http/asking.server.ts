import { redirect } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/node'
import { withNext } from '../domain/next-page.ts'
import type { Asking } from '../gates/runtime.ts'
import type { UserActor } from '../policy/roles.ts'
import type {} from './context.server.ts'

/** Pages that are open to somebody who still has the password that an administrator gave. */
const openBeforePassword = ['/account/password', '/sign-out', '/sign-out/everywhere']

/** Pages that are open to somebody who has no second factor yet: those on which it is set. */
const openBeforeFactor = [
  ...openBeforePassword,
  '/account/factors',
  '/account/factors/passkey',
  '/account/factors/passkey/options',
  '/account/factors/app',
  '/account/factors/app/confirm',
  '/session/left',
]

/** Pages that are open in a session that is used from somewhere else: those on which its person confirms it, or ends it. */
const openBeforeConfirming = [
  '/account/confirm',
  '/account/confirm/options',
  '/sign-out',
  '/sign-out/everywhere',
  '/session/left',
]

/**
 * Who asks, as the gates want it; undefined when nobody is signed in. Somebody with a first password is led to the page
 * where it is changed, somebody between the two steps to the second, somebody without a second factor to where it is set,
 * somebody whose session is used from elsewhere to where they confirm it; nothing else is open before.
 */
export function askingOf({ visitor, requestId }: AppLoadContext, request: Request): UserAsking | undefined {
  if (visitor.state === 'half open') throw toSecondStep(request)
  if (visitor.state !== 'signed in') return undefined
  const { session, actor } = visitor
  const path = new URL(request.url).pathname.replace(/\.data$/, '')
  if (session.mustChangePassword && !openBeforePassword.includes(path)) throw redirect('/account/password', 303)
  if (!session.mustChangePassword && session.mustEnrol && !openBeforeFactor.includes(path))
    throw redirect('/account/factors', 303)
  if (session.mustConfirm && !openBeforeConfirming.includes(path)) throw toConfirm(request, { moved: '1' })
  return { actor, requestId, via: 'web', session: session.logName, assurance: session.assurance }
}

/** A person who asks through a page. */
export type UserAsking = Asking & { actor: UserActor }

/** To the second step of signing in, and on to the page asked for. */
export function toSecondStep(request: Request): Response {
  const next = request.method === 'GET' ? pageOf(new URL(request.url)) : undefined
  return redirect(withNext('/sign-in/second', next), 303)
}

/** To the page where a person confirms that it is them, and back to the page asked for. */
export const toConfirm = (request: Request, more: Record<string, string> = {}): Response => {
  return redirect(withNext('/account/confirm', pageOf(new URL(request.url)), more), 303)
}

/** To the sign-in page and back to the page asked for. */
export function toSignIn(request: Request, more: Record<string, string> = {}): Response {
  const url = new URL(request.url)
  const next = request.method === 'GET' ? pageOf(url) : (more.next ?? pageOf(url))
  return redirect(withNext('/sign-in', next, withoutNext(more)), 303)
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
