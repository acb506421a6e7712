import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { text } from '#app/domain/fields.ts'
import { command } from '#app/gates/command.ts'

/**
 * Wraps the tenant keys by another key-encryption key, and with them the key for what courts sealed, unless that has one of
 * its own. Nothing that is sealed changes.
 */
export const rotateKek = command({
  name: 'rotateKek',
  input: z.object({ kekId: text('Name the key.', 60) }),
  permission: 'case.system',
  handle: async ({ input, records, vault }) => {
    const rows = (await records.keys.tenants()).filter((row) => row.status !== 'destroyed')
    const others = rows.filter((row) => row.wrappedBy !== input.kekId)
    if (others.length === 0) throw new RuleBroken('This key is in use already. Nothing was changed.', 'another key')
    const court = await records.keys.court()
    const same = court && rows.some(({ wrappedBy }) => wrappedBy === court.wrappedBy)
    for (const row of same ? [...others, court] : others) await vault.rewrap(records, row, input.kekId)
    return {
      result: { rewrapped: others.length },
      events: [
        {
          act: 'key.rotated',
          object: { t: 'keys', id: 'kek', count: others.length },
          sealed: { before: others.map((row) => row.wrappedBy), now: input.kekId },
        },
      ],
    }
  },
})
