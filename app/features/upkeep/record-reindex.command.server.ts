import { z } from 'zod'
import { command } from '#app/gates/command.ts'

/** Puts on record that lists, work and search were rebuilt from the entries. */
export const recordReindex = command({
  name: 'recordReindex',
  input: z.object({ folders: z.int().min(0) }),
  permission: 'case.system',
  handle: ({ input }) =>
    Promise.resolve({
      result: null,
      events: [{ act: 'system.reindexed', object: { t: 'database', id: 'projections', count: input.folders } }],
    }),
})
