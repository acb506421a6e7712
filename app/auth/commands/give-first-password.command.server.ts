import { z } from 'zod'
import { RuleBroken } from '../../domain/errors.ts'
import { command } from '../../gates/command.ts'
import { freshToken } from '../../keys/tokens.server.ts'
import { spacedCode } from '../factor-rules.ts'
import { recoveryLimits } from '../limits.ts'

/**
 * Gives a person a password for the next sign-in only: 130 random bits, as a recovery code has, shown once to the administrator, who hands it over in
 * person. Nothing else opens until the person has chosen an own one. Ends all their sessions.
 */
export const giveFirstPassword = command({
  name: 'giveFirstPassword',
  input: z.object({ userId: z.string().min(1, 'Choose a person.').max(60) }),
  permission: 'users.change',
  prepare: async ({ passwords }) => {
    const password = spacedCode(freshToken(recoveryLimits.letters))
    return { password, hash: await passwords.hash(password) }
  },
  handle: async ({ input, actor, records, now, prepared }) => {
    const user = await records.users.byId(input.userId)
    if (!user) throw new RuleBroken('This person is not on the list any more.', 'known user')
    if (user.id === actor.id) throw new RuleBroken('Change your own password under “Your account”.', 'not oneself')
    await records.write.setPassword(user.id, prepared.hash, now, true)
    const ended = await records.write.endSessionsOf(user.id, now, 'password reset')
    return {
      result: { password: prepared.password },
      events: [
        { act: 'auth.passwordSet', object: { t: 'user', id: user.id, count: ended }, sealed: { name: user.name } },
      ],
    }
  },
})
