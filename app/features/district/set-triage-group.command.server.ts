import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { triageGroupInput } from './people-input.ts'

/** Names who opens reports at a school, in the order in which they are asked (P9). */
export const setTriageGroup = command({
  name: 'setTriageGroup',
  input: triageGroupInput,
  permission: 'district.manage',
  handle: async ({ input, records }) => {
    const userIds = input.people.map((one) => one.userId)
    const schools = await records.district.schools()
    if (!schools.some((school) => school.id === input.schoolId))
      throw new RuleBroken('This school is not on the list.', 'known school')
    const users = await records.users.byIds(userIds)
    const gone = userIds.filter((userId) => !users.some((user) => user.id === userId && !user.disabledAt))
    if (gone.length > 0) throw new RuleBroken('Somebody chosen can no longer sign in. Choose again.', 'active users')
    const before = await records.district.triageGroup(input.schoolId)
    await records.write.setTriageGroup(input.schoolId, userIds)
    await records.write.queueReprojection('all')
    return {
      result: {},
      events: [
        {
          act: 'triageGroup.set',
          object: { t: 'school', id: input.schoolId },
          sealed: { before, after: userIds },
        },
      ],
    }
  },
})
