import { RuleBroken } from '#app/domain/errors.ts'
import { isRecused } from '#app/domain/file/people.ts'
import { caseCommand } from '#app/gates/command.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { dutyRowsOf } from '#app/gates/kept-out.server.ts'
import { keepingOut } from '#app/policy/keeping-out.ts'
import { recuseSomebodyInput } from './recusal-input.ts'
import { someEntries } from './some-entries.ts'

/** The lead or a district lead keeps somebody else out of a case, with a reason that only they read. */
export const recuseSomebody = caseCommand({
  name: 'recuseSomebody',
  input: recuseSomebodyInput,
  permission: 'recusal.record',
  caseId: (input) => input.caseId,
  load: ({ records }) => dutyRowsOf(records),
  decide: (work) => {
    const { input, actor, caseFile, loaded } = work
    const user = loaded.users.find(({ id }) => id === input.userId)
    if (!user) throw new InputRefused({ userId: 'Choose a person.' }, input)
    if (user.id === actor.id) {
      throw new InputRefused({ userId: 'For yourself, use “I should not be on this case”.' }, input)
    }
    if (
      isRecused(caseFile, user.id) &&
      !caseFile.recusals.some((one) => one.userId === user.id && one.state === 'asked')
    )
      throw new RuleBroken(`${user.name} is kept out already.`, 'recusal')
    const other = { userId: user.id, name: user.name, source: 'lead', as: 'stands', because: input.because } as const
    const [first, ...others] = someEntries(keepingOut(caseFile, [other], loaded, work))
    return { entries: [first, ...others], result: { entryId: first.id } }
  },
})
