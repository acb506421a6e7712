import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { sealedKinds, total } from '#app/domain/sealing.ts'
import { command } from '#app/gates/command.ts'

const whole = z.int().min(-1)
const id = z.string().max(60)

/**
 * Seals some of what stands in clear, or under a key that only opens. Run again and again until it says that nothing is
 * left; broken off, it goes on where it was.
 */
export const sealParts = command({
  name: 'sealParts',
  input: z.object({
    from: z.object({ draft: id, opening: id, secret: id, entry: whole, event: whole, fileId: id, n: whole }),
    limit: z.int().min(10).max(5_000),
    /** Only these kinds; all unless said. */
    kinds: z.array(z.enum(sealedKinds)).optional(),
  }),
  permission: 'case.system',
  handle: async ({ input, records, anew }) => {
    if ((await records.keys.tenants()).length === 0) throw new RuleBroken('There is no key yet to seal with.', 'a key')
    const { progress, ...done } = await anew.seal(input.from, input.limit, input.kinds)
    const count = total(done)
    if (count + done.broken + done.dropped === 0) throw new RuleBroken('Nothing is left to seal.', 'something to seal')
    return {
      result: { ...done, progress },
      events: [{ act: 'parts.sealed', object: { t: 'keys', id: 'data', count }, sealed: done }],
    }
  },
})
