import { z } from 'zod'
import { command } from '../../gates/command.ts'
import { NotPermitted } from '../../gates/errors.ts'

/** Says that a browser from which one's account was opened is one's own; the notice about it goes away. */
export const knowBrowser = command({
  name: 'knowBrowser',
  input: z.object({ mark: z.string().max(60) }),
  permission: 'account.browsers',
  handle: async ({ input, actor, records, now }) => {
    const browser = (await records.factors.browsersOf(actor.id)).find(({ mark }) => mark === input.mark)
    if (!browser) throw new NotPermitted('not an own browser')
    await records.write.saveBrowser({ ...browser, knownAt: now })
    return {
      result: undefined,
      events: [{ act: 'auth.browserKnown', object: { t: 'user', id: actor.id }, sealed: { agent: browser.agent } }],
    }
  },
})
