import type { ActionFunctionArgs, AppLoadContext } from '@remix-run/node'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { data, json, redirect } from '@remix-run/node'
import { withNext } from '../domain/next-page.ts'
import { StepUpNeeded } from '../gates/errors.ts'
import { enter } from './account.server.ts'
import { agentOf } from '../auth/agent.ts'
import type { Refused } from './answers.ts'
import { askingOf, safeNext, toSignIn } from './asking.server.ts'
import { refusal } from './form-action.server.ts'
import { publicLoader } from './page-loader.server.ts'
import type { Readable } from './page-loader.server.ts'
import { readForm } from './uploads.server.ts'

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const from = (request: Request, { network, requestId }: AppLoadContext) => ({
  network,
  requestId,
  agent: agentOf(request),
})
/** What was shown as a second factor; a code left empty is said beside its field. */
const shownIn = (values: Record<string, unknown>) => ({ passkey: textOf(values.passkey), code: textOf(values.code) })

/** The page of the second step: only for somebody who took the first; the door asks for them. */
export const secondStepLoader = <V>(query: Readable<V>) => {
  const load = publicLoader(query, {
    input: ({ context: { visitor } }) => ({ userId: visitor.state === 'half open' ? visitor.actor.id : '' }),
  })
  return (args: LoaderFunctionArgs): Promise<V> => {
    const { visitor } = args.context
    if (visitor.state !== 'half open') throw redirect(visitor.state === 'signed in' ? '/work' : '/sign-in', 303)
    return load(args)
  }
}

/** `POST /sign-in/second`: the second step. What is wrong is said beside its field; the code never comes back. */
export const secondStepAction =
  () =>
  async ({ request, context }: ActionFunctionArgs) => {
    const { visitor, auth } = context
    if (visitor.state !== 'half open') return redirect('/sign-in', 303)
    try {
      const { values } = await readForm(request, { context })
      const half = { actor: visitor.actor, session: visitor.session.tokenHash }
      const { token } = await auth.factors.secondStep(from(request, context), half, shownIn(values))
      return await enter(request, context, token, values.next)
    } catch (error) {
      return await refusal(error, {}, context)
    }
  }

/** `POST /sign-in/passkey`: signing in by a passkey alone, which the browser has just shown. */
export const passkeySignInAction =
  () =>
  async ({ request, context }: ActionFunctionArgs) => {
    try {
      const { values } = await readForm(request, { context })
      const attempt = context.auth.attemptCookie.read(request.headers.get('cookie'))
      const passkey = textOf(values.passkey)
      const done =
        attempt && passkey
          ? await context.auth.factors.withPasskey(from(request, context), { passkey, attempt })
          : undefined
      if (done) return await enter(request, context, done.token, values.next)
      const message = 'That passkey did not sign you in. Try again, or use your password.'
      return data<Refused>({ refused: 'input', message, errors: {}, values: {} }, { status: 422 })
    } catch (error) {
      return await refusal(error, {}, context)
    }
  }

/** `POST …/options`: what the browser asks a passkey for. Asked by script only; a script that may not is told where to go. */
export const passkeyOptionsAction =
  (what: 'sign in' | 'second step' | 'confirm' | 'new passkey') =>
  async ({ request, context }: ActionFunctionArgs): Promise<Response> => {
    const { auth, visitor } = context
    if (what === 'sign in') {
      const { options, attempt } = await auth.challenges.toSignIn()
      return json({ options }, { headers: { 'Set-Cookie': auth.attemptCookie.set(attempt) } })
    }
    if (what === 'second step') {
      if (visitor.state !== 'half open') return json({ to: '/sign-in' }, { status: 401 })
      const { actor, session } = visitor
      return json({ options: await auth.challenges.toShow(what, actor.id, session.tokenHash) })
    }
    const asking = askingOf(context, request)
    if (!asking || visitor.state !== 'signed in') return json({ to: '/sign-in' }, { status: 401 })
    const { tokenHash } = visitor.session
    if (what === 'confirm') return json({ options: await auth.challenges.toShow(what, asking.actor.id, tokenHash) })
    try {
      await context.runtime.mayRun({ name: 'addPasskey', permission: 'account.factors' }, undefined, asking)
    } catch (error) {
      if (StepUpNeeded.is(error)) return json({ to: withNext('/account/confirm', '/account/factors') }, { status: 403 })
      throw error
    }
    return json({ options: await auth.challenges.toMake(asking.actor.id, tokenHash) })
  }

/** `POST /account/confirm`: the person shows that it is them, and goes on to where they were. A new token each time. */
export const confirmAction =
  () =>
  async ({ request, context }: ActionFunctionArgs) => {
    const asking = askingOf(context, request)
    const { visitor, auth, network, requestId } = context
    if (!asking || visitor.state !== 'signed in') return toSignIn(request, { next: '/account' })
    try {
      const { values } = await readForm(request, { context })
      const shown = { ...shownIn(values), currentPassword: textOf(values.currentPassword) }
      const confirm = () => auth.factors.confirm({ network }, asking, { ...shown, session: visitor.session.tokenHash })
      const { token } = shown.passkey
        ? await confirm()
        : await auth.signIn.showingPassword({ userId: asking.actor.id, network, requestId }, confirm)
      return redirect(safeNext(values.next ?? '/account'), {
        status: 303,
        headers: { 'Set-Cookie': auth.cookie.set(token) },
      })
    } catch (error) {
      return await refusal(error, {}, context)
    }
  }
