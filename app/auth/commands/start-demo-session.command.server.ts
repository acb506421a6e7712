import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { NotPermitted } from '../../gates/errors.ts'
import { beginSession } from '../begin-session.server.ts'

/** "Sign in as …": only in a database that was made as a demo. Run as the person chosen. */
export const startDemoSession = command({
  name: 'startDemoSession',
  input: z.object({ token: z.string().length(32), agent: z.string().max(300) }),
  permission: 'account.own',
  handle: async ({ input, actor, records, now }) => {
    const district = await records.district.load()
    if (!district?.demo) throw new NotPermitted('one-click sign-in exists only in a demo')
    const events = await beginSession({ records, actor, now }, { ...input, aal: 1, provenAt: null, half: false })
    return {
      result: { userId: actor.id },
      events: [{ act: 'auth.signedIn', object: { t: 'user', id: actor.id }, why: 'demo' }, ...events],
    }
  },
})
