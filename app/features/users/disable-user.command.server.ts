import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { command } from '#app/gates/command.ts'
import { disableUserInput } from './user-input.ts'

/** Stops a person from signing in and ends all their sessions, at the next request. What they put on record stays. */
export const disableUser = command({
  name: 'disableUser',
  input: disableUserInput,
  permission: 'users.stop',
  handle: async ({ input, actor, records, now, newSalt }) => {
    if (actor.id === input.userId)
      throw new RuleBroken('Nobody disables their own account. Ask another administrator.', 'separation of duties')
    const before = await records.users.byId(input.userId)
    if (!before) throw new RuleBroken('This person is not on the list any more.', 'known user')
    if (before.disabledAt) throw new RuleBroken(`${before.name} is disabled already.`, 'active users')
    const after = { ...before, disabledAt: now, salt: newSalt() }
    await records.write.saveUser(after)
    const ended = await records.write.endSessionsOf(input.userId, now, 'disabled')
    await records.write.queueReprojection('all')
    return {
      result: { ended },
      events: [
        {
          act: 'user.disabled',
          object: { t: 'user', id: after.id, count: ended },
          sealed: { name: before.name, reason: input.reason },
          rows: [rowChange('user', after.id, before, after)],
        },
      ],
    }
  },
})
