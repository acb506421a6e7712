import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import type { z } from 'zod'
import { draftLimits } from '../auth/limits.ts'
import type { CaseCommand, Command } from '../gates/command.ts'
import { InputRefused, StepUpNeeded, TooOften } from '../gates/errors.ts'
import type { Doing } from '../gates/runtime.ts'
import type { Action } from '../policy/actions.ts'
import type { Refused } from './answers.ts'
import { askingOf, toConfirm, toSignIn } from './asking.server.ts'
import { keepAsDraft } from './drafts.server.ts'
import { answerTo, withoutSecrets } from './errors.server.ts'
import { refusalPage } from './page-loader.server.ts'
import type { SentForm } from './form-body.server.ts'
import type { FileRules } from './uploads.server.ts'
import { readForm } from './uploads.server.ts'

/** A command of either door, seen from what it takes and gives. */
export type Doable<I extends z.ZodType, R> = Pick<CaseCommand | Command, 'name'> & {
  door: 'case' | 'house'
  input: I
  permission: Action
} & ({ decide(work: never): { result: R } } | { handle(work: never): Promise<{ result: R }> })

export interface ActionOptions<R> {
  /** More input, from the context or elsewhere; it wins over what was sent. */
  input?(args: ActionFunctionArgs): Record<string, unknown>
  /** Where to go once it is on record: a path, or a path made from the result. */
  to?: string | ((result: R, args: ActionFunctionArgs) => string)
  /** Back to the case page (`case`), or to the page of the case that shows what was saved; either says so. */
  saved?:
    'case' | 'outcomes' | 'plan' | 'police/new' | 'level' | 'team' | 'closing' | 'recusals' | 'record' | 'disclosures'
  /** File fields that the form may carry; without them a file is refused. */
  files?: FileRules
  /** Most bytes that the form's texts may have, where it has a few short fields. */
  most?: number
  /** Runs the command inside something else: what watches how often a password is tried. */
  through?(args: ActionFunctionArgs, run: () => Promise<R>): Promise<R>
  /** The page that shows the form, where the address only takes it: there a person comes back to after confirming. */
  page?(args: ActionFunctionArgs): string
  /** More headers of the 303, such as a cookie. */
  headers?(result: R, args: ActionFunctionArgs): Record<string, string>
}

/**
 * A page's action: runs one command with the sent form as the person who is signed in. The path's parameters overwrite
 * fields of the same name. Saved: 303. Refused: the same page with 422 or 409 and what was typed. Not theirs: 404.
 * Where the session has run out meanwhile, the form is kept as its owner's draft and offered after sign-in.
 */
export function formAction<I extends z.ZodType, R>(command: Doable<I, R>, options: ActionOptions<R> = {}) {
  return async (args: ActionFunctionArgs) => {
    const { request, context, params } = args
    const asking = askingOf(context, request)
    if (!asking) return keptForLater(args, command.name)
    let values: Record<string, unknown> | undefined
    let result: R
    let sent: SentForm | undefined
    try {
      if (options.files) await context.runtime.mayRun(command, params.caseId, asking)
      sent = await readForm(request, { context, files: options.files, most: options.most })
      values = { ...sent.values, ...options.input?.(args), ...params }
      const doing: Doing = { ...asking, token: sent.token, draftId: sent.draftId, opened: sent.opened }
      const run = () => context.runtime.run(command as unknown as Command<I, never, R, never>, values, doing)
      result = await (options.through ? options.through(args, run) : run())
    } catch (error) {
      if (StepUpNeeded.is(error)) return confirmFirst(args, command.name, options.page?.(args), sent)
      return await refusal(error, values ?? typedIn(error), context)
    }
    return redirect(destination(result, values, options, args), {
      status: 303,
      headers: options.headers?.(result, args) ?? {},
    })
  }
}

/** What was typed, where the form was refused while it was still being read, because of a file. */
const typedIn = (error: unknown): Record<string, unknown> =>
  InputRefused.is(error) && typeof error.values === 'object' && error.values !== null ? { ...error.values } : {}

/**
 * The same form again with what is wrong, or the error page where there is no form to show. A refused right that is told
 * beside a field takes as long as one that answers 404: what was asked for may be there, hidden from whoever asks.
 */
export async function refusal(error: unknown, values: Record<string, unknown>, context: AppLoadContext) {
  const answer = answerTo(error, withoutSecrets(values))
  if (InputRefused.is(error) && error.refusal) await context.holdRefusal()
  if (TooOften.is(error)) context.goesOnIn(error.minutes)
  if (answer && 'form' in answer) return data<Refused>(answer.form, { status: answer.status })
  throw await refusalPage(error, context)
}

async function keptForLater(args: ActionFunctionArgs, name: string): Promise<Response> {
  const { request, context } = args
  const here = new URL(request.url).pathname.replace(/\.data$/, '')
  if (context.visitor.state !== 'timed out') return toSignIn(request, { next: here })
  await keepSent(args, name, context.visitor.userId, await readForm(request, { context }))
  return toSignIn(request, { next: here, kept: '1' })
}

/** What was typed waits as the person's own draft until they have confirmed that it is them. */
export async function confirmFirst(
  args: ActionFunctionArgs,
  name: string,
  page: string | undefined,
  sent: SentForm | undefined,
): Promise<Response> {
  const { request, context } = args
  const at = page === undefined ? request : new Request(new URL(page, request.url))
  if (!sent?.form || context.visitor.state !== 'signed in') return toConfirm(at)
  await keepSent(args, name, context.visitor.actor.id, sent)
  return toConfirm(at, { kept: '1' })
}

async function keepSent({ context, params }: ActionFunctionArgs, name: string, userId: string, sent: SentForm) {
  const draft = { form: sent.form ?? name, caseId: params.caseId ?? null, body: sent.text }
  const most = draftLimits.most + draftLimits.keptBack
  try {
    await keepAsDraft(context, userId, draft, { most })
  } catch (error) {
    throw await refusalPage(error, context)
  }
}

function destination<R>(
  result: R,
  values: Record<string, unknown>,
  options: ActionOptions<R>,
  args: ActionFunctionArgs,
): string {
  if (typeof options.to === 'string') return options.to
  if (options.to) return options.to(result, args)
  const named = (result ?? {}) as { caseId?: string; entryId?: string }
  const caseId = typeof values.caseId === 'string' && values.caseId !== 'new' ? values.caseId : named.caseId
  if (!options.saved || !caseId) return '/work'
  const place = options.saved === 'case' ? '' : `/${options.saved}`
  const entry = named.entryId ?? (place ? 'yes' : undefined)
  return `/cases/${encodeURIComponent(caseId)}${place}${entry ? `?saved=${encodeURIComponent(entry)}` : ''}`
}
