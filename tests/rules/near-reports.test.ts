import { describe, expect, it } from 'vitest'
import { nearestFirst } from '#app/domain/near-reports.ts'
import { instant } from '#app/domain/time.ts'

const at = (since: string) => ({ since: instant(since) })

describe('reports of what may be one event', () => {
  const received = instant('2026-11-05T17:55:00.000Z')
  it('come closest first, before or after, and nothing of another day or year', () => {
    const earlier = at('2026-11-05T17:42:00.000Z')
    const later = at('2026-11-05T18:05:00.000Z')
    const morning = at('2026-11-05T09:00:00.000Z')
    const rows = [at('1900-01-01T08:00:00.000Z'), morning, earlier, { since: null }, later]
    expect(nearestFirst(rows, received)).toEqual([later, earlier, morning])
  })
})
