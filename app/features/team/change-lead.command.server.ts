import { RuleBroken } from '#app/domain/errors.ts'
import { leadOf, membershipOf } from '#app/domain/file/people.ts'
import { localOf } from '#app/domain/time.ts'
import { currentMembership } from '#app/policy/current-membership.ts'
import { memberAdded } from '#app/domain/membership.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { changeLeadInput } from './team-input.ts'

/** Gives the lead to a member, with a reason. The lead before stays a member. */
export const changeLead = caseCommand({
  name: 'changeLead',
  input: changeLeadInput,
  permission: 'team.manage',
  caseId: (input) => input.caseId,
  load: async ({ input, records, now, today }) => records.users.actor(input.userId, today, now),
  decide: ({ input, caseFile, loaded, newId, now, calendar }) => {
    const member = membershipOf(caseFile.team, input.userId)
    if (!member) throw new InputRefused({ userId: 'Choose somebody on the team.' }, input)
    if (leadOf(caseFile.team)?.userId === member.userId) {
      throw new RuleBroken(`${member.name} leads the case already.`, 'team')
    }
    if (member.role !== 'member') {
      throw new InputRefused({ userId: 'Only a member leads. Officers and consulted people don’t.' }, input)
    }
    const today = localOf(now, calendar.zone).day
    if (!loaded || !currentMembership(loaded, caseFile, today))
      throw new InputRefused(
        { userId: `${member.name} can’t work on this case any more. Choose somebody else.` },
        input,
      )
    const { userId, name } = member
    const entry = memberAdded({ userId, name, role: 'lead', reason: input.reason }, { newId, now, calendar })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
