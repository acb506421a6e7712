import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { InputRefused } from '../../gates/errors.ts'
import { contextWords, newPasswordFields, refuseWeak } from '../new-password.server.ts'

/** A wrong present password, which counts as a failed try; every other refusal does not. */
export class WrongPassword extends InputRefused {
  static override is = (error: unknown): error is WrongPassword => InputRefused.is(error) && 'wrongPassword' in error
  readonly wrongPassword = true
  constructor() {
    super({ currentPassword: 'This is not the password you use now.' }, {})
  }
}

/** Changes one's own password with the present one, and ends all other sessions. */
export const changePassword = command({
  name: 'changePassword',
  input: z
    .object({
      currentPassword: z.string().min(1, 'Type the password you use now.').max(2000),
      session: z.string(),
      ...newPasswordFields,
    })
    .refine((input) => input.newPassword === input.newPasswordAgain, {
      path: ['newPasswordAgain'],
      message: 'The two new passwords are not the same.',
    }),
  permission: 'account.own',
  prepare: async ({ input, actor, read, passwords }) => {
    const { stored, words } = await read(async (records) => ({
      stored: await records.credentials.passwordHash(actor.id),
      words: await contextWords(records, actor.id),
    }))
    if (!(await passwords.verify(stored, input.currentPassword))) {
      throw new WrongPassword()
    }
    if (input.newPassword === input.currentPassword) {
      throw new InputRefused({ newPassword: 'This is the password you use now. Choose another one.' }, {})
    }
    refuseWeak(input.newPassword, words)
    return { stored, hash: await passwords.hash(input.newPassword) }
  },
  handle: async ({ input, actor, records, now, prepared }) => {
    if ((await records.credentials.passwordHash(actor.id)) !== prepared.stored) {
      throw new InputRefused(
        { currentPassword: 'Your password has just been changed elsewhere. Type the new one.' },
        {},
      )
    }
    await records.write.setPassword(actor.id, prepared.hash, now)
    const ended = await records.write.endSessionsOf(actor.id, now, 'password changed', input.session)
    return {
      result: { ended },
      events: [{ act: 'auth.passwordChanged', object: { t: 'user', id: actor.id, count: ended } }],
    }
  },
})
