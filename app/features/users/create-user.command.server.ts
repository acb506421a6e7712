import { RuleBroken } from '#app/domain/errors.ts'
import { rowChange } from '#app/domain/events.ts'
import { command } from '#app/gates/command.ts'
import { queueMatching } from '#app/gates/kept-out.server.ts'
import { createUserInput } from './user-input.ts'

/** Adds a person who may sign in. They have no role and no password yet. */
export const createUser = command({
  name: 'createUser',
  input: createUserInput,
  permission: 'users.manage',
  handle: async ({ input, records, now, newId, newSalt }) => {
    if (await records.users.bySignIn(input.signIn))
      throw new RuleBroken(`Somebody already signs in as ${input.signIn}. Choose another name.`, 'one sign-in name')
    const after = {
      id: newId('user'),
      signIn: input.signIn,
      name: input.name,
      title: input.title,
      phone: input.phone ?? null,
      disabledAt: null,
      agreementUntil: input.agreementUntil ?? null,
      email: input.email ?? null,
      salt: newSalt(),
    }
    await records.write.saveUser(after)
    await queueMatching(records, after.id, now)
    return {
      result: { userId: after.id },
      events: [
        {
          act: 'user.created',
          object: { t: 'user', id: after.id },
          sealed: { name: after.name, signIn: after.signIn },
          rows: [rowChange('user', after.id, undefined, after)],
        },
      ],
    }
  },
})
