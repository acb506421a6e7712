import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { command } from '../../gates/command.ts'
import { NotPermitted } from '../../gates/errors.ts'
import { mayRemoveFactor } from '../factor-rules.ts'

/** Removes one of one's own second factors: an old phone. Outside a demo the last one stays. Ends all other sessions. */
export const removeFactor = command({
  name: 'removeFactor',
  input: z.object({ factorId: z.string().max(60), session: z.string() }),
  permission: 'account.factors',
  handle: async ({ input, actor, records, now, newSalt }) => {
    const own = await records.factors.ofUser(actor.id)
    const factor = own.find((one) => one.id === input.factorId)
    if (!factor) throw new NotPermitted('not an own factor')
    const district = await records.district.load()
    if (!mayRemoveFactor({ inUse: own.length, demo: district?.demo ?? false }))
      throw new RuleBroken('This is your only second step. Add another one first.', 'last factor')
    await records.write.saveFactor({ ...factor, endedAt: now, secret: null, salt: newSalt() })
    const ended = await records.write.endSessionsOf(actor.id, now, 'second factor removed', input.session)
    return {
      result: undefined,
      events: [
        {
          act: 'auth.factorRemoved',
          object: { t: 'factor', id: factor.id, count: ended },
          why: factor.kind,
          sealed: { userId: actor.id },
        },
      ],
    }
  },
})
