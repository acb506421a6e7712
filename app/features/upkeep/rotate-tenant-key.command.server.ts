import { z } from 'zod'
import { RuleBroken } from '#app/domain/errors.ts'
import { command } from '#app/gates/command.ts'

/** Makes a new tenant key. The one before only opens from now on, until `rewrapKeys` has taken everything from it. */
export const rotateTenantKey = command({
  name: 'rotateTenantKey',
  input: z.object({}),
  permission: 'case.system',
  handle: async ({ records, vault }) => {
    const rows = await records.keys.tenants()
    const active = rows.find((row) => row.status === 'active')
    if (!active) throw new RuleBroken('There is no key yet. Make it first.', 'a key')
    if (rows.some((row) => row.status === 'decrypt-only')) {
      throw new RuleBroken('A change of the tenant key is under way already. Let it end first.', 'one change at a time')
    }
    await records.write.changeKey(active.id, { ...active, status: 'decrypt-only' })
    const next = await vault.addTenantKey(records, active.wrappedBy, active)
    return {
      result: { keyId: next.id },
      events: [
        { act: 'key.rotated', object: { t: 'key', id: next.id, section: 'tenant' }, sealed: { before: active.id } },
      ],
    }
  },
})
