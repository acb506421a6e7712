import { describe, expect, it } from 'vitest'
import { actFamilies, actWords } from '#app/domain/event-words.ts'
import { registry } from '#app/features/entries.ts'

describe('families of acts', () => {
  it('take in everything that is put on record or done to the house, so that an auditor can ask for it', () => {
    const acts = [...registry.kinds.map(({ event }) => event), ...Object.keys(actWords)]
    const rare = ['access.revoked', 'address.saved', 'draft.deleted', 'integrity.unreadable']
    const without = acts.filter(
      (act) => !rare.includes(act) && !actFamilies.some(({ prefix }) => act.startsWith(prefix)),
    )
    expect(without).toEqual([])
  })

  it('have labels of their own', () => {
    expect(new Set(actFamilies.map(({ label }) => label)).size).toBe(actFamilies.length)
  })
})
