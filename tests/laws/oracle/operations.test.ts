import { describe, expect, it } from 'vitest'
import { operations } from '../operations.ts'
import { acts } from './oracle.ts'

describe('acting.csv', () => {
  it('has each action where its commands and queries are', async () => {
    const places = new Map<string, Set<string>>()
    for (const { door, value } of await operations()) {
      const { permission, caseId } = value as { permission: string; caseId?: (input: unknown) => string }
      const opensOne = caseId?.({ caseId: 'cas_test' }) === 'new'
      const place = door.startsWith('case') && !opensOne ? 'case' : 'house'
      places.set(permission, (places.get(permission) ?? new Set()).add(place))
    }
    for (const [action, { in: written }] of acts)
      for (const place of places.get(action) ?? [])
        expect(['both', place], `${action}: ${place}`).toContain(written === 'sealed case' ? 'case' : written)
  })
})
