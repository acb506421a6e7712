import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'
import { deputyInput } from './people-input.ts'
import { requireNamesWhoAnswers } from './who-answers.server.ts'

/** Names who approves in somebody's absence (P4); without `deputyId` nobody does. */
export const setDeputy = command({
  name: 'setDeputy',
  input: deputyInput,
  permission: 'duty.manage',
  handle: async ({ input, actor, records, now }) => {
    await requireNamesWhoAnswers(actor, records, now)
    if (input.userId === input.deputyId)
      throw new RuleBroken('Nobody can be their own deputy. Choose somebody else.', 'P4')
    const wanted = [input.userId, input.deputyId].filter((one) => one !== undefined)
    const users = await records.users.byIds(wanted)
    if (users.length !== wanted.length || users.some((user) => user.disabledAt)) {
      throw new RuleBroken('Choose people who can sign in.', 'active users')
    }
    await records.write.setDeputy(input.userId, input.deputyId ?? null)
    await records.write.queueReprojection('all')
    return {
      result: {},
      events: [
        { act: 'deputy.set', object: { t: 'user', id: input.userId }, sealed: { deputy: input.deputyId ?? 'nobody' } },
      ],
    }
  },
})
