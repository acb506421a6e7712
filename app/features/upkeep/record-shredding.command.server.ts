import { z } from 'zod'
import { command } from '#app/gates/command.ts'

/** Puts on record that backups older than the district keeps them were destroyed, and which. */
export const recordShredding = command({
  name: 'recordShredding',
  input: z.object({
    engine: z.enum(['sqlite', 'postgres']),
    days: z.int().min(1),
    files: z.array(z.string().max(1_000)).max(10_000),
  }),
  permission: 'case.system',
  handle: ({ input: { engine, days, files } }) => {
    const object = { t: 'database', id: engine, count: files.length }
    return Promise.resolve({
      result: null,
      events: [{ act: 'system.backupsShredded', object, sealed: { days, files: files.slice(0, 100) } }],
    })
  },
})
