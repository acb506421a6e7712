import { RuleBroken } from '../domain/errors.ts'
import { waitsForKey } from '../gates/key-waits.server.ts'
import { moveFolderKeys } from './put-keys-away.command.server.ts'
import type { Job } from './register.server.ts'

const atOnce = 20

/**
 * Puts the keys of sealed records away, and brings those back that were opened again. Where the key for that is not on this
 * machine it waits until it is.
 */
export const putKeysAway: Job = {
  name: 'put keys away',
  often: true,
  run: async ({ runtime, asking }) => {
    const asked = await runtime.store.read((records) => records.outbox.waiting('seal keys', atOnce))
    let moved = 0
    for (const { id, caseId } of asked) {
      try {
        await runtime.run(moveFolderKeys, { caseId: caseId ?? '' }, { ...asking, token: `keys ${id}` })
        moved += 1
      } catch (error) {
        if (waitsForKey(error)) continue
        if (!RuleBroken.is(error)) throw error
      }
      await runtime.store.write((records) => records.write.takeOutbox([id]))
    }
    return moved
  },
}
