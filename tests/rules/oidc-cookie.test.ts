import { describe, expect, it } from 'vitest'
import { attemptCookie } from '#app/auth/oidc-cookie.server.ts'

const id = 'a'.repeat(52)

describe('the cookie of a way to a provider and back', () => {
  it('is for the server alone, comes back from a link, and lasts ten minutes', () => {
    expect(attemptCookie(true).set(id)).toBe(
      `__Host-offramp-with=${id}; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=600`,
    )
    expect(attemptCookie(false).set(id)).toBe(`offramp-with=${id}; Path=/; HttpOnly; SameSite=Lax; Max-Age=600`)
    expect(attemptCookie(true).clear()).toMatch(/^__Host-offramp-with=;.*Max-Age=0$/)
  })

  it('is read among others, and not where it stands twice or looks like nothing of ours', () => {
    const { read } = attemptCookie(false)
    expect(read(`offramp=x; offramp-with=${id}; other=y`)).toBe(id)
    expect(read(`offramp-with=${id}; offramp-with=${'b'.repeat(52)}`)).toBeUndefined()
    expect(read('offramp-with=short')).toBeUndefined()
    expect(read(null)).toBeUndefined()
  })
})
