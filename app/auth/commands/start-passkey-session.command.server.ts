import { z } from 'zod'
import { instantSchema } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import { beginSession } from '../begin-session.server.ts'
import { firstPasswordWaiting } from '../password-rules.ts'
import { lookAtPasskey, takePasskey } from '../proof.server.ts'
import { SignInRefused } from './start-session.command.server.ts'

/**
 * Signs a person in by a passkey alone: it is held by the device and opened by a finger, a face or a PIN, which are two
 * factors. Run as the person whose passkey it is. Somebody who still has a first password begins with that one.
 */
export const startPasskeySession = command({
  name: 'startPasskeySession',
  input: z.object({
    passkey: z.string().max(40_000),
    /** Hash of the try that the challenge was made for. */
    attempt: z.string(),
    token: z.string().length(32),
    agent: z.string().max(300),
    mark: z.string().max(60),
    origin: z.string().max(300),
    at: instantSchema,
  }),
  permission: 'account.own',
  prepare: ({ input, read }) =>
    lookAtPasskey(read, input.passkey, {
      purpose: 'sign in',
      boundTo: input.attempt,
      origin: input.origin,
      now: input.at,
    }),
  handle: async ({ input, actor, records, now, prepared }) => {
    const waits = await records.credentials.isTemporary(actor.id)
    if (waits && firstPasswordWaiting('passkey') === 'they stay out') throw new SignInRefused()
    await takePasskey({ records, userId: actor.id, now }, prepared)
    const { token, agent, mark } = input
    const events = await beginSession(
      { records, actor, now },
      { token, agent, mark, aal: 2, provenAt: now, half: false },
    )
    return {
      result: undefined,
      events: [{ act: 'auth.signedIn', object: { t: 'user', id: actor.id }, why: 'passkey' }, ...events],
    }
  },
})
