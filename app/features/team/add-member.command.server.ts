import { RuleBroken } from '#app/domain/errors.ts'
import { leadOf, membershipOf } from '#app/domain/file/people.ts'
import { memberAdded } from '#app/domain/membership.ts'
import { localOf } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { addMemberInput } from './team-input.ts'
import { mayJoinAs, untilTooLate } from './who-may-join.ts'

/** Adds a person to the team of a case with a reason, or gives a member another role; until a day, where one is set. */
export const addMember = caseCommand({
  name: 'addMember',
  input: addMemberInput,
  permission: 'team.manage',
  caseId: (input) => input.caseId,
  load: async ({ input, records }) => ({
    user: await records.users.byId(input.userId),
    grants: await records.users.grantsOf(input.userId),
  }),
  decide: ({ input, caseFile, loaded, newId, now, calendar, profile }) => {
    const { user, grants } = loaded
    if (!user || user.disabledAt) throw new InputRefused({ userId: 'Choose a person.' }, input)
    const today = localOf(now, calendar.zone).day
    const refusal = mayJoinAs(input.role, grants, caseFile.schoolId, today)
    if (refusal) throw new InputRefused({ role: refusal }, input)
    if (input.until && input.until < today) throw new InputRefused({ until: 'This day has passed.' }, input)
    const late = untilTooLate(input, { user, grants, today, profile })
    if (late) throw new InputRefused({ until: late }, input)
    if (leadOf(caseFile.team)?.userId === user.id) {
      throw new RuleBroken('This person leads the case. Choose another lead first.', 'team')
    }
    const known = membershipOf(caseFile.team, user.id)
    if (known && known.role === input.role && known.until === (input.until ?? null)) {
      throw new RuleBroken(`${known.name} is on the team already.`, 'team')
    }
    const { userId, role, reason, until } = input
    const entry = memberAdded({ userId, name: user.name, role, reason, until }, { newId, now, calendar })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
