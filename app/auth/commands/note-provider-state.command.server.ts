import { z } from 'zod'
import { command } from '../../gates/command.ts'

/**
 * Puts on the audit log that a provider can't be used any more (it does not answer, its keys can't be read, it does not
 * know our secret), or, without a reason, that it answers again. Why is sealed.
 */
export const noteProviderState = command({
  name: 'noteProviderState',
  input: z.object({ provider: z.string().max(40), reason: z.string().max(200).optional() }),
  permission: 'session.guard',
  handle: ({ input: { provider, reason } }) => {
    const object = { t: 'provider', id: provider }
    return Promise.resolve({
      result: undefined,
      events: [
        reason === undefined
          ? { act: 'system.providerAnswers', object }
          : { act: 'system.providerDown', object, outcome: 'error', sealed: { reason } },
      ],
    })
  },
})
