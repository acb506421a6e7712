import { z } from 'zod'
import { projectionVersion } from '#app/domain/projection.ts'
import { command } from '#app/gates/command.ts'

/** Puts on record that lists, work and search were rebuilt from the entries. */
export const recordReindex = command({
  name: 'recordReindex',
  input: z.object({ folders: z.int().min(0) }),
  permission: 'case.system',
  handle: async ({ input, records }) => {
    await records.write.noteProjections(projectionVersion)
    return {
      result: null,
      events: [{ act: 'system.reindexed', object: { t: 'database', id: 'projections', count: input.folders } }],
    }
  },
})
