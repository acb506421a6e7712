import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { onDutyInput } from './people-input.ts'

/** Names who answers for the district when a group doesn't, and outside hours, in the order in which they are called. */
export const setOnDuty = command({
  name: 'setOnDuty',
  input: onDutyInput,
  permission: 'district.manage',
  handle: async ({ input, records }) => {
    const userIds = input.people.map((one) => one.userId)
    const users = await records.users.byIds(userIds)
    const usable = users.filter((user) => !user.disabledAt)
    if (usable.length !== userIds.length)
      throw new RuleBroken('Somebody chosen can no longer sign in. Choose again.', 'active users')
    const silent = usable.find((user) => !user.phone)
    if (silent)
      throw new RuleBroken(`${silent.name} has no phone number. Add one before they are on duty.`, 'reachable')
    const before = await records.district.onDuty()
    await records.write.setOnDuty(userIds)
    await records.write.queueReprojection('all')
    return {
      result: {},
      events: [
        {
          act: 'onDuty.set',
          object: { t: 'district', id: 'onDuty' },
          sealed: { before: before.map((one) => one.userId), after: userIds },
        },
      ],
    }
  },
})
