import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'

/** Destroys keys that only open and under which nothing stands any more: the end of a change of keys. */
export const destroyUnusedKeys = command({
  name: 'destroyUnusedKeys',
  input: z.object({}),
  permission: 'case.system',
  handle: async ({ records }) => {
    const count = await records.write.destroyUnusedKeys()
    if (count === 0) throw new RuleBroken('No key is left over.', 'a key left over')
    return {
      result: { destroyed: count },
      events: [{ act: 'key.destroyed', object: { t: 'keys', id: 'unused', count } }],
    }
  },
})
