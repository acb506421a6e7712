import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createProviders } from '#app/auth/oidc-client.server.ts'
import { instantOf } from '#app/domain/time.ts'

describe('what a provider says of itself', () => {
  let server: Server
  let issuer: string
  /** What it answers about itself, and where it leads to instead. */
  let said: Record<string, unknown>
  let leads: string | undefined
  const asked: string[] = []

  const leave = () => {
    const provider = { id: 'loop', label: 'Loopback', issuer, clientId: 'offramp', clientSecret: () => 'a secret' }
    const providers = createProviders([provider], { origin: 'http://localhost:3999', now: () => instantOf(new Date()) })
    return providers.leave(provider, { state: 's'.repeat(52), nonce: 'n'.repeat(52), verifier: 'v'.repeat(52) })
  }

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      if (leads && request.url !== leads) return response.writeHead(302, { Location: leads }).end()
      return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(said))
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  beforeEach(() => {
    asked.length = 0
    leads = undefined
    said = {
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/k`,
    }
  })
  afterAll(() => new Promise((stopped) => server.close(stopped)))

  it('is taken where it names the issuer letter by letter; it is asked for an account and an address, no more', async () => {
    const url = new URL(await leave())
    expect(url.searchParams.get('scope')).toBe('openid email')
    expect(url.searchParams.get('response_type')).toBe('code')
    expect(url.searchParams.get('code_challenge_method')).toBe('S256')
    expect(url.href).not.toContain('v'.repeat(52))
  })

  it.each(['https://id.example', 'THE SLASH', 'THE CASE', ''])(
    'is refused where it names another issuer: %s',
    async (named) => {
      const another = { 'THE SLASH': `${issuer}/`, 'THE CASE': issuer.replace('http', 'HTTP') }[named] ?? named
      said = { ...said, issuer: another }
      await expect(leave()).rejects.toMatchObject({ name: 'ProviderAnswerRefused' })
    },
  )

  it('is not looked for elsewhere: where it leads on, nobody follows', async () => {
    leads = '/elsewhere'
    await expect(leave()).rejects.toMatchObject({ name: /^Provider/ })
    expect(asked).toEqual(['/.well-known/openid-configuration'])
  })
})
