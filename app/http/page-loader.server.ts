import type { LoaderFunctionArgs } from '@remix-run/node'
import { json, redirect } from '@remix-run/node'
import { NotPermitted, StepUpNeeded } from '../gates/errors.ts'
import type { CaseQuery, Query } from '../gates/query.ts'
import type { Asking } from '../gates/runtime.ts'
import type { Action } from '../policy/actions.ts'
import { askingOf, toConfirm, toSignIn } from './asking.server.ts'
import { answerTo } from './errors.server.ts'
import { searchToObject } from './form-body.server.ts'

export interface LoaderOptions {
  /** More input, from the context or elsewhere; it wins over the address's search part. */
  input?(args: LoaderFunctionArgs): Record<string, unknown>
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
    const input = { ...searchToObject(args.request.url), ...options.input?.(args), ...args.params }
    return await args.context.runtime.ask(query as Query<never, never, never, V>, input, asking)
  } catch (error) {
    if (StepUpNeeded.is(error)) throw toConfirm(args.request)
    throw refusalPage(error, args.context.requestId)
  }
}

/** An error as the page that the error boundary shows; a fault of ours comes back as it is. */
export function refusalPage(error: unknown, requestId: string): unknown {
  const answer = answerTo(error, {})
  if (!answer) return error
  const message = 'page' in answer ? answer.page : answer.form.message
  return json({ message, requestId }, { status: answer.status })
}

/** An address that only leads on. */
export const redirectTo = (path: string) => () => redirect(path, 302)

const nothingHere = ({ context, request }: LoaderFunctionArgs) => {
  if (!askingOf(context, request)) throw toSignIn(request)
  throw refusalPage(new NotPermitted('no such page'), context.requestId)
}

/** What is not there answers as what one may not see. */
export const notFoundLoader = () => nothingHere
export const notFoundAction = () => nothingHere
