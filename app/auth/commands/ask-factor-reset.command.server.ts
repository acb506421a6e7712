import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { id, text } from '../../domain/fields.ts'
import { command } from '../../gates/command.ts'
import { waitingReset } from '../reset-rules.ts'

export const askFactorResetInput = z.object({
  userId: id('Choose a person.'),
  reason: text('Say how you know who it is and what was lost.', 500),
})

/** Asks for a reset of somebody's second factors, who stands before one and has lost them. A second person confirms. */
export const askFactorReset = command({
  name: 'askFactorReset',
  input: askFactorResetInput,
  permission: 'factors.reset',
  handle: async ({ input, actor, records, now, newId, newSalt }) => {
    const user = await records.users.byId(input.userId)
    if (!user) throw new RuleBroken('This person is not on the list any more.', 'known user')
    if (user.id === actor.id) throw new RuleBroken('Ask a colleague to begin your own reset.', 'not oneself')
    if (!(await records.factors.any(user.id)))
      throw new RuleBroken('This person has no second factor. They set one at their next sign-in.', 'a factor')
    if (waitingReset(await records.factors.resetsOf(user.id), now))
      throw new RuleBroken('A reset waits already. Somebody else confirms it.', 'one reset at a time')
    const row = { id: newId('reset'), userId: user.id, askedBy: actor.id, askedAt: now, reason: input.reason }
    await records.write.saveFactorReset({ ...row, confirmedBy: null, confirmedAt: null, salt: newSalt() })
    return {
      result: { resetId: row.id },
      events: [
        {
          act: 'auth.factorResetAsked',
          object: { t: 'user', id: user.id },
          sealed: { name: user.name, reason: input.reason },
          rows: [{ t: 'factorReset', id: row.id }],
        },
      ],
    }
  },
})
