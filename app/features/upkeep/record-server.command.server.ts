import { z } from 'zod'
import { command } from '#app/gates/command.ts'

/** Puts on record that a server started or stopped: with the times between, it shows when nobody could have been served. */
export const recordServer = command({
  name: 'recordServer',
  input: z.object({ what: z.enum(['started', 'stopped']), engine: z.enum(['sqlite', 'postgres']) }),
  permission: 'case.system',
  handle: ({ input }) =>
    Promise.resolve({
      result: null,
      events: [
        {
          act: input.what === 'started' ? 'system.started' : 'system.stopped',
          object: { t: 'server', id: input.engine },
        },
      ],
    }),
})
