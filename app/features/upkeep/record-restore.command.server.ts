import { z } from 'zod'
import { command } from '#app/gates/command.ts'
import { text } from '#app/domain/fields.ts'

/**
 * Puts on record that a backup took the place of the database: which file, how far its log reaches, and the last signed
 * head that was seen before. What lies between the two is gone, and the log says so from here on.
 */
export const recordRestore = command({
  name: 'recordRestore',
  input: z.object({
    engine: z.enum(['sqlite', 'postgres']),
    file: text('Name the file.', 1_000),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'Not a SHA-256 hash.'),
    seen: z.object({ size: z.int().min(0), root: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
  }),
  permission: 'case.system',
  handle: async ({ input: { engine, file, sha256, seen }, records }) => {
    const { size } = await records.audit.head()
    const lost = seen ? Math.max(0, seen.size - size) : null
    const section = seen ? `last signed head seen: ${seen.size} events, root ${seen.root}` : 'no signed head was seen'
    const event = {
      act: 'system.restored' as const,
      object: { t: 'database', id: engine, section, count: size },
      sealed: { file, sha256 },
    }
    return { result: { size, lost }, events: [lost ? { ...event, outcome: 'error' as const } : event] }
  },
})
