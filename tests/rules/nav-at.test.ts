import { describe, expect, it } from 'vitest'
import { navAt } from '#app/ui/frame/nav-at.ts'

const items = [
  { to: '/work', under: [] },
  { to: '/audit/desk', under: ['/audit/weeks', '/audit/person'] },
  { to: '/audit', under: [] },
]
const at = (pathname: string) => navAt(items, pathname).flatMap(({ to, here }) => (here ? [to] : []))

describe('the rail', () => {
  it('marks the place with the longest address, and what stands under another', () => {
    expect(at('/audit')).toEqual(['/audit'])
    expect(at('/audit/looks')).toEqual(['/audit'])
    expect(at('/audit/desk')).toEqual(['/audit/desk'])
    expect(at('/audit/weeks/2026-09-07')).toEqual(['/audit/desk'])
    expect(at('/audit/person')).toEqual(['/audit/desk'])
  })

  it('marks nothing elsewhere, and no page whose address only begins alike', () => {
    expect(at('/account')).toEqual([])
    expect(at('/auditors')).toEqual([])
    expect(at('/audit/persons')).toEqual(['/audit'])
  })
})
