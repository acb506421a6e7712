import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { plusMinutes } from '#app/domain/time.ts'
import { connectIdentity } from '#app/features/users/connect-identity.command.server.ts'
import { confirmPage } from '#app/features/second-step/confirm-page.query.server.ts'
import { stepUpNeeded } from '#app/policy/step-up.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { logInAt, loopbackProvider } from '#tests/setup/oidc-provider.ts'
import type { LoopbackProvider } from '#tests/setup/oidc-provider.ts'

const origin = 'http://localhost:3998'

onBothEngines('confirming by a provider alone', (engine) => {
  let house: House
  let auth: Auth
  let provider: LoopbackProvider
  let networks = 0

  /** The whole way there and back; `again` as from the page where one confirms. */
  const through = async (again: boolean) => {
    const place = { providerId: 'loop', network: `n${++networks}`, requestId: 'req_1' }
    const left = await auth.providers.leave({ ...place, next: '/cases', again })
    if (!left?.ok) throw new Error(`Did not leave: ${left?.because}`)
    const { search } = await logInAt(left.url, 'member')
    const came = await auth.providers.comeBack({ ...place, attempt: left.attempt, search, agent: 'Edge on Windows' })
    if (!came?.ok || came.did !== 'signed in') throw new Error('Did not come back')
    const request = new Request(origin, { headers: { Cookie: auth.cookie.set(came.token) } })
    const visitor = await auth.visitor(request, 'req_2', 'n1')
    if (visitor.state !== 'signed in') throw new Error(visitor.state)
    const { assurance } = visitor.session
    const now = house.clock.now()
    return { url: new URL(left.url), assurance, asks: stepUpNeeded({ stepUp: true, demo: false, assurance, now }) }
  }
  const saying = (authTime: number | undefined) => {
    provider.spoil = ({ header, claims: { auth_time: _time, ...claims } }) => ({
      header,
      claims: { ...claims, amr: ['pwd', 'otp'], ...(authTime === undefined ? {} : { auth_time: authTime }) },
    })
  }
  const secondsAgo = (minutes: number) => Math.floor(Date.parse(plusMinutes(house.clock.now(), -minutes)) / 1000)

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    // The provider keeps the real time.
    house.later((Date.now() - Date.parse(house.clock.now())) / 60_000)
    provider = await loopbackProvider(`${origin}/sign-in/with/loop/back`)
    const { issuer, clientId, clientSecret } = provider
    const settings = { id: 'loop', label: 'Loop', issuer, clientId, clientSecret: () => clientSecret }
    auth = createAuth(house.runtime, { https: false, origin, oidc: [settings] })
    provider.accounts.set('member', { email: 'member@rioalto.example', email_verified: true })
    await house.run(connectIdentity, 'administrator', {
      userId: house.id('member'),
      provider: 'loop',
      issuer,
      email: 'member@rioalto.example',
      reason: 'on the staff list',
    })
  }, 60_000)
  beforeEach(() => {
    provider.spoil = null
  })
  afterAll(() => provider.stop())

  it('is asked where the provider signed the person in long ago, or does not say when', async () => {
    saying(secondsAgo(180))
    const long = await through(false)
    expect(long.assurance).toMatchObject({ aal: 2, hasFactor: true })
    expect(long.asks).toBe(true)
    expect(long.url.searchParams.has('prompt')).toBe(false)
    saying(undefined)
    const silent = await through(false)
    expect(silent.assurance).toMatchObject({ aal: 2, provenAt: null })
    expect(silent.asks).toBe(true)
    saying(secondsAgo(1))
    expect((await through(false)).asks).toBe(false)
  })

  it('is no dead end: the page leads to the provider, which is told to ask anew, and then it counts', async () => {
    const providers = [...auth.providers.list, { id: 'other', label: 'Other', issuer: 'https://other.example' }]
    const page = await house.ask(confirmPage, 'member', { providers })
    expect(page).toMatchObject({ passkey: false, app: false, providers: [{ id: 'loop', label: 'Loop' }] })
    saying(undefined)
    const confirmed = await through(true)
    expect(Object.fromEntries(confirmed.url.searchParams)).toMatchObject({ prompt: 'login', max_age: '0' })
    expect(confirmed.assurance).toMatchObject({ aal: 2, provenAt: house.clock.now() })
    expect(confirmed.asks).toBe(false)
    house.later(6)
    expect(stepUpNeeded({ stepUp: true, demo: false, ...confirmed, now: house.clock.now() })).toBe(true)
    house.later(-6)
  })

  it('does not count where the provider says that it asked long ago all the same', async () => {
    saying(secondsAgo(90))
    expect((await through(true)).asks).toBe(true)
  })
})
