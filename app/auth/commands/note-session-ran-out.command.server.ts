import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { NotPermitted } from '../../gates/errors.ts'

/** Ends a session whose idle or absolute time is over. The row stays a day: it may name the owner of a draft. */
export const noteSessionRanOut = command({
  name: 'noteSessionRanOut',
  input: z.object({ tokenHash: z.string(), because: z.enum(['idle too long', 'open too long']) }),
  permission: 'session.guard',
  handle: async ({ input, records, now }) => {
    const session = await records.sessions.byTokenHash(input.tokenHash)
    if (!session) throw new NotPermitted('no such session')
    if (session.endedAt === null) await records.write.endSession(session.tokenHash, now, input.because)
    return {
      result: undefined,
      events: [{ act: 'auth.sessionExpired', object: { t: 'user', id: session.userId }, why: input.because }],
    }
  },
})
