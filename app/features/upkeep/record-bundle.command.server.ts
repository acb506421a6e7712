import { z } from 'zod'
import { text } from '#app/domain/fields.ts'
import { command } from '#app/gates/command.ts'

/** Puts on record that the audit log is taken out as a bundle, and whether with what is sealed in it; before it is. */
export const recordBundle = command({
  name: 'recordBundle',
  input: z.object({ folder: text('Name the folder.', 1_000), sealed: z.boolean() }),
  permission: 'case.system',
  handle: ({ input }) =>
    Promise.resolve({
      result: null,
      events: [
        {
          act: 'audit.exported',
          object: { t: 'database', id: 'audit', section: input.sealed ? 'events, sealed' : 'events' },
          sealed: { folder: input.folder },
        },
      ],
    }),
})
