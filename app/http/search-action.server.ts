import type { ActionFunctionArgs } from '@remix-run/node'
import type { Query } from '../gates/query.ts'
import { askingOf, toSignIn } from './asking.server.ts'
import { refusal } from './form-action.server.ts'
import type { Readable } from './page-loader.server.ts'
import { readForm, shortForm } from './uploads.server.ts'

/**
 * A search whose words must not stand in an address: the form is posted, a query is asked and the page is answered with
 * what it found. Changes nothing. Refused input: 422 with what was typed.
 */
export function searchAction<V>(query: Readable<V>) {
  return async (args: ActionFunctionArgs) => {
    const { request, context } = args
    const asking = askingOf(context, request)
    if (!asking) throw toSignIn(request, { next: new URL(request.url).pathname.replace(/\.data$/, '') })
    let values: Record<string, unknown> = {}
    try {
      values = { ...(await readForm(request, { context, most: shortForm })).values, ...args.params }
      return { found: await context.runtime.ask(query as Query<never, never, never, V>, values, asking) }
    } catch (error) {
      return await refusal(error, values, context)
    }
  }
}
