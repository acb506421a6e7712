import { RuleBroken } from '#app/domain/errors.ts'
import { leadOf, membershipOf } from '#app/domain/file/people.ts'
import { memberEnded } from '#app/domain/membership.ts'
import { caseCommand } from '#app/gates/command.ts'
import { endMemberInput } from './team-input.ts'

/** Ends a membership with a reason. Once opened, a case always keeps a lead. */
export const endMember = caseCommand({
  name: 'endMember',
  input: endMemberInput,
  permission: 'team.manage',
  caseId: (input) => input.caseId,
  decide: ({ input, caseFile, newId, now, calendar }) => {
    const member = membershipOf(caseFile.team, input.userId)
    if (!member) throw new RuleBroken('This person is not on the team.', 'team')
    if (leadOf(caseFile.team)?.userId === member.userId) {
      throw new RuleBroken('A case always has a lead. Choose another lead first.', 'team')
    }
    const { userId, name } = member
    const entry = memberEnded({ userId, name, reason: input.reason }, { newId, now, calendar })
    return { entries: [entry], result: { entryId: entry.id } }
  },
})
