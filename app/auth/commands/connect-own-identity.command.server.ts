import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { rowChange } from '../../domain/events.ts'
import { command } from '../../gates/command.ts'

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
    const after = {
      id: newId('identity'),
      userId: actor.id,
      issuer: input.issuer,
      subject: input.subject,
      email: input.email ?? null,
      linkedAt: now,
      linkedBy: actor.id,
      endedAt: null,
      salt: newSalt(),
    }
    await records.write.saveIdentity(after)
    return {
      result: { identityId: after.id },
      events: [
        {
          act: 'auth.identityConnected',
          object: { t: 'identity', id: after.id },
          sealed: { provider: input.provider, email: after.email },
          rows: [rowChange('identity', after.id, undefined, after)],
        },
      ],
    }
  },
})
