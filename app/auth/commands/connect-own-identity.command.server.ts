import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { command } from '../../gates/command.ts'
import { identityConnected, newIdentity } from '../../domain/connected-identity.ts'

/** Connects the account that a signed-in person showed at a provider, after they showed their password here. */
export const connectOwnIdentity = command({
  name: 'connectOwnIdentity',
  input: z.object({
    provider: z.string().max(40),
    issuer: z.string().max(2000),
    subject: z.string().min(1).max(255),
    email: z.string().max(254).optional(),
  }),
  permission: 'account.own',
  handle: async ({ input, actor, records, now, newId, newSalt }) => {
    if (await records.identities.known(input.issuer, input.subject))
      throw new RuleBroken('This account is connected already.', 'one account, one person')
    const { issuer, subject, email = null } = input
    const after = newIdentity(
      { id: newId('identity'), userId: actor.id, issuer, subject, email, linkedBy: actor.id, salt: newSalt() },
      now,
    )
    await records.write.saveIdentity(after)
    return {
      result: { identityId: after.id },
      events: [identityConnected(after, { provider: input.provider })],
    }
  },
})
