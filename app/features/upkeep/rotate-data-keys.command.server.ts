import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'

/** Lets the keys of parts, events, files on record, drafts, openings and secrets only open from now on. `sealParts` then seals all of it anew. */
export const rotateDataKeys = command({
  name: 'rotateDataKeys',
  input: z.object({}),
  permission: 'case.system',
  handle: async ({ records }) => {
    const count = await records.write.retireDataKeys()
    if (count === 0) throw new RuleBroken('Nothing is sealed yet. Nothing was changed.', 'something to change')
    return {
      result: { retired: count },
      events: [{ act: 'key.rotated', object: { t: 'keys', id: 'data', section: 'retired', count } }],
    }
  },
})
