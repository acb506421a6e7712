import { identityEnded } from '#app/domain/connected-identity.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { endIdentityInput } from './identity-input.ts'

/** Ends a connected account of a person, and all their sessions: one of them may have come by it. */
export const endIdentity = command({
  name: 'endIdentity',
  input: endIdentityInput,
  permission: 'users.stop',
  handle: async ({ input, records, now, newSalt }) => {
    const before = await records.identities.byId(input.identityId)
    if (!before || before.userId !== input.userId || before.endedAt !== null)
      throw new RuleBroken('This connection has ended already.', 'running connection')
    const after = { ...before, endedAt: now, salt: newSalt() }
    await records.write.saveIdentity(after)
    const ended = await records.write.endSessionsOf(before.userId, now, 'connection ended')
    return {
      result: { ended },
      events: [identityEnded(before, after, ended, { sealed: { reason: input.reason } })],
    }
  },
})
