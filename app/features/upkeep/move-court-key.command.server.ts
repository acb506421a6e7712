import { z } from 'zod'
import { text } from '#app/domain/fields.ts'
import { command } from '#app/gates/command.ts'

/** Wraps the key for what courts seal by a key-encryption key of its own; makes it where no record was sealed yet. */
export const moveCourtKey = command({
  name: 'moveCourtKey',
  input: z.object({ kekId: text('Name the key.', 60) }),
  permission: 'case.system',
  handle: async ({ input, records, vault }) => {
    const before = await records.keys.court()
    if (before) await vault.rewrap(records, before, input.kekId)
    else await vault.addCourtKey(records, input.kekId)
    return {
      result: null,
      events: [
        {
          act: 'key.rotated',
          object: { t: 'keys', id: 'court', count: before ? 1 : 0 },
          sealed: { before: before ? [before.wrappedBy] : [], now: input.kekId },
        },
      ],
    }
  },
})
