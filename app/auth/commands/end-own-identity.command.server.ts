import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { command } from '../../gates/command.ts'
import { identityEnded } from '../../domain/connected-identity.ts'

/** Ends a connected account of one's own, and every other session: one of them may have come by it. */
export const endOwnIdentity = command({
  name: 'endOwnIdentity',
  input: z.object({ identityId: z.string().max(60), session: z.string() }),
  permission: 'account.own',
  handle: async ({ input, actor, records, now, newSalt }) => {
    const before = await records.identities.byId(input.identityId)
    if (!before || before.userId !== actor.id || before.endedAt !== null)
      throw new RuleBroken('This connection has ended already.', 'running connection')
    const after = { ...before, endedAt: now, salt: newSalt() }
    await records.write.saveIdentity(after)
    const ended = await records.write.endSessionsOf(actor.id, now, 'connection ended', input.session)
    return {
      result: { ended },
      events: [identityEnded(before, after, ended, { why: 'own account' })],
    }
  },
})
