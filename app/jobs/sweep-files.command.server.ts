import { z } from 'zod'
import { instantSchema } from '../domain/time.ts'
import { command } from '../gates/command.ts'
import { RuleBroken } from '../domain/errors.ts'

/** Throws away files that were uploaded before a moment and never put on record. */
export const sweepUnboundFiles = command({
  name: 'sweepUnboundFiles',
  input: z.object({ before: instantSchema }),
  permission: 'case.system',
  handle: async ({ input, records }) => {
    const swept = await records.write.sweepUnboundFiles(input.before)
    const [first] = swept
    if (first === undefined) throw new RuleBroken('There is nothing to throw away.', 'unbound files')
    return {
      result: { swept: swept.length },
      events: [{ act: 'file.swept', object: { t: 'file', id: first, count: swept.length }, sealed: { files: swept } }],
    }
  },
})
