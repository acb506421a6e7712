import { z } from 'zod'
import { command } from '../../gates/command.ts'

/** Puts on the audit log that somebody who came from a provider was refused. Why, and who it may have been, is sealed. */
export const noteProviderRefused = command({
  name: 'noteProviderRefused',
  input: z.object({
    provider: z.string().max(40),
    reason: z.string().max(200),
    network: z.string().max(100),
    userId: z.string().optional(),
    email: z.string().max(254).optional(),
  }),
  permission: 'session.guard',
  handle: async ({ input: { userId, ...sealed } }) => ({
    result: undefined,
    events: [{ act: 'auth.providerRefused', object: { t: 'user', id: userId ?? 'unknown' }, outcome: 'deny', sealed }],
  }),
})
