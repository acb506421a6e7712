import { beforeAll, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { askingOf } from '#app/http/asking.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { newSalt } from '#app/keys/random.server.ts'
import { totpCode } from '#app/keys/totp.server.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const password = 'brass lantern over quiet water'
const origin = 'http://localhost:3000'
const secret = 'JBSWY3DPEHPK3PXP'
const phone = { 'User-Agent': 'Mozilla/5.0 (iPhone) Safari/605', 'Accept-Language': 'en-US' }
const laptop = { 'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/140', 'Accept-Language': 'ru' }
const school = 'the school'
const mobile = 'a mobile network'
const elsewhere = 'somewhere else'

onBothEngines('a session that is used from elsewhere', (engine) => {
  let house: House
  let auth: Auth
  const request = (token: string, headers: Record<string, string>, path = '/work') =>
    new Request(`${origin}${path}`, { headers: { ...headers, Cookie: auth.cookie.set(token) } })
  const visit = (token: string, headers: Record<string, string>, network: string) =>
    auth.visitor(request(token, headers), 'req_2', network)
  const isHeld = async (token: string, headers: Record<string, string>, network: string) => {
    const visitor = await visit(token, headers, network)
    return visitor.state === 'signed in' ? visitor.session.mustConfirm : visitor.state
  }
  const from = { network: school, agent: 'Safari on an iPhone', requestId: 'req_1' }
  const signIn = async () => {
    const answer = await auth.signIn.withPassword({ ...from, signIn: 'member', password })
    if (!answer.ok) throw new Error('member was refused')
    const visitor = await visit(answer.token, phone, school)
    if (visitor.state !== 'half open') throw new Error(visitor.state)
    const half = { actor: visitor.actor, session: visitor.session.tokenHash }
    house.later(1)
    const { token } = await auth.factors.secondStep(from, half, { code: totpCode(secret, house.clock.now()) })
    expect(await isHeld(token, phone, school)).toBe(false)
    return token
  }
  const moved = async () => (await house.log()).filter(({ act }) => act === 'auth.sessionMoved')

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    auth = createAuth(house.runtime, { https: false, origin })
    const hash = await house.runtime.passwords.hash(password)
    const now = house.clock.now()
    const none = { credentialId: null, publicKey: null, counter: 0, transports: [], lastStep: null, lastUsedAt: null }
    const factor = { ...none, kind: 'totp', name: 'App', secret, keyId: null, createdAt: now, endedAt: null } as const
    await house.store.write(async (records) => {
      await records.write.setPassword(house.id('member'), hash, now)
      await records.write.saveFactor({ ...factor, id: 'fac_moved', userId: house.id('member'), salt: newSalt() })
    })
  }, 60_000)

  it('is none where a phone leaves the school’s network and comes back, however often, nor where a browser is updated', async () => {
    const token = await signIn()
    for (let lesson = 0; lesson < 4; lesson++) {
      expect(await isHeld(token, phone, mobile)).toBe(false)
      expect(await isHeld(token, phone, school)).toBe(false)
    }
    expect(await isHeld(token, { ...phone, 'User-Agent': 'Mozilla/5.0 (iPhone) Safari/606' }, school)).toBe(false)
    expect(await moved()).toEqual([])
  })

  it('opens nothing but confirming and signing out, is on record once a place, and is shown to its owner', async () => {
    const token = await signIn()
    for (let n = 0; n < 5; n++) expect(await isHeld(token, laptop, elsewhere)).toBe(true)
    const visitor = await visit(token, laptop, elsewhere)
    const context = { visitor, requestId: 'req_3' } as never
    for (const path of ['/work', '/cases/cas_1', '/cases/cas_1.data', '/account', '/drafts', '/session/stay']) {
      const led = await Promise.resolve()
        .then(() => askingOf(context, request(token, laptop, path)))
        .catch((error: unknown) => error as Response)
      expect((led as Response).headers.get('location'), path).toMatch(/^\/account\/confirm\?.*moved=1/)
    }
    for (const path of ['/account/confirm', '/account/confirm/options', '/sign-out', '/sign-out/everywhere'])
      expect(askingOf(context, request(token, laptop, path)), path).toMatchObject({ via: 'web' })
    expect(await moved()).toMatchObject([{ obj: { id: house.id('member') }, out: 'deny', why: 'must confirm' }])
    const browsers = await house.store.read(({ factors }) => factors.browsersOf(house.id('member')))
    expect(browsers).toContainEqual(expect.objectContaining({ agent: 'Firefox on Linux', knownAt: null }))
    expect(await isHeld(token, phone, school)).toBe(false)
    expect(await isHeld(token, laptop, 'a third place')).toBe(true)
    expect(await moved()).toHaveLength(2)
  })

  it('is kept running by nobody from there', async () => {
    const token = await signIn()
    for (let minutes = 0; minutes < 40; minutes += 10) {
      house.later(10)
      await visit(token, laptop, elsewhere)
    }
    expect((await visit(token, phone, school)).state).not.toBe('signed in')
  })

  it('goes on there once its person has confirmed, under another token that is no use where it was', async () => {
    const token = await signIn()
    const visitor = await visit(token, laptop, elsewhere)
    if (visitor.state !== 'signed in') throw new Error(visitor.state)
    const { actor, session } = visitor
    const asking = { actor, requestId: 'req_4', via: 'web', assurance: session.assurance } as const
    house.later(1)
    const shown = { code: totpCode(secret, house.clock.now()), currentPassword: password, session: session.tokenHash }
    const confirmed = await auth.factors.confirm({ network: elsewhere }, asking, shown)
    expect(await isHeld(confirmed.token, laptop, elsewhere)).toBe(false)
    expect(await isHeld(confirmed.token, phone, school)).toBe(true)
    expect((await visit(token, phone, school)).state).toBe('nobody')
  })

  it('ends where its person has nothing to confirm with', async () => {
    const token = await signIn()
    const visitor = await visit(token, phone, school)
    if (visitor.state !== 'signed in') throw new Error(visitor.state)
    await house.store.write(async (records) => {
      const district = await records.district.load()
      const row = await records.sessions.byTokenHash(visitor.session.tokenHash)
      const [factor] = await records.factors.ofUser(house.id('member'))
      if (!district || !row || !factor) throw new Error('nothing there')
      await records.write.saveDistrict({ ...district, demo: true })
      await records.write.saveFactor({ ...factor, endedAt: house.clock.now() })
      await records.write.saveSession({ ...row, aal: 1 })
    })
    expect(await isHeld(token, laptop, elsewhere)).toBe('nobody')
    expect((await moved()).at(-1)).toMatchObject({ why: 'ended' })
    expect((await visit(token, phone, school)).state).toBe('nobody')
  })
})
