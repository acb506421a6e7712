import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { command } from '#app/gates/command.ts'
import { disableUserInput } from './user-input.ts'

/** Lets a disabled person sign in again, with the roles that still run. */
export const enableUser = command({
  name: 'enableUser',
  input: disableUserInput,
  permission: 'users.enable',
  handle: async ({ input, records, newSalt }) => {
    const before = await records.users.byId(input.userId)
    if (!before?.disabledAt) throw new RuleBroken('This person can sign in already.', 'active users')
    const after = { ...before, disabledAt: null, salt: newSalt() }
    await records.write.saveUser(after)
    await records.write.queueReprojection('all')
    return {
      result: {},
      events: [
        {
          act: 'user.enabled',
          object: { t: 'user', id: after.id },
          sealed: { name: before.name, reason: input.reason },
          rows: [rowChange('user', after.id, before, after)],
        },
      ],
    }
  },
})
