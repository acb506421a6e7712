import { describe, expect, it } from 'vitest'
import { hasMoved, placeOf } from '#app/auth/place.server.ts'
import { clientAddress, networkOf } from '#app/http/door/guard.server.ts'

const request = (headers: Record<string, string>) => ({ headers: new Headers(headers) })
const phone = request({ 'User-Agent': 'Safari/605 iPhone', 'Accept-Language': 'en-US' })
const laptop = request({ 'User-Agent': 'Firefox/140 Linux', 'Accept-Language': 'en-US' })

describe('the place of a session', () => {
  it('is kept as hashes: no address and no name of a browser', () => {
    const place = placeOf(phone, '192.0.2')
    expect(JSON.stringify(place)).not.toMatch(/192|Safari|iPhone/)
    expect(place).toEqual(placeOf(phone, '192.0.2'))
  })

  it('is another one only where network and browser are both others', () => {
    const began = placeOf(phone, 'school')
    expect(hasMoved(began, placeOf(phone, 'school'))).toBe(false)
    expect(hasMoved(began, placeOf(phone, 'mobile'))).toBe(false)
    expect(hasMoved(began, placeOf(laptop, 'school'))).toBe(false)
    expect(hasMoved(began, placeOf(laptop, 'mobile'))).toBe(true)
    expect(hasMoved({ network: null, browser: null }, placeOf(laptop, 'mobile'))).toBe(false)
    expect(hasMoved({}, placeOf(laptop, 'mobile'))).toBe(false)
  })

  it('is told by a trusted proxy, and by nobody else', () => {
    const proxy = '10.0.0.2'
    const at = (address: string, trusted: readonly string[]) =>
      networkOf(clientAddress(proxy, new Headers({ 'X-Forwarded-For': address }), trusted))
    const began = placeOf(phone, at('198.51.100.7', [proxy]))
    expect(hasMoved(began, placeOf(laptop, at('203.0.113.9', [proxy])))).toBe(true)
    expect(hasMoved(began, placeOf(laptop, at('198.51.100.9', [proxy])))).toBe(false)
    // Behind a proxy that is not trusted all come from one network: nobody is taken for moved, nobody can claim a place.
    const untold = placeOf(phone, at('198.51.100.7', []))
    expect(hasMoved(untold, placeOf(laptop, at('203.0.113.9', [])))).toBe(false)
  })
})
