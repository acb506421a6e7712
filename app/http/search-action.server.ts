import type { ActionFunctionArgs } from '@remix-run/node'
import type { Query } from '../gates/query.ts'
import { StepUpNeeded } from '../gates/errors.ts'
import { askingOf, toSignIn } from './asking.server.ts'
import { confirmFirst, refusal } from './form-action.server.ts'
import type { SentForm } from './form-body.server.ts'
import type { Readable } from './page-loader.server.ts'
import { readForm, shortForm } from './uploads.server.ts'

interface SearchOptions {
  /** The form may say as much as any: it has more than a few short fields. */
  whole?: true
  /** The page that shows the form, where the address only takes it: there a person comes back to after confirming. */
  page?(args: ActionFunctionArgs): string
}

/**
 * A search whose words must not stand in an address: the form is posted, a query is asked and the page is answered with
 * what it found. Changes nothing. Refused input: 422 with what was typed.
 */
export function searchAction<V>(query: Readable<V>, options: SearchOptions = {}) {
  return async (args: ActionFunctionArgs) => {
    const { request, context } = args
    const asking = askingOf(context, request)
    if (!asking) throw toSignIn(request, { next: new URL(request.url).pathname.replace(/\.data$/, '') })
    let values: Record<string, unknown> = {}
    let sent: SentForm | undefined
    try {
      sent = await readForm(request, { context, most: options.whole ? undefined : shortForm })
      values = { ...sent.values, ...args.params }
      return { found: await context.runtime.ask(query as Query<never, never, never, V>, values, asking) }
    } catch (error) {
      if (StepUpNeeded.is(error)) throw await confirmFirst(args, query.name, options.page?.(args), sent)
      return await refusal(error, values, context)
    }
  }
}
