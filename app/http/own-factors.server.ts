import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { data, json, redirect } from '@remix-run/node'
import { appSetup } from '../auth/app-setup.query.server.ts'
import { addApp } from '../auth/commands/add-app.command.server.ts'
import { addPasskey } from '../auth/commands/add-passkey.command.server.ts'
import { knowBrowser } from '../auth/commands/know-browser.command.server.ts'
import { removeFactor } from '../auth/commands/remove-factor.command.server.ts'
import { renewRecoveryCodes } from '../auth/commands/renew-recovery-codes.command.server.ts'
import { spacedCode } from '../auth/factor-rules.ts'
import { warnMinutes } from '../auth/limits.ts'
import type { Command } from '../gates/command.ts'
import { StepUpNeeded } from '../gates/errors.ts'
import { freshToken } from '../keys/tokens.server.ts'
import { ownSession } from './account.server.ts'
import { agentOf } from '../auth/agent.ts'
import { askingOf, toConfirm, toSignIn } from './asking.server.ts'
import { formAction, refusal } from './form-action.server.ts'
import { pageLoader, redirectTo } from './page-loader.server.ts'
import type { Readable } from './page-loader.server.ts'
import { readForm } from './uploads.server.ts'

const place = '/account/factors'

/** To the page where factors are kept, by way of confirming where the proof is too old. */
const confirmFirst = (request: Request) => toConfirm(new Request(new URL(place, request.url)))

/** Adds a factor with the sent form; the session goes on under a new cookie. A first one leads on to recovery codes. */
const addAction =
  (command: Pick<Command, 'name'>, mistakes: 'counted' | 'free') => async (args: ActionFunctionArgs) => {
    const { request, context } = args
    const asking = askingOf(context, request)
    if (!asking) return toSignIn(request, { next: place })
    const { auth, runtime, network, requestId } = context
    const first = !asking.assurance?.hasFactor
    try {
      const { values } = await readForm(request, { context })
      const token = freshToken()
      const input = { ...values, ...ownSession(args), token, origin: auth.origin, at: runtime.clock.now() }
      const named = { ...input, name: values.name || (mistakes === 'free' ? agentOf(request) : '') }
      const run = () => runtime.run(command as Command, named, asking)
      await (mistakes === 'counted' ? auth.factors.counting({ network, requestId }, asking.actor.id, run) : run())
      const to = first ? '/account/recovery-codes?first=1' : `${place}?added=1`
      return redirect(to, { status: 303, headers: { 'Set-Cookie': auth.cookie.set(token) } })
    } catch (error) {
      if (StepUpNeeded.is(error)) return confirmFirst(request)
      return await refusal(error, {}, context)
    }
  }

/** `POST /account/factors/passkey`: what the browser says of the passkey that it has just made. */
export const addPasskeyAction = () => addAction(addPasskey as unknown as Command, 'free')
/** `POST /account/factors/app/confirm`: the first code of a new app; wrong ones count. */
export const addAppAction = () => addAction(addApp as unknown as Command, 'counted')

/** `POST /account/factors/app`: makes a fresh secret and leads to the page that shows it. */
export const beginAppAction =
  () =>
  async ({ request, context }: ActionFunctionArgs) => {
    const asking = askingOf(context, request)
    const { visitor, runtime, auth } = context
    if (!asking || visitor.state !== 'signed in') return toSignIn(request, { next: place })
    try {
      await runtime.mayRun(addApp, undefined, asking)
      const setup = await auth.challenges.newApp(visitor.session.tokenHash)
      return redirect(`${place}/app/confirm?setup=${setup}`, 303)
    } catch (error) {
      if (StepUpNeeded.is(error)) return confirmFirst(request)
      return await refusal(error, {}, context)
    }
  }

/** `POST /account/recovery-codes`: answers with fresh codes, shown once and kept nowhere. */
export const recoveryCodesAction =
  () =>
  async ({ request, context }: ActionFunctionArgs) => {
    const asking = askingOf(context, request)
    if (!asking) return toSignIn(request, { next: '/account/recovery-codes' })
    try {
      const { codes } = await context.runtime.run(renewRecoveryCodes, {}, asking)
      return data({ codes: codes.map(spacedCode) })
    } catch (error) {
      if (StepUpNeeded.is(error)) return toConfirm(request)
      return await refusal(error, {}, context)
    }
  }

export const removeFactorAction = () => formAction(removeFactor, { input: ownSession, to: `${place}?removed=1` })
export const knowBrowserAction = () => formAction(knowBrowser, { to: '/account?known=1', page: () => '/account' })

/** `GET /session/left`: how many seconds the session still runs if nothing is done. Asking changes nothing. */
export const sessionLeftLoader =
  () =>
  ({ context: { visitor, runtime } }: LoaderFunctionArgs) => {
    if (visitor.state !== 'signed in') return json({ left: 0, warn: warnMinutes * 60 })
    const left = (Date.parse(visitor.session.endsAt) - Date.parse(runtime.clock.now())) / 1000
    return json({ left: Math.max(0, Math.floor(left)), warn: warnMinutes * 60 })
  }

/** `POST /session/stay`: something was done, so that the session goes on. */
export const sessionStayAction =
  () =>
  ({ request, context }: ActionFunctionArgs) => {
    const asking = askingOf(context, request)
    return json({ stays: asking !== undefined }, { status: asking ? 200 : 401 })
  }

/** A page about one's own factors; it says whether the first is still to be set. */
export const factorsLoader = <V>(query: Readable<V>) =>
  pageLoader(query, {
    input: ({ context: { visitor } }) => ({ first: visitor.state === 'signed in' && visitor.session.mustEnrol }),
  })

/** The picture for an app that is being set up. */
export const appSetupLoader = () => pageLoader(appSetup, { input: (args) => ownSession(args) })

/** An address that only takes forms leads to the page with the form. */
export const toFactorsLoader = () => redirectTo(place)
