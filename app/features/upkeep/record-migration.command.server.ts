import { z } from 'zod'
import { command } from '#app/gates/command.ts'
import { text } from '#app/domain/fields.ts'

/** Puts on record that the database was brought to this version, by which steps, and where the backup before is. */
export const recordMigration = command({
  name: 'recordMigration',
  input: z.object({
    engine: z.enum(['sqlite', 'postgres']),
    applied: z.array(text('Name the migration.', 200)).min(1, 'No migration was run.'),
    backup: text('Name the file.', 1_000).nullable(),
  }),
  permission: 'case.system',
  handle: ({ input }) => {
    const { engine, applied, backup } = input
    const object = { t: 'database', id: engine, count: applied.length }
    return Promise.resolve({
      result: null,
      events: [{ act: 'system.migrated', object, sealed: { applied, backup: backup ?? 'none' } }],
    })
  },
})
