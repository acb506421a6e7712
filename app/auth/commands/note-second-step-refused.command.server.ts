import { z } from 'zod'
import { command } from '../../gates/command.ts'

/** Puts a second step that did not hold on the audit log: with whose first step, and why; never what was typed. */
export const noteSecondStepRefused = command({
  name: 'noteSecondStepRefused',
  input: z.object({
    because: z.enum(['too often', 'wrong code', 'used code', 'wrong passkey', 'counter went back']),
    userId: z.string().optional(),
    network: z.string().max(100),
  }),
  permission: 'session.guard',
  handle: ({ input }) =>
    Promise.resolve({
      result: undefined,
      events: [
        {
          act: input.because === 'too often' ? 'auth.secondStepThrottled' : 'auth.secondStepFailed',
          object: { t: 'user', id: input.userId ?? 'unknown' },
          outcome: 'deny' as const,
          why: input.because,
          sealed: { network: input.network },
        },
      ],
    }),
})
