import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { disableUserInput } from './user-input.ts'

/** Ends all sessions of a person: a lost phone, a shared computer. They may sign in again. */
export const endSessionsOfUser = command({
  name: 'endSessionsOfUser',
  input: disableUserInput,
  permission: 'users.stop',
  handle: async ({ input, records, now }) => {
    const user = await records.users.byId(input.userId)
    if (!user) throw new RuleBroken('This person is not on the list any more.', 'known user')
    const ended = await records.write.endSessionsOf(user.id, now, 'ended by administrator')
    return {
      result: { ended },
      events: [
        {
          act: 'auth.sessionsEnded',
          object: { t: 'user', id: user.id, count: ended },
          sealed: { name: user.name, reason: input.reason },
        },
      ],
    }
  },
})
