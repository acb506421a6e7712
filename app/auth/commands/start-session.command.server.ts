import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { sessionsIn } from '../lucia.server.ts'

/** A password that does not fit, or an account that changed meanwhile. Only the sign-in flow sees it. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused'
  static is = (error: unknown): error is SignInRefused => error instanceof Error && error.name === 'SignInRefused'
}

/** Signs a person in: run as that person, who must show the password. A new token each time. */
export const startSession = command({
  name: 'startSession',
  input: z.object({ token: z.string().length(32), password: z.string().max(2000), agent: z.string().max(300) }),
  permission: 'account.own',
  prepare: async ({ input, actor, read, passwords }) => {
    const stored = await read((records) => records.credentials.passwordHash(actor.id))
    return { stored, fits: await passwords.verify(stored, input.password) }
  },
  handle: async ({ input, actor, records, now, prepared }) => {
    const current = await records.credentials.passwordHash(actor.id)
    if (!prepared.fits || current === undefined || current !== prepared.stored) throw new SignInRefused()
    await sessionsIn(records, now).createSession(actor.id, { agent: input.agent }, { sessionId: input.token })
    return {
      result: { userId: actor.id },
      events: [{ act: 'auth.signedIn', object: { t: 'user', id: actor.id }, why: 'password' }],
    }
  },
})
