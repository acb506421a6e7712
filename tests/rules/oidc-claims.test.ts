import { describe, expect, it } from 'vitest'
import { assuranceOf, claimsProblem, provenNow, verifiedEmail } from '#app/auth/oidc-claims.ts'
import { instant, plusMinutes } from '#app/domain/time.ts'

const now = instant('2026-09-15T17:00:00.000Z')
const seconds = Date.parse(now) / 1000
const provider = { issuer: 'https://id.example', clientId: 'offramp' }
const right = { iss: 'https://id.example', sub: 'a1', aud: 'offramp', exp: seconds + 300, iat: seconds, nonce: 'n' }

const problem = (
  claims: Record<string, unknown> = {},
  header: Record<string, unknown> = { alg: 'RS256' },
  more: { hostedDomain?: string; tenant?: string } = {},
) => claimsProblem({ header, claims: { ...right, ...claims } }, { provider: { ...provider, ...more }, nonce: 'n', now })

describe('an ID token', () => {
  it('counts where everything fits, also with an issuer’s clock a little off', () => {
    expect(problem()).toBeUndefined()
    expect(problem({ iat: seconds + 90, exp: seconds - 90 })).toBeUndefined()
    expect(problem({ aud: ['offramp'], azp: 'offramp' })).toBeUndefined()
    expect(problem({ aud: ['offramp', 'other'], azp: 'offramp' })).toBeUndefined()
  })

  it.each(['none', 'None', 'HS256', 'HS512', 'RS1', '', undefined, ['RS256']])('signed with %s does not', (alg) => {
    expect(problem({}, { alg })).toBe('signed in a way that is not allowed')
  })

  it.each([
    ['another issuer', { iss: 'https://id.example/' }],
    ['another issuer', { iss: 'https://ID.example' }],
    ['another issuer', { iss: undefined }],
    ['names no account', { sub: undefined }],
    ['names no account', { sub: '' }],
    ['names no account', { sub: 7 }],
    ['names no account', { sub: 'a'.repeat(256) }],
    ['meant for another application', { aud: 'other' }],
    ['meant for another application', { aud: undefined }],
    ['meant for another application', { aud: ['other'] }],
    ['given to another application', { azp: 'other' }],
    ['meant for several applications', { aud: ['offramp', 'other'] }],
    ['without its times', { exp: undefined }],
    ['without its times', { iat: 'now' }],
    ['out of date', { exp: seconds - 121 }],
    ['made in the future', { iat: seconds + 121 }],
    ['made too long ago', { iat: seconds - 13 * 60, exp: seconds + 3600 }],
    ['not yet to be used', { nbf: seconds + 121 }],
    ['another nonce', { nonce: 'm' }],
    ['another nonce', { nonce: undefined }],
  ])('%s: %j', (why, claims) => {
    expect(problem(claims)).toBe(why)
  })

  it('comes from the district’s own domain or tenant, where one is set', () => {
    expect(problem({ hd: 'rioalto.example' }, undefined, { hostedDomain: 'rioalto.example' })).toBeUndefined()
    expect(problem({ hd: 'evil.example' }, undefined, { hostedDomain: 'rioalto.example' })).toBe('of another domain')
    expect(problem({}, undefined, { hostedDomain: 'rioalto.example' })).toBe('of another domain')
    expect(problem({ tid: 't1' }, undefined, { tenant: 't1' })).toBeUndefined()
    expect(problem({}, undefined, { tenant: 't1' })).toBe('of another tenant')
  })
})

describe('how strong a sign-in elsewhere was', () => {
  it('is the weakest where nothing is said', () => {
    expect(assuranceOf({}, {})).toEqual({ aal: 1, provenAt: null })
    expect(assuranceOf({ amr: ['pwd', 'sms'], acr: 'strong' }, {})).toEqual({ aal: 1, provenAt: null })
    expect(assuranceOf({ amr: 'mfa', auth_time: 'now' }, {})).toEqual({ aal: 1, provenAt: null })
  })

  it('is two factors where the provider names one, or says what the installation named', () => {
    for (const one of ['mfa', 'hwk', 'otp']) expect(assuranceOf({ amr: ['pwd', one] }, {}).aal).toBe(2)
    expect(assuranceOf({ amr: ['mfa'] }, {}).aal).toBe(2)
    expect(assuranceOf({ amr: ['hwk', 'fpt'] }, {}).aal).toBe(2)
    expect(assuranceOf({ acr: 'gold' }, { strongAcr: ['gold'] }).aal).toBe(2)
    expect(assuranceOf({ acr: 'silver' }, { strongAcr: ['gold'] }).aal).toBe(1)
  })

  it('is one factor where the provider names only what was held, or only what was known', () => {
    for (const amr of [['otp'], ['hwk'], ['otp', 'hwk'], ['pwd', 'pin'], ['pwd', 'sms'], ['pwd', 'user']])
      expect(assuranceOf({ amr }, {}).aal, amr.join()).toBe(1)
  })

  it('keeps the moment of the sign-in', () => {
    expect(assuranceOf({ auth_time: seconds }, {}).provenAt).toBe(now)
  })

  it('says when, or else only a provider that was told to ask anew has just done so', () => {
    const long = plusMinutes(now, -300)
    const silent = { aal: 2, provenAt: null } as const
    expect(provenNow(silent, { again: false }, now)).toEqual({ aal: 2, provenAt: null })
    expect(provenNow(silent, { again: true }, now)).toEqual({ aal: 2, provenAt: now })
    // What it says counts, also where it did not do as it was told.
    expect(provenNow({ aal: 2, provenAt: long }, { again: true }, now).provenAt).toBe(long)
  })
})

describe('an e-mail address', () => {
  it('counts only where the provider vouches for it', () => {
    const email = 'Ana@RioAlto.example'
    expect(verifiedEmail({ email, email_verified: true }, {})).toBe('ana@rioalto.example')
    for (const claims of [
      { email },
      { email, email_verified: 'true' },
      { email, email_verified: false },
      { email: 'x', email_verified: true },
    ])
      expect(verifiedEmail(claims, {})).toBeUndefined()
    expect(verifiedEmail({ email, xms_edov: true }, {})).toBeUndefined()
    expect(verifiedEmail({ email, xms_edov: true }, { tenant: 't1' })).toBe('ana@rioalto.example')
    expect(verifiedEmail({ email, xms_edov: false }, { tenant: 't1' })).toBeUndefined()
  })
})
