import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { NotPermitted } from '../../gates/errors.ts'
import { noteBrowser } from '../begin-session.server.ts'

/**
 * Puts on the audit log that a session was used from another network and another browser than it began in. Its owner is
 * shown where. With `ends` it is over: its owner has nothing to confirm with but signing in anew.
 */
export const noteSessionMoved = command({
  name: 'noteSessionMoved',
  input: z.object({
    tokenHash: z.string(),
    ends: z.boolean(),
    agent: z.string().max(300),
    mark: z.string().max(60),
    network: z.string().max(100),
  }),
  permission: 'session.guard',
  handle: async ({ input: { tokenHash, ends, agent, mark, network }, records, now }) => {
    const session = await records.sessions.byTokenHash(tokenHash)
    if (!session) throw new NotPermitted('no such session')
    if (ends) await records.write.endSession(tokenHash, now, 'used elsewhere')
    await noteBrowser({ records, userId: session.userId, now }, mark, agent)
    const why = ends ? 'ended' : 'must confirm'
    const object = { t: 'user', id: session.userId }
    return {
      result: undefined,
      events: [{ act: 'auth.sessionMoved', object, outcome: 'deny', why, sealed: { agent, network } }],
    }
  },
})
