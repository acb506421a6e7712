import type { ActionFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { askFactorReset } from '../auth/commands/ask-factor-reset.command.server.ts'
import { changePassword } from '../auth/commands/change-password.command.server.ts'
import { confirmFactorReset } from '../auth/commands/confirm-factor-reset.command.server.ts'
import { endOwnSession } from '../auth/commands/end-own-session.command.server.ts'
import { giveFirstPassword } from '../auth/commands/give-first-password.command.server.ts'
import { signOut } from '../auth/commands/sign-out.command.server.ts'
import { signOutEverywhere } from '../auth/commands/sign-out-everywhere.command.server.ts'
import type { Refused } from './answers.ts'
import { askingOf, safeNext, toConfirm, toSignIn } from './asking.server.ts'
import { agentOf } from '../auth/agent.ts'
import { formAction, refusal } from './form-action.server.ts'
import { InputRefused, NotPermitted, StepUpNeeded } from '../gates/errors.ts'
import { readForm, shortForm } from './uploads.server.ts'

const signInInput = z.object({
  signIn: z
    .string({ error: 'Type your sign-in name.' })
    .trim()
    .min(1, 'Type your sign-in name.')
    .max(200, 'That is too long for a sign-in name.'),
  password: z
    .string({ error: 'Type your password.' })
    .min(1, 'Type your password.')
    .max(2000, 'That is too long for a password.'),
})

const refusals = {
  wrong: { status: 422, message: 'The sign-in name or the password is not right.' },
  'too often': { status: 429, message: 'That was tried too often. Wait 15 minutes, or ask your administrator.' },
} as const

/** `POST /sign-in`. An unknown name and a wrong password get the same answer; of what was typed, only the name comes back. */
export const signInAction =
  () =>
  async ({ request, context }: ActionFunctionArgs) => {
    let values: Record<string, unknown> = {}
    try {
      const { next, ...sent } = (await readForm(request, { context, most: shortForm })).values
      values = typeof sent.signIn === 'string' ? { signIn: sent.signIn } : {}
      const said = InputRefused.reading(signInInput, sent, values)
      const { auth, network, requestId } = context
      const answer = await auth.signIn.withPassword({ ...said, network, agent: agentOf(request), requestId })
      if (answer.ok) return await enter(request, context, answer.token, next)
      const { status, message } = refusals[answer.because]
      return data<Refused>({ refused: 'input', message, errors: {}, values: { signIn: said.signIn } }, { status })
    } catch (error) {
      return await refusal(error, values, context)
    }
  }

/** `POST /sign-in/as`: one click, in a demo only; elsewhere the page does not exist. */
export const demoSignInAction =
  () =>
  async ({ request, context }: ActionFunctionArgs) => {
    try {
      const { values } = await readForm(request, { context, most: shortForm })
      const userId = typeof values.userId === 'string' ? values.userId : ''
      const answer = context.demoSignIn
        ? await context.auth.signIn.asDemoPerson({ userId, agent: agentOf(request), requestId: context.requestId })
        : undefined
      if (!answer?.ok) throw new NotPermitted('no such person of a demo')
      return await enter(request, context, answer.token, values.next)
    } catch (error) {
      return await refusal(error, {}, context)
    }
  }

/** Lets somebody in who has just signed in, and leads on to where they were. */
export async function enter(request: Request, context: ActionFunctionArgs['context'], token: string, next: unknown) {
  await endEarlier(context)
  return redirect(safeNext(next ?? new URL(request.url).searchParams.get('next')), {
    status: 303,
    headers: { 'Set-Cookie': context.auth.cookie.set(token) },
  })
}

/** A session that this browser had until it signed in anew ends: its token is in no browser any more (ASVS 7.2.4). */
export async function endEarlier({ visitor, runtime, requestId }: ActionFunctionArgs['context']) {
  if (visitor.state !== 'signed in') return
  const { actor, session } = visitor
  await runtime.run(signOut, { session: session.tokenHash }, { actor, requestId, via: 'web', session: session.logName })
}

/** Leaves nothing in the browser: no cookie, no cached page behind the Back button. */
const leave = ({ context }: ActionFunctionArgs) => ({
  'Set-Cookie': context.auth.cookie.clear(),
  'Clear-Site-Data': '"cache", "cookies", "storage"',
})

export const ownSession = ({ context }: Pick<ActionFunctionArgs, 'context'>) => ({
  session: context.visitor.state === 'signed in' ? context.visitor.session.tokenHash : '',
})

export const signOutAction = () =>
  formAction(signOut, { most: shortForm, input: ownSession, to: '/sign-in?out=1', headers: (_, args) => leave(args) })
export const signOutEverywhereAction = () =>
  formAction(signOutEverywhere, { most: shortForm, to: '/sign-in?out=everywhere', headers: (_, args) => leave(args) })
export const endSessionAction = () => formAction(endOwnSession, { most: shortForm, to: '/account?ended=1' })

/** `POST /account/password`; a person with a first password comes on to My work. */
export const changePasswordAction = () =>
  formAction(changePassword, {
    most: shortForm,
    input: ownSession,
    to: '/account?changed=1',
    through: ({ context: { auth, visitor, network, requestId } }, run) =>
      visitor.state === 'signed in'
        ? auth.signIn.showingPassword({ userId: visitor.actor.id, network, requestId }, run)
        : run(),
  })

/** `POST /admin/users/:userId/password`: answers with the first password, which is shown once and kept nowhere. */
export const giveFirstPasswordAction = () => async (args: ActionFunctionArgs) => {
  const { request, context, params } = args
  const asking = askingOf(context, request)
  if (!asking) return toSignIn(request, { next: '/admin/users' })
  try {
    const { password } = await context.runtime.run(giveFirstPassword, { userId: params.userId }, asking)
    return data({ password })
  } catch (error) {
    if (StepUpNeeded.is(error)) return toConfirm(request)
    return await refusal(error, {}, context)
  }
}

const backToUser = (_result: unknown, { params }: ActionFunctionArgs) => `/admin/users/${params.userId ?? ''}?saved=yes`
/** `POST /admin/users/:userId/factors`: asks for a reset; somebody else confirms it. */
export const askFactorResetAction = () => formAction(askFactorReset, { to: backToUser })
export const confirmFactorResetAction = () => formAction(confirmFactorReset, { to: backToUser })
