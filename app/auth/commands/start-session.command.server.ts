import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { beginSession } from '../begin-session.server.ts'

/** A password that does not fit, or an account that changed meanwhile. Only the sign-in flow sees it. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  static is = (error: unknown): error is SignInRefused => error instanceof Error && error.name === 'SignInRefused'
}

/**
 * Takes the first step of signing in: run as the person, who must show the password. A new token each time. Where they
 * have a second factor the session is half a one, which opens nothing but the second step.
 */
export const startSession = command({
  name: 'startSession',
  input: z.object({
    token: z.string().length(32),
    password: z.string().max(2000),
    agent: z.string().max(300),
    mark: z.string().max(60),
  }),
  permission: 'account.own',
  prepare: async ({ input, actor, read, passwords }) => {
    const stored = await read((records) => records.credentials.passwordHash(actor.id))
    return { stored, fits: await passwords.verify(stored, input.password) }
  },
  handle: async ({ input, actor, records, now, prepared }) => {
    const current = await records.credentials.passwordHash(actor.id)
    if (!prepared.fits || current === undefined || current !== prepared.stored) throw new SignInRefused()
    const half = await records.factors.any(actor.id)
    const { token, agent, mark } = input
    const events = await beginSession({ records, actor, now }, { token, agent, mark, aal: 1, provenAt: null, half })
    return {
      result: { userId: actor.id, half },
      events: [
        { act: 'auth.signedIn', object: { t: 'user', id: actor.id }, why: half ? 'password, first step' : 'password' },
        ...events,
      ],
    }
  },
})
