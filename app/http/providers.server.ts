import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { endOwnIdentity } from '../auth/commands/end-own-identity.command.server.ts'
import type { CameBack } from '../auth/oidc-flow.server.ts'
import { InputRefused, NotPermitted, StepUpNeeded } from '../gates/errors.ts'
import { endEarlier } from './account.server.ts'
import { agentOf } from '../auth/agent.ts'
import { askingOf, safeNext, toConfirm, toSignIn } from './asking.server.ts'
import { formAction, refusal } from './form-action.server.ts'
import { refusalPage } from './page-loader.server.ts'
import { readForm } from './uploads.server.ts'

/**
 * `GET /sign-in/with/:provider`: leaves for the provider, with a cookie that only this browser gets. A link and no form,
 * because browsers hold `form-action` against every address on the way. What another site leads here begins nothing:
 * it ends at the sign-in page, so that nobody is signed in without having chosen to be.
 */
export const providerStartLoader =
  () =>
  async ({ request, context, params }: LoaderFunctionArgs) => {
    const next = safeNext(new URL(request.url).searchParams.get('next'))
    const from = request.headers.get('sec-fetch-site')
    if (from !== null && from !== 'same-origin' && from !== 'none') return backTo('/sign-in', { next })
    const { network, requestId, auth } = context
    const again = new URL(request.url).searchParams.get('again') === '1'
    const left = await auth.providers.leave({ providerId: params.provider ?? '', next, again, network, requestId })
    if (!left) throw await notHere(context)
    if (!left.ok) return backTo('/sign-in', { next, said: left.because })
    return redirect(left.url, { status: 303, headers: { 'Set-Cookie': auth.providers.cookie.set(left.attempt) } })
  }

/** `GET /sign-in/with/:provider/back`: what a provider sends a browser back to. Always leads on, so that no code stays in the address. */
export const providerBackLoader =
  () =>
  async ({ request, context, params }: LoaderFunctionArgs) => {
    const { auth, network, requestId } = context
    const came = await auth.providers.comeBack({
      providerId: params.provider ?? '',
      attempt: auth.providers.cookie.read(request.headers.get('cookie')),
      search: new URL(request.url).search,
      agent: agentOf(request),
      visitor: mayConnect(context) ? askingOf(context, request) : undefined,
      network,
      requestId,
    })
    if (!came) throw await notHere(context)
    const answer = whereTo(came)
    answer.headers.append('Set-Cookie', auth.providers.cookie.clear())
    if (came.ok && came.did === 'signed in') {
      await endEarlier(context)
      answer.headers.append('Set-Cookie', auth.cookie.set(came.token))
    }
    return answer
  }

/** Somebody who still has a first password, or must confirm first, connects nothing, and may sign in by a provider all the same. */
const mayConnect = ({ visitor }: LoaderFunctionArgs['context']) =>
  visitor.state === 'signed in' && !visitor.session.mustChangePassword && !visitor.session.mustConfirm

function whereTo(came: CameBack): Response {
  if (came.ok) return redirect(came.did === 'signed in' ? safeNext(came.next) : came.next, 303)
  return backTo(came.connecting ? '/account' : '/sign-in', { said: came.because })
}

const backTo = (path: string, said: Record<string, string>) => {
  const query = new URLSearchParams(said)
  if (query.get('next') === '/work') query.delete('next')
  const text = query.toString()
  return redirect(text ? `${path}?${text}` : path, 303)
}

const notHere = (context: LoaderFunctionArgs['context']) => refusalPage(new NotPermitted('no such provider'), context)

const passwordInput = z.object({
  currentPassword: z.string({ error: 'Type your password.' }).min(1, 'Type your password.').max(2000),
})

/**
 * `POST /account/connect/:provider`: the password is shown here, then the page offers the way to the provider as a link
 * (see above, why no form leads there).
 */
export const connectProviderAction =
  () =>
  async ({ request, context, params }: ActionFunctionArgs) => {
    const asking = askingOf(context, request)
    if (!asking) return toSignIn(request, { next: '/account' })
    const { auth, network, requestId } = context
    try {
      const { values } = await readForm(request, { context })
      const said = InputRefused.reading(passwordInput, values, {})
      const place = { providerId: params.provider ?? '', network, requestId, next: '/account?connected=1' }
      const left = await auth.signIn.showingPassword({ userId: asking.actor.id, network, requestId }, () =>
        auth.providers.connect({ ...place, ...said, asking }),
      )
      if (!left) throw new NotPermitted('no such provider')
      if (!left.ok) return backTo('/account', { said: left.because })
      return data({ ready: left.url }, { headers: { 'Set-Cookie': auth.providers.cookie.set(left.attempt) } })
    } catch (error) {
      if (StepUpNeeded.is(error)) return toConfirm(request)
      return await refusal(error, {}, context)
    }
  }

/** The provider that an address names, as the installation set it up; any other is not there. */
export function knownProvider({ context, params }: Pick<LoaderFunctionArgs, 'context' | 'params'>) {
  const known = context.auth.providers.list.find(({ id }) => id === params.provider)
  if (!known) throw new NotPermitted('no such provider')
  return known
}

/** `POST /account/identities/:identityId/end` */
export const endIdentityAction = () =>
  formAction(endOwnIdentity, {
    input: ({ context: { visitor } }) => ({
      session: visitor.state === 'signed in' ? visitor.session.tokenHash : '',
    }),
    to: '/account?apart=1',
  })
