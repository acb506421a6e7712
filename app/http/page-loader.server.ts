import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { json, redirect } from '@remix-run/node'
import { NotPermitted, StepUpNeeded, TooOften } from '../gates/errors.ts'
import type { CaseQuery, Query } from '../gates/query.ts'
import type { Asking } from '../gates/runtime.ts'
import type { Action } from '../policy/actions.ts'
import { askingOf, toConfirm, toSignIn } from './asking.server.ts'
import { answerTo } from './errors.server.ts'
import { searchToObject } from './form-body.server.ts'

export interface LoaderOptions {
  /** More input, from the context or elsewhere; it wins over the address's search part. */
  input?(args: LoaderFunctionArgs): Record<string, unknown>
  /** Leads some people on where a page is not theirs yet. The page it leads to asks its own right. */
  refused?: { when(actor: Asking['actor']): boolean; to(args: LoaderFunctionArgs): string }
}

/** A query of either door, seen from what it gives. */
export type Readable<V> = Pick<CaseQuery | Query, 'name' | 'input'> & {
  door: 'case query' | 'query'
  permission: Action
  redact(rows: never, sight: never): V
}

/**
 * A page's loader: asks one query as the person who is signed in. Input is the search part of the address, then
 * `input`, then the path's parameters, each overwriting the one before. A GET changes nothing.
 */
export function pageLoader<V>(query: Readable<V>, options: LoaderOptions = {}) {
  return async (args: LoaderFunctionArgs): Promise<V> => {
    const asking = askingOf(args.context, args.request)
    if (!asking) throw toSignIn(args.request)
    return ask(query, options, args, asking)
  }
}

/**
 * The loader of a form outside a case. One form may be about different people or schools, by its address; so its draft
 * is kept under both: `grant@/admin/users/usr_…/grants/new`.
 */
export const houseFormLoader = <V>(query: Readable<V>, form: { id: string }, options: LoaderOptions = {}) =>
  pageLoader(query, {
    ...options,
    input: (args) => ({
      ...options.input?.(args),
      draftAs: `${form.id}@${new URL(args.request.url).pathname.replace(/\.data$/, '')}`,
    }),
  })

/** A page that is shown before anybody is signed in (sign-in). The query is asked as the door itself. */
export function publicLoader<V>(query: Readable<V>, options: LoaderOptions = {}) {
  return (args: LoaderFunctionArgs): Promise<V> =>
    ask(query, options, args, { actor: doorActor, requestId: args.context.requestId, via: 'web' })
}

/** Who asks for what is shown before sign-in, and who notes refused sign-ins. */
export const doorActor = { kind: 'system', id: 'system', name: 'Sign-in' } as const

async function ask<V>(
  query: Readable<V>,
  options: LoaderOptions,
  args: LoaderFunctionArgs,
  asking: Asking,
): Promise<V> {
  try {
    return await askAs(query, { ...searchToObject(args.request.url), ...options.input?.(args) }, args, asking)
  } catch (error) {
    if (StepUpNeeded.is(error)) throw toConfirm(args.request)
    if (NotPermitted.is(error) && options.refused?.when(asking.actor)) throw redirect(options.refused.to(args), 303)
    throw await refusalPage(error, args.context)
  }
}

/** Asks a query with what was read of an address; its path counts most. Errors are thrown as they are. */
export const askAs = <V>(
  query: Readable<V>,
  input: Readonly<Record<string, unknown>>,
  { context, params }: LoaderFunctionArgs,
  asking: Asking,
): Promise<V> => context.runtime.ask(query as Query<never, never, never, V>, { ...input, ...params }, asking)

/**
 * An error as the page that the error boundary shows; a fault of ours comes back as it is. What one may not see and what
 * is not there answer alike, and after the same time.
 */
export async function refusalPage(
  error: unknown,
  { requestId, holdRefusal, goesOnIn }: Pick<AppLoadContext, 'requestId' | 'holdRefusal' | 'goesOnIn'>,
): Promise<unknown> {
  const answer = answerTo(error, {})
  if (!answer) return error
  if (TooOften.is(error)) goesOnIn(error.minutes)
  if (NotPermitted.is(error) && answer.status === 404) await holdRefusal()
  const message = 'page' in answer ? answer.page : answer.form.message
  return json({ message, requestId }, { status: answer.status })
}

/** An address that only leads on. */
export const redirectTo = (path: string) => () => redirect(path, 302)

const nothingHere = async ({ context, request }: LoaderFunctionArgs) => {
  if (!askingOf(context, request)) throw toSignIn(request)
  throw await refusalPage(new NotPermitted('no such page'), context)
}

/** What is not there answers as what one may not see. */
export const notFoundLoader = () => nothingHere
export const notFoundAction = () => nothingHere

/**
 * An address to which a form is sent and which is no page of its own: asked for, it answers as what is not there, also
 * before sign-in. After a form that was refused its page is drawn; then Remix asks here with the headers of the form.
 */
export const formOnlyLoader =
  () =>
  async ({ context, request }: LoaderFunctionArgs) => {
    if (request.headers.has('content-type')) return null
    throw await refusalPage(new NotPermitted('no page of its own'), context)
  }
