import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { onDutyInput } from './people-input.ts'
import { workingPeople } from './working-people.server.ts'
import { requireNamesWhoAnswers } from './who-answers.server.ts'

/** Names who answers for the district when a group doesn't, and outside hours, in the order in which they are called. */
export const setOnDuty = command({
  name: 'setOnDuty',
  input: onDutyInput,
  permission: 'duty.manage',
  edits: () => ({ t: 'district', id: 'district' }),
  handle: async ({ input, actor, records, now }) => {
    await requireNamesWhoAnswers(actor, records, now)
    const userIds = input.people.map((one) => one.userId)
    const people = await workingPeople(records, userIds, now)
    const silent = people.find((user) => !user.phone)
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
