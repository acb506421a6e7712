import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { triageGroupInput } from './people-input.ts'
import { workingPeople } from './working-people.server.ts'
import { requireNamesWhoAnswers } from './who-answers.server.ts'

/** Names who opens reports at a school, in the order in which they are asked (P9). */
export const setTriageGroup = command({
  name: 'setTriageGroup',
  input: triageGroupInput,
  permission: 'duty.manage',
  edits: ({ schoolId }) => ({ t: 'school', id: schoolId }),
  handle: async ({ input, actor, records, now }) => {
    await requireNamesWhoAnswers(actor, records, now)
    const userIds = input.people.map((one) => one.userId)
    const schools = await records.district.schools()
    if (!schools.some((school) => school.id === input.schoolId))
      throw new RuleBroken('This school is not on the list.', 'known school')
    await workingPeople(records, userIds, now, input.schoolId)
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
