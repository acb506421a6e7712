import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { command } from '../../gates/command.ts'
import { publicNameOf } from '../own-sessions.ts'

/** Ends one other session of one's own: a lost phone, a shared computer. */
export const endOwnSession = command({
  name: 'endOwnSession',
  input: z.object({ sessionName: z.string().max(60) }),
  permission: 'account.own',
  handle: async ({ input, actor, records, now }) => {
    const own = await records.sessions.ofUser(actor.id)
    const session = own.find((one) => one.endedAt === null && publicNameOf(one.tokenHash) === input.sessionName)
    if (!session) throw new RuleBroken('This session has already ended.', 'running session')
    await records.write.endSession(session.tokenHash, now, 'ended by its owner')
    return {
      result: undefined,
      events: [{ act: 'auth.sessionsEnded', object: { t: 'user', id: actor.id, count: 1 }, why: 'own account' }],
    }
  },
})
