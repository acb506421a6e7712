import { createHmac, createSign, generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { giveFirstPassword } from '#app/auth/commands/give-first-password.command.server.ts'
import { connectIdentity } from '#app/features/users/connect-identity.command.server.ts'
import { endIdentity } from '#app/features/users/end-identity.command.server.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { registry } from '#app/features/entries.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { everythingIn } from '#tests/setup/at-rest.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { logInAt, loopbackProvider, publicPem } from '#tests/setup/oidc-provider.ts'
import type { LoopbackProvider } from '#tests/setup/oidc-provider.ts'

const origin = 'http://localhost:3999'

onBothEngines('signing in by a provider', (engine) => {
  let house: House
  let auth: Auth
  let url: string
  let provider: LoopbackProvider
  let networks = 0

  const place = (network = `n${++networks}`) => ({ providerId: 'loop', network, requestId: 'req_1' })
  const leave = async (from = place()) => {
    const left = await auth.providers.leave({ ...from, next: '/cases' })
    if (!left?.ok) throw new Error(`Did not leave: ${left?.because}`)
    return { ...left, from }
  }
  const comeBack = (attempt: string | undefined, search: string, from = place()) =>
    auth.providers.comeBack({ ...from, attempt, search, agent: 'Firefox on Windows' })
  /** The whole way of one browser. */
  const through = async (name: string) => {
    const { url, attempt, from } = await leave()
    return comeBack(attempt, (await logInAt(url, name)).search, from)
  }
  const lastLeaf = async () => (await house.log()).at(-1)
  /** Why the last one was refused, from the sealed part of the log. */
  const reason = async () => {
    const { size } = await house.store.read((records) => records.audit.head())
    return String((JSON.parse((await house.sealedOf(size - 1)) || '{}') as { reason?: string }).reason)
  }
  const connect = (who: Person, email: string) =>
    house.run(connectIdentity, 'administrator', {
      userId: house.id(who),
      provider: 'loop',
      issuer: provider.issuer,
      email,
      reason: 'on the staff list',
    })

  beforeAll(async () => {
    const fresh = await engine.fresh()
    url = fresh.url
    house = await aHouse(fresh.store)
    // The provider keeps the real time.
    house.later((Date.now() - Date.parse(house.clock.now())) / 60_000)
    provider = await loopbackProvider(`${origin}/sign-in/with/loop/back`)
    const { issuer, clientId, clientSecret } = provider
    auth = createAuth(house.runtime, {
      https: false,
      origin,
      oidc: ['loop', 'second'].map((id) => ({ id, label: id, issuer, clientId, clientSecret: () => clientSecret })),
    })
    for (const name of ['member', 'lead', 'triage', 'outsider', 'outsiderToo', 'referrer', 'stranger'])
      provider.accounts.set(name, { email: `${name}@rioalto.example`, email_verified: true })
    await connect('member', 'Member@RioAlto.example')
  }, 60_000)
  beforeEach(() => {
    provider.spoil = null
    provider.signature = null
  })
  afterAll(() => provider.stop())

  it('starts a session of the person whose account it is, once pinned by name and not by address', async () => {
    const came = await through('member')
    expect(came).toMatchObject({ ok: true, did: 'signed in', next: '/cases' })
    const token = came?.ok && came.did === 'signed in' ? came.token : ''
    const headers = { Cookie: auth.cookie.set(token) }
    const visitor = await auth.visitor(new Request('http://localhost:3000/', { headers }), 'req_2', 'n1')
    expect(visitor).toMatchObject({ state: 'signed in', actor: { id: house.id('member') } })
    const acts = (await house.log()).slice(-2)
    expect(acts.map(({ act }) => act)).toEqual(['auth.signedIn', 'auth.identityPinned'])
    expect(acts[0]).toMatchObject({ why: 'oidc:loop', actor: { id: house.id('member') } })
    provider.accounts.set('member', { email: 'married@rioalto.example', email_verified: false })
    expect(await through('member')).toMatchObject({ ok: true })
    expect((await lastLeaf())?.act).toBe('auth.signedIn')
  })

  it('asks nobody for a first password that waits: it ends unused, and so does every session that began with it', async () => {
    await connect('lead', 'lead@rioalto.example')
    const { password } = await house.run(giveFirstPassword, 'administrator', { userId: house.id('lead') })
    const knock = () => auth.signIn.withPassword({ signIn: 'lead', password, network: 'n', agent: 'a', requestId: 'r' })
    const visit = async (came: { token?: string } | undefined) => {
      const headers = { Cookie: auth.cookie.set(came?.token ?? '') }
      return auth.visitor(new Request('http://localhost:3000/', { headers }), 'req_2', 'n1')
    }
    const elsewhere = (await knock()) as { token?: string }
    expect(await visit(elsewhere)).toMatchObject({ session: { mustChangePassword: true } })
    const came = (await through('lead')) as { token?: string }
    expect((await house.log()).slice(-3).map(({ act }) => act)).toContain('auth.firstPasswordEnded')
    expect(await visit(came)).toMatchObject({ state: 'signed in', session: { mustChangePassword: false } })
    expect((await visit(elsewhere)).state).toBe('nobody')
    expect(await knock()).toEqual({ ok: false, because: 'wrong' })
    await through('lead')
    expect((await house.log()).filter(({ act }) => act === 'auth.firstPasswordEnded')).toHaveLength(1)
  })

  it('keeps no token and no secret anywhere', async () => {
    const shown: string[] = []
    provider.spoil = (token) => void shown.push(JSON.stringify(token))
    expect(await through('member')).toMatchObject({ ok: true })
    expect(shown).toHaveLength(1)
    const kept = await everythingIn(url)
    for (const text of [JSON.stringify(await house.log()), kept]) {
      expect(text).not.toContain(provider.clientSecret)
      expect(text).not.toMatch(/eyJ[\w-]{20,}\.eyJ/)
    }
  })

  it('refuses an account that nobody connected, also where its address is somebody’s sign-in name or e-mail', async () => {
    const user = { userId: house.id('lead'), signIn: 'stranger@rioalto.example', name: 'Test lead', title: 'lead' }
    await house.run(changeUser, 'administrator', user)
    expect(await through('stranger')).toEqual({ ok: false, connecting: false, because: 'unknown' })
    expect(await lastLeaf()).toMatchObject({ act: 'auth.providerRefused', out: 'deny' })
    expect(JSON.stringify(await house.log())).not.toContain('stranger@')
  })

  it('links by address only where the provider vouches for it', async () => {
    await connect('triage', 'triage@rioalto.example')
    for (const shown of [{ email_verified: false }, { email_verified: undefined }, { xms_edov: true }]) {
      provider.accounts.set('impostor', { email: 'triage@rioalto.example', ...shown })
      expect(await through('impostor')).toMatchObject({ because: 'unknown' })
    }
    expect(await through('triage')).toMatchObject({ ok: true })
    provider.accounts.set('impostor', { email: 'triage@rioalto.example', email_verified: true })
    expect(await through('impostor')).toMatchObject({ because: 'unknown' })
  })

  it('refuses somebody disabled, and somebody whose agreement has lapsed', async () => {
    for (const who of ['outsiderToo', 'outsider'] as const) await connect(who, `${who}@rioalto.example`)
    await house.run(disableUser, 'administrator', { userId: house.id('outsiderToo'), reason: 'left' })
    const lapsed = { signIn: 'outsider', name: 'Test outsider', title: 'x', agreementUntil: '2020-01-01' }
    await house.run(changeUser, 'administrator', { userId: house.id('outsider'), ...lapsed })
    for (const who of ['outsiderToo', 'outsider']) {
      expect(await through(who)).toMatchObject({ ok: false, because: 'unknown' })
      expect(await lastLeaf()).toMatchObject({ act: 'auth.providerRefused', obj: { id: house.id(who) } })
    }
  })

  it('is over where the connection was ended', async () => {
    await connect('referrer', 'referrer@rioalto.example')
    expect(await through('referrer')).toMatchObject({ ok: true })
    const [identity] = await house.store.read((records) => records.identities.ofUser(house.id('referrer')))
    const ending = { userId: house.id('referrer'), identityId: identity?.id, reason: 'lost phone' }
    expect(await house.run(endIdentity, 'administrator', ending)).toEqual({ ended: 1 })
    expect(await through('referrer')).toMatchObject({ because: 'unknown' })
  })

  it('takes an answer once, in the browser that asked, with its own state, and within ten minutes', async () => {
    const { url, attempt } = await leave()
    const back = await logInAt(url, 'member')
    const traded = provider.trades
    expect(await comeBack(undefined, back.search)).toMatchObject({ because: 'started elsewhere' })
    expect(await reason()).toBe('no attempt of this browser')
    const other = await leave()
    expect(await comeBack(other.attempt, back.search)).toMatchObject({ because: 'started elsewhere' })
    expect(await reason()).toBe('another state')
    expect(provider.trades).toBe(traded)
    expect(await comeBack(attempt, back.search)).toMatchObject({ ok: true })
    expect(await comeBack(attempt, back.search)).toMatchObject({ because: 'started elsewhere' })
    const third = await leave()
    const answer = await logInAt(third.url, 'member')
    answer.searchParams.set('state', 'x'.repeat(52))
    expect(await comeBack(third.attempt, answer.search)).toMatchObject({ because: 'started elsewhere' })
    const late = await leave()
    const tooLate = await logInAt(late.url, 'member')
    house.later(11)
    expect(await comeBack(late.attempt, tooLate.search)).toMatchObject({ because: 'started elsewhere' })
    expect(await reason()).toBe('came back too late')
    house.later(-11)
  })

  it('refuses an answer that names another issuer (mix-up), and one that names none', async () => {
    for (const iss of ['http://127.0.0.1:1', undefined]) {
      const { url, attempt } = await leave()
      const back = await logInAt(url, 'member')
      back.searchParams.delete('iss')
      if (iss) back.searchParams.set('iss', iss)
      const traded = provider.trades
      expect(await comeBack(attempt, back.search)).toMatchObject({ because: 'not believed' })
      expect(provider.trades).toBe(traded)
    }
  })

  const seconds = () => Math.floor(Date.now() / 1000)
  const spoiled: readonly [string, RegExp, (claims: Record<string, unknown>) => Record<string, unknown>][] = [
    ['another nonce', /JWT_CLAIM/, (claims) => ({ ...claims, nonce: 'another' })],
    ['no nonce', /INVALID_RESPONSE/, ({ nonce: _nonce, ...claims }) => claims],
    ['another issuer', /JWT_CLAIM/, (claims) => ({ ...claims, iss: 'http://127.0.0.1:1' })],
    ['the issuer with a slash', /JWT_CLAIM/, (claims) => ({ ...claims, iss: `${String(claims.iss)}/` })],
    ['another audience', /JWT_CLAIM/, (claims) => ({ ...claims, aud: 'another' })],
    ['another party', /another application/, (claims) => ({ ...claims, azp: 'another' })],
    ['a time that is over', /TIMESTAMP/, (claims) => ({ ...claims, iat: seconds() - 600, exp: seconds() - 300 })],
    ['a time to come', /in the future/, (claims) => ({ ...claims, iat: seconds() + 600, exp: seconds() + 900 })],
    ['a time long ago', /too long ago/, (claims) => ({ ...claims, iat: seconds() - 1200, exp: seconds() + 900 })],
    ['no account', /INVALID_RESPONSE/, ({ sub: _sub, ...claims }) => claims],
  ]
  it.each(spoiled)('believes no token with %s, however well it is signed', async (_what, why, change) => {
    provider.spoil = ({ header, claims }) => ({ header, claims: change(claims) })
    expect(await through('member')).toMatchObject({ ok: false, because: 'not believed' })
    expect(await lastLeaf()).toMatchObject({ act: 'auth.providerRefused', out: 'deny' })
    expect(await reason()).toMatch(why)
  })

  it('believes the same token where nothing is changed but its signature made anew', async () => {
    provider.spoil = (token) => token
    expect(await through('member')).toMatchObject({ ok: true })
  })

  it.each([
    ['none', () => ''],
    ['HS256', (input: string) => createHmac('sha256', 'a secret that no log shows').update(input).digest('base64url')],
    ['HS256', (input: string) => createHmac('sha256', publicPem).update(input).digest('base64url')],
    ['RS256', () => Buffer.alloc(256, 7).toString('base64url')],
  ])('believes no token signed with %s that is not the provider’s own', async (alg, signature) => {
    provider.spoil = ({ header, claims }) => ({ header: { ...header, alg }, claims })
    provider.signature = signature
    expect(await through('member')).toMatchObject({ ok: false, because: 'not believed' })
    expect(await reason()).toMatch(/INVALID_RESPONSE|UNSUPPORTED|OAUTH/)
  })

  it('believes no token signed with a key that it brings along, or says where to find', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    provider.signature = (input) => createSign('RSA-SHA256').update(input).sign(privateKey, 'base64url')
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'brought', alg: 'RS256', use: 'sig' }
    for (const brought of [{ jwk }, { jwk, kid: 'brought' }, { jku: 'http://127.0.0.1:1/keys', kid: 'brought' }]) {
      provider.spoil = ({ header, claims }) => ({ header: { ...header, ...brought }, claims })
      expect(await through('member')).toMatchObject({ ok: false, because: 'not believed' })
    }
  })

  it('says so calmly where somebody turned back, and counts it as no try', async () => {
    const from = place('turning back')
    for (let n = 0; n < 31; n += 1) {
      const { url, attempt } = await leave(from)
      const state = new URL(url).searchParams.get('state') ?? ''
      const search = new URLSearchParams({ error: 'access_denied', state, iss: provider.issuer })
      expect(await comeBack(attempt, `?${search}`, from)).toMatchObject({ because: 'declined' })
    }
    expect(await reason()).toBe('the provider said access_denied')
  })

  it('shuts a network that brings too many answers, and only for providers', async () => {
    for (let n = 0; n < 30; n += 1) await comeBack(undefined, '?code=x&state=y', place('guessing'))
    expect(await comeBack(undefined, '?code=x&state=y', place('guessing'))).toMatchObject({ because: 'too often' })
    expect(await auth.providers.leave({ ...place('guessing'), next: '/' })).toMatchObject({ because: 'too often' })
    house.later(16)
    expect(await auth.providers.leave({ ...place('guessing'), next: '/' })).toMatchObject({ ok: true })
    house.later(-16)
  })

  it('puts on record once that the provider is down, not at each try, and once that it answers again', async () => {
    const states = async () => (await house.log()).map(({ act }) => act).filter((act) => /^system\.provider/.test(act))
    const refusals = async () => (await house.log()).filter(({ act }) => act === 'auth.providerRefused').length
    const [before, refusedBefore] = [await states(), await refusals()]
    await provider.stop()
    house.later(61)
    for (let n = 0; n < 3; n += 1)
      expect(await auth.providers.leave({ ...place(), next: '/' })).toEqual({ ok: false, because: 'down' })
    expect((await states()).slice(before.length)).toEqual(['system.providerDown'])
    expect(await refusals()).toBe(refusedBefore)
    house.later(-61)
    await provider.start()
    for (let n = 0; n < 2; n += 1) expect(await through('member')).toMatchObject({ ok: true })
    expect((await states()).slice(before.length)).toEqual(['system.providerDown', 'system.providerAnswers'])
  })

  it('answers calmly where the provider is down, and goes on when it is there again', async () => {
    const out = await leave()
    const back = await logInAt(out.url, 'member')
    await provider.stop()
    expect(await comeBack(out.attempt, back.search)).toMatchObject({ because: 'down' })
    house.later(61)
    expect(await auth.providers.leave({ ...place(), next: '/' })).toEqual({ ok: false, because: 'down' })
    house.later(-61)
    await provider.start()
    expect(await through('member')).toMatchObject({ ok: true })
  })

  it('leaves a log and rows that the verifier finds whole, and says where a connection was put in by hand', async () => {
    const verdict = () =>
      house.store.read((records) =>
        verify(
          { clock: house.clock, registry, districts: createDistricts(), vault: house.runtime.vault },
          records,
          shippedGuards[engine.name],
        ),
      )
    expect(await verdict()).toMatchObject({ result: 'ok' })
    const [identity] = await house.store.read((records) => records.identities.ofUser(house.id('member')))
    if (!identity) throw new Error('Nothing is connected')
    await house.store.write((records) => records.write.saveIdentity({ ...identity, userId: house.id('lead') }))
    const moved = await verdict()
    expect(moved).toMatchObject({ result: 'tampered' })
    expect(JSON.stringify(moved)).toContain(`The identity ${identity.id} was changed`)
    await house.store.write((records) => records.write.saveIdentity(identity))
  })

  it('takes a client secret that ran out for an outage, and blames nobody who came', async () => {
    const { issuer, clientId } = provider
    const loop = { id: 'loop', label: 'Loopback', issuer, clientId, clientSecret: () => 'one that ran out' }
    const { providers } = createAuth(house.runtime, { https: false, origin, oidc: [loop] })
    const from = place()
    const left = await providers.leave({ ...from, next: '/' })
    if (!left?.ok) throw new Error('Did not leave')
    const { search } = await logInAt(left.url, 'member')
    const came = await providers.comeBack({ ...from, attempt: left.attempt, search, agent: '' })
    expect(came).toMatchObject({ because: 'down' })
    expect(await reason()).toMatch(/invalid_client|client secret/)
  })

  it('takes no answer at the address of another provider', async () => {
    const { url, attempt } = await leave()
    const { search } = await logInAt(url, 'member')
    expect(await comeBack(attempt, search, { ...place(), providerId: 'second' })).toMatchObject({
      because: 'started elsewhere',
    })
    expect(await reason()).toBe('came back from another provider')
  })

  it('knows no provider that was not set up', async () => {
    expect(await auth.providers.leave({ ...place(), providerId: 'other', next: '/' })).toBeUndefined()
    expect(
      await auth.providers.comeBack({ ...place(), providerId: 'other', attempt: 'x', search: '', agent: '' }),
    ).toBeUndefined()
  })
})
