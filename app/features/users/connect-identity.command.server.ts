import { z } from 'zod'
import { identityConnected, newIdentity } from '#app/domain/connected-identity.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { connectIdentityInput } from './identity-input.ts'

/**
 * Lets a person sign in by the account of a provider that shows this e-mail address, verified. At its first use the
 * account itself is pinned; the address decides nothing after that.
 */
export const connectIdentity = command({
  name: 'connectIdentity',
  input: connectIdentityInput.extend({ issuer: z.string().min(1).max(2000) }),
  permission: 'users.change',
  handle: async ({ input, actor, records, now, newId, newSalt }) => {
    if (actor.id === input.userId)
      throw new RuleBroken('Connect your own account on your account page, with your password.', 'separation of duties')
    const user = await records.users.byId(input.userId)
    if (!user || user.disabledAt) throw new RuleBroken('Choose somebody who can sign in.', 'active users')
    const all = await records.identities.all()
    if (all.some((one) => one.endedAt === null && one.issuer === input.issuer && one.email === input.email))
      throw new RuleBroken('This address is connected already. End that connection first.', 'one account, one person')
    const { issuer, email } = input
    const after = newIdentity(
      { id: newId('identity'), userId: user.id, issuer, subject: null, email, linkedBy: actor.id, salt: newSalt() },
      now,
    )
    await records.write.saveIdentity(after)
    return {
      result: { identityId: after.id },
      events: [identityConnected(after, { name: user.name, provider: input.provider, reason: input.reason })],
    }
  },
})
