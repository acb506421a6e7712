import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { command } from '#app/gates/command.ts'
import { queueMatching } from '#app/gates/kept-out.server.ts'
import { changeUserInput } from './user-input.ts'

/** Changes a person's name, title, phone, e-mail or agreement date. Entries keep the name as it was shown then. */
export const changeUser = command({
  name: 'changeUser',
  input: changeUserInput,
  permission: 'users.change',
  edits: ({ userId }) => ({ t: 'user', id: userId }),
  handle: async ({ input, records, now, newSalt }) => {
    const before = await records.users.byId(input.userId)
    if (!before) throw new RuleBroken('This person is not on the list any more.', 'known user')
    const twin = await records.users.bySignIn(input.signIn)
    if (twin && twin.id !== before.id)
      throw new RuleBroken(`Somebody already signs in as ${input.signIn}. Choose another name.`, 'one sign-in name')
    const after = {
      ...before,
      signIn: input.signIn,
      name: input.name,
      title: input.title,
      phone: input.phone ?? null,
      email: input.email ?? null,
      agreementUntil: input.agreementUntil ?? null,
      salt: newSalt(),
    }
    await records.write.saveUser(after)
    // Lists made while an agreement had run out leave the person out.
    if (after.agreementUntil !== before.agreementUntil) await records.write.queueReprojection('all')
    await queueMatching(records, after.id, now)
    return {
      result: { userId: after.id },
      events: [
        {
          act: 'user.changed',
          object: { t: 'user', id: after.id },
          sealed: {
            before: { name: before.name, title: before.title, signIn: before.signIn },
            after: { name: after.name, title: after.title, signIn: after.signIn },
          },
          rows: [rowChange('user', after.id, before, after)],
        },
      ],
    }
  },
})
