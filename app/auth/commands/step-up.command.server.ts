import { z } from 'zod'
import { instantSchema } from '../../domain/time.ts'
import { command } from '../../gates/command.ts'
import { InputRefused } from '../../gates/errors.ts'
import { renewSession } from '../begin-session.server.ts'
import { lookAtPasskey, proofFields, takeProof } from '../proof.server.ts'
import { WrongPassword } from './change-password.command.server.ts'

/**
 * Confirms that whoever holds a session is its person: a passkey, or the password with a code. The session goes on under
 * a new token; its absolute time does not begin again.
 */
export const stepUp = command({
  name: 'stepUp',
  input: z.object({
    ...proofFields,
    currentPassword: z.string().max(2000).optional(),
    session: z.string(),
    token: z.string().length(32),
    origin: z.string().max(300),
    at: instantSchema,
  }),
  permission: 'account.own',
  prepare: async ({ input, actor, read, passwords }) => {
    if (input.passkey) {
      const asked = { purpose: 'confirm', boundTo: input.session, origin: input.origin, now: input.at } as const
      return { shown: await lookAtPasskey(read, input.passkey, asked) }
    }
    const errors = {
      ...(input.currentPassword ? {} : { currentPassword: 'Type your password.' }),
      ...(input.code ? {} : { code: 'Type the code.' }),
    }
    if (Object.keys(errors).length > 0) throw new InputRefused(errors, {})
    const stored = await read((records) => records.credentials.passwordHash(actor.id))
    if (!(await passwords.verify(stored, input.currentPassword ?? ''))) throw new WrongPassword()
    return { stored }
  },
  handle: async ({ input, actor, records, now, prepared, vault }) => {
    if (!input.passkey && (await records.credentials.passwordHash(actor.id)) !== prepared.stored)
      throw new WrongPassword()
    const proved = await takeProof({ records, vault, userId: actor.id, now }, input, prepared.shown)
    const sealed = await renewSession({ records, actor, now }, input)
    return {
      result: undefined,
      events: [
        {
          act: 'auth.steppedUp',
          object: { t: 'user', id: actor.id },
          why: proved.how,
          sealed,
        },
        ...proved.events,
      ],
    }
  },
})
