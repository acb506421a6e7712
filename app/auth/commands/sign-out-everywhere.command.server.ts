import { z } from 'zod'
import { command } from '../../gates/command.ts'

/** Ends all own sessions, on every computer and phone, this one included. */
export const signOutEverywhere = command({
  name: 'signOutEverywhere',
  input: z.object({}),
  permission: 'account.own',
  handle: async ({ actor, records, now }) => {
    const ended = await records.write.endSessionsOf(actor.id, now, 'signed out everywhere')
    return {
      result: { ended },
      events: [{ act: 'auth.sessionsEnded', object: { t: 'user', id: actor.id, count: ended }, why: 'own account' }],
    }
  },
})
