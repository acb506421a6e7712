import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { text } from '#app/domain/fields.ts'
import { command } from '#app/gates/command.ts'

/** Makes the installation's first tenant key, wrapped by a key-encryption key. From then on what is sealed is encrypted. */
export const createKeys = command({
  name: 'createKeys',
  input: z.object({ kekId: text('Name the key.', 60) }),
  permission: 'case.system',
  handle: async ({ input, records, vault }) => {
    if ((await records.keys.tenants()).length > 0) {
      throw new RuleBroken('This database has its key already. Nothing was changed.', 'one first key')
    }
    const key = await vault.addTenantKey(records, input.kekId)
    return {
      result: { keyId: key.id },
      events: [{ act: 'key.created', object: { t: 'key', id: key.id }, sealed: { wrappedBy: input.kekId } }],
    }
  },
})
