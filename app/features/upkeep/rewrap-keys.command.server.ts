import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'

/** Wraps some of the data keys by the active tenant key. Run again and again until it says that nothing is left. */
export const rewrapKeys = command({
  name: 'rewrapKeys',
  input: z.object({ after: z.string().max(60), limit: z.int().min(1).max(5_000) }),
  permission: 'case.system',
  handle: async ({ input, records, anew }) => {
    const active = (await records.keys.tenants()).find((row) => row.status === 'active')
    if (!active) throw new RuleBroken('There is no key yet. Make it first.', 'a key')
    const done = await anew.wrap(active.id, input)
    if (done.rewrapped + done.broken === 0) throw new RuleBroken('Nothing is left to wrap anew.', 'something to wrap')
    return {
      result: done,
      events: [
        {
          act: 'key.rotated',
          object: { t: 'key', id: active.id, section: 'data keys wrapped anew', count: done.rewrapped },
          sealed: { broken: done.broken },
        },
      ],
    }
  },
})
