import type { CaseFile } from '#app/domain/case-file.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { isAskedAbout, isRecused, leadOf, membershipOf } from '#app/domain/file/people.ts'
import type { Related } from '#app/domain/related.ts'
import { memberAdded } from '#app/domain/membership.ts'
import { localOf } from '#app/domain/time.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { relatedTo } from '#app/gates/kept-out.server.ts'
import { asRelated } from '#app/policy/keeping-out.ts'
import { addMemberInput } from './team-input.ts'
import { mayJoinAs, untilTooLate } from './who-may-join.ts'

/** Adds a person to the team of a case with a reason, or gives a member another role; until a day, where one is set. */
export const addMember = caseCommand({
  name: 'addMember',
  input: addMemberInput,
  permission: 'team.manage',
  caseId: (input) => input.caseId,
  load: async ({ input, records, caseFile }) => ({
    user: await records.users.byId(input.userId),
    grants: await records.users.grantsOf(input.userId),
    related: await relatedTo(records, caseFile.student?.personId),
  }),
  decide: ({ input, caseFile, loaded, newId, now, calendar, profile }) => {
    const { user, grants } = loaded
    if (!user || user.disabledAt) throw new InputRefused({ userId: 'Choose a person.' }, input)
    const today = localOf(now, calendar.zone).day
    refuseKeptOut(caseFile, user, loaded.related, input)
    const refusal = mayJoinAs(input.role, grants, caseFile, today)
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

/**
 * Nobody joins who is kept out, or of whom it is not answered yet whether they belong to the student's family; what the
 * roster began to say only now is asked about within a minute.
 */
function refuseKeptOut(
  file: CaseFile,
  user: { id: string; name: string },
  related: readonly Related[],
  input: unknown,
) {
  if (isRecused(file, user.id)) throw new InputRefused({ userId: `${user.name} is kept out of this case.` }, input)
  const matched = asRelated(file, related).some(({ userId }) => userId === user.id)
  if (matched || isAskedAbout(file, user.id)) {
    const asked = `First somebody answers whether ${user.name} is related to the student. It is asked in My work.`
    throw new InputRefused({ userId: asked }, input)
  }
}
