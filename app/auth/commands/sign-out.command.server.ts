import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { NotPermitted } from '../../gates/errors.ts'

/** Signs out here. The session's own name comes from the door, never from the form. */
export const signOut = command({
  name: 'signOut',
  input: z.object({ session: z.string() }),
  permission: 'account.own',
  handle: async ({ input, actor, records, now }) => {
    const session = await records.sessions.byTokenHash(input.session)
    if (session?.userId !== actor.id) throw new NotPermitted('not an own session')
    await records.write.endSession(session.tokenHash, now, 'signed out')
    return { result: undefined, events: [{ act: 'auth.signedOut', object: { t: 'user', id: actor.id } }] }
  },
})
