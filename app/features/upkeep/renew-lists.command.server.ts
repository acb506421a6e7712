import { z } from 'zod'
import { projectionVersion } from '#app/domain/projection.ts'
import { command } from '#app/gates/command.ts'

/** Queues every folder's lists, work and search to be made again, after an update that computes them otherwise. */
export const renewLists = command({
  name: 'renewLists',
  input: z.object({ made: z.int().min(0) }),
  permission: 'case.system',
  handle: async ({ input, records }) => {
    await records.write.queueReprojection('all')
    await records.write.noteProjections(projectionVersion)
    return {
      result: null,
      events: [
        {
          act: 'system.reindexQueued',
          object: { t: 'database', id: 'projections' },
          sealed: { before: input.made, after: projectionVersion },
        },
      ],
    }
  },
})
