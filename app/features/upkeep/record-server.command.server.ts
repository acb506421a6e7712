import { z } from 'zod'
import { policyPart } from '#app/domain/in-force.ts'
import { readLeaf } from '#app/gates/audit/leaf.ts'
import { command } from '#app/gates/command.ts'

/**
 * Puts on record that a server started or stopped: with the times between, it shows when nobody could have been
 * served. A start with other tables of who may see and do what than the last one is an event of its own.
 */
export const recordServer = command({
  name: 'recordServer',
  input: z.object({
    what: z.enum(['started', 'stopped']),
    engine: z.enum(['sqlite', 'postgres']),
    policy: z.string().max(60),
  }),
  permission: 'case.system',
  handle: async ({ input, records }) => {
    const server = { t: 'server', id: input.engine }
    if (input.what === 'stopped') return { result: null, events: [{ act: 'system.stopped', object: server }] }
    const [last] = await records.audit.search({ act: 'system.started', limit: 1 })
    const inForce = last && readLeaf(last.body)?.pol
    const before = inForce === undefined ? undefined : policyPart(inForce)
    const changed = before !== undefined && before !== input.policy
    return {
      result: null,
      events: [
        { act: 'system.started', object: server },
        ...(changed
          ? [
              {
                act: 'policy.changed',
                object: { t: 'policy', id: input.policy },
                sealed: { before, after: input.policy },
              },
            ]
          : []),
      ],
    }
  },
})
