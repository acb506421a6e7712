import { expect, test } from '#tests/setup/journey.ts'

// These journeys speak HTTP and need no page: once is enough.
test.describe('the outer door @script', () => {
  test('answers its health check without a session', async ({ request }) => {
    const answer = await request.get('/healthz')
    expect(answer.status()).toBe(200)
    expect(await answer.json()).toEqual({ ok: true })
    expect(answer.headers()['cache-control']).toBe('no-store')
  })

  test('sends its headers with every answer, and a fresh nonce with every page', async ({ request }) => {
    const nonces = new Set<string>()
    for (const path of ['/sign-in', '/sign-in', '/no/such/page', '/healthz']) {
      const headers = (await request.get(path, { maxRedirects: 0 })).headers()
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      const policy = headers['content-security-policy'] ?? ''
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).toContain("base-uri 'none'")
      expect(policy).not.toContain('unsafe')
      nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '')
    }
    expect(nonces.size).toBe(4)
  })

  test('gives hashed files for good and nothing else', async ({ request }) => {
    const page = await (await request.get('/sign-in')).text()
    const asset = /\/assets\/[\w.-]+\.js/.exec(page)?.[0] ?? ''
    expect((await request.get(asset)).headers()['cache-control']).toContain('immutable')
    expect((await request.get('/assets/nothing.js')).status()).toBe(404)
    expect((await request.get('/assets/%2e%2e/%2e%2e/package.json', { maxRedirects: 0 })).status()).not.toBe(200)
    expect((await request.get('/build/server/index.js', { maxRedirects: 0 })).status()).not.toBe(200)
  })

  test('refuses what changes something and comes from elsewhere, on every address', async ({ request, server }) => {
    const elsewhere: Record<string, string>[] = [
      { Origin: 'https://example.invalid' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://example.invalid', 'Sec-Fetch-Site': 'same-origin' },
      { Origin: 'https://example.invalid', 'X-Forwarded-Host': 'example.invalid' },
      {},
    ]
    for (const path of ['/sign-in', '/sign-out', '/drafts', '/account/password', '/sign-in.data', '/drafts/x/delete']) {
      for (const headers of elsewhere) {
        const answer = await request.post(path, { headers, form: {}, maxRedirects: 0 })
        expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403)
      }
    }
    const own = await request.post('/sign-in', { headers: { Origin: server.origin }, form: {} })
    expect(own.status()).toBe(422)
  })

  test('refuses other methods and other names', async ({ request }) => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS']) {
      expect((await request.fetch('/sign-in', { method })).status(), method).toBe(405)
    }
    expect((await request.get('/sign-in', { headers: { Host: 'rebound.example' } })).status()).toBe(421)
  })

  test('takes no more than a form holds', async ({ request, server }) => {
    const headers = { Origin: server.origin, 'Content-Type': 'application/x-www-form-urlencoded' }
    const answer = await request.post('/sign-in', { headers, data: `signIn=${'a'.repeat(3_000_000)}` })
    expect(answer.status()).toBe(413)
    const odd = ['__proto__.x=1', 'a=1&a=2', 'constructor.prototype=1', `${'a.'.repeat(9)}b=1`]
    for (const path of ['/sign-in', '/sign-in/as'])
      for (const data of odd) expect((await request.post(path, { headers, data })).status(), data).toBe(400)
    const many = Array.from({ length: 20_000 }, (_, n) => `f${n}=`)
      .join('&')
      .slice(0, 60_000)
    expect((await request.post('/sign-in', { headers, data: many })).status()).toBe(400)
    expect((await request.post('/sign-in/as', { headers, data: `a=${many.repeat(9)}` })).status()).toBe(413)
  })

  test('answers an address that only takes a form as a page that is not there, signed in or not', async ({
    request,
    server,
  }) => {
    const cookie = { Cookie: `offramp=${await server.session('triage')}` }
    for (const headers of [{}, cookie]) {
      for (const path of [
        '/sign-out',
        '/sign-out/everywhere',
        '/account/sessions/end',
        '/drafts/x/delete',
        '/sign-in/as',
      ]) {
        const answer = await request.get(path, { headers, maxRedirects: 0 })
        expect(answer.status(), path).toBe(404)
        expect(await answer.text(), path).toContain('We can’t find this page')
      }
      const drafts = await request.get('/drafts', { headers, maxRedirects: 0 })
      expect(drafts.headers().location).toBe('/work')
    }
    for (const path of ['/work/check-in/cas_x', '/work/undo/cas_x', '/cases/cas_x/interview/ent_x/read'])
      expect((await request.get(path, { headers: cookie })).status(), path).toBe(404)
    const ended = { ...cookie, Origin: server.origin }
    const again = await request.post('/account/sessions/end', { headers: ended, form: { sessionName: 'none' } })
    expect(again.status()).toBe(409)
    expect(await again.text()).toContain('This session has already ended.')
    const nobody = await request.post('/sign-in/as', { headers: ended, form: { userId: 'usr_none' } })
    expect(nobody.status()).toBe(404)
    expect(await nobody.text()).toContain('We can’t find this page')
  })

  test('opens the search of cases to nobody who may not list them', async ({ request, server }) => {
    const status = async (who: string) => {
      const headers = { Cookie: `offramp=${await server.session(who)}` }
      return (await request.get('/cases/search', { headers })).status()
    }
    expect([await status('administrator'), await status('triage')]).toEqual([403, 200])
  })

  test('gives back of a refused sign-in only the name', async ({ request, server }) => {
    const form = { signIn: 'nobody-here', password: 'CNRY-password', other: 'CNRY-other', 'password.deep': 'x' }
    const { 'password.deep': _, ...flat } = form
    for (const sent of [form, flat, { ...flat, password: '' }]) {
      const answer = await request.post('/sign-in', { headers: { Origin: server.origin }, form: sent })
      expect([400, 422]).toContain(answer.status())
      expect(await answer.text()).not.toContain('CNRY')
    }
  })

  test('logs each request without its query, and no typed text', async ({ request, server }) => {
    await server.log()
    await request.get('/sign-in?next=/cases&canary=CNRY-query')
    await request.post('/sign-in', {
      headers: { Origin: server.origin },
      form: { signIn: 'CNRY-name', password: 'CNRY-password' },
    })
    const log = (await server.log()).join('')
    expect(log).toContain('"path":"/sign-in"')
    expect(log).not.toContain('CNRY')
    for (const line of log.trim().split('\n')) expect(() => JSON.parse(line) as unknown).not.toThrow()
  })

  test('shuts a name after five wrong passwords from one network, for a quarter of an hour', async ({
    request,
    server,
  }) => {
    const knock = (signIn: string) =>
      request.post('/sign-in', { headers: { Origin: server.origin }, form: { signIn, password: 'wrong wrong wrong' } })
    for (const name of ['districtlead', 'nobody-of-that-name']) {
      for (let n = 0; n < 5; n += 1) expect((await knock(name)).status()).toBe(422)
      expect((await knock(name)).status()).toBe(429)
    }
    const before = await server.now()
    await server.clock(new Date(Date.parse(before) + 16 * 60_000).toISOString())
    expect((await knock('districtlead')).status()).toBe(422)
    expect(await server.acts()).toEqual(expect.arrayContaining(['auth.signInFailed', 'auth.signInThrottled']))
  })
})
