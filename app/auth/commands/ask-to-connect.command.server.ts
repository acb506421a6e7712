import { z } from 'zod'
import { instantSchema } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import { InputRefused } from '../../gates/errors.ts'
import { WrongPassword } from './change-password.command.server.ts'

/** Begins to connect an account of one's own, with the present password. The rest happens when the browser comes back. */
export const askToConnect = command({
  name: 'askToConnect',
  input: z.object({
    currentPassword: z.string({ error: 'Type your password.' }).min(1, 'Type your password.').max(2000),
    attempt: z.object({
      idHash: z.string(),
      provider: z.string(),
      stateHash: z.string(),
      nonce: z.string(),
      verifier: z.string(),
      next: z.string(),
      expiresAt: instantSchema,
      again: z.boolean(),
    }),
  }),
  permission: 'account.connect',
  prepare: async ({ input, actor, read, passwords }) => {
    const stored = await read((records) => records.credentials.passwordHash(actor.id))
    if (!(await passwords.verify(stored, input.currentPassword))) throw new WrongPassword()
    return { stored }
  },
  handle: async ({ input: { attempt }, actor, records, prepared }) => {
    if ((await records.credentials.passwordHash(actor.id)) !== prepared.stored)
      throw new InputRefused(
        { currentPassword: 'Your password has just been changed elsewhere. Type the new one.' },
        {},
      )
    await records.write.saveAttempt({ ...attempt, userId: actor.id })
    return {
      result: undefined,
      events: [{ act: 'auth.identityAsked', object: { t: 'user', id: actor.id }, why: `oidc:${attempt.provider}` }],
    }
  },
})
