import { z } from 'zod'
import { command } from '../../gates/command.ts'

/** Puts a refused sign-in on the audit log. The name that was typed is sealed: people type passwords there. */
export const noteSignInRefused = command({
  name: 'noteSignInRefused',
  input: z.object({
    because: z.enum(['wrong', 'too often']),
    userId: z.string().optional(),
    signIn: z.string().max(200),
    network: z.string().max(100),
  }),
  permission: 'session.guard',
  handle: async ({ input }) => ({
    result: undefined,
    events: [
      {
        act: input.because === 'wrong' ? 'auth.signInFailed' : 'auth.signInThrottled',
        object: { t: 'user', id: input.userId ?? 'unknown' },
        outcome: 'deny',
        sealed: { signIn: input.signIn, network: input.network },
      },
    ],
  }),
})
