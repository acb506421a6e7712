import { z } from 'zod'
import { command } from '#app/gates/command.ts'
import { text } from '#app/domain/fields.ts'

/** Puts on record that a copy of the whole database was made, and where: the copy holds what every case holds. */
export const recordBackup = command({
  name: 'recordBackup',
  input: z.object({
    engine: z.enum(['sqlite', 'postgres']),
    file: text('Name the file.', 1_000),
    size: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Not a SHA-256 hash.'),
  }),
  permission: 'case.system',
  handle: ({ input }) => {
    const { engine, ...sealed } = input
    const object = { t: 'database', id: engine }
    return Promise.resolve({ result: null, events: [{ act: 'system.backedUp', object, sealed }] })
  },
})
