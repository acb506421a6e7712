import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { endOwnIdentity } from '#app/auth/commands/end-own-identity.command.server.ts'
import { connectIdentity } from '#app/features/users/connect-identity.command.server.ts'
import { endIdentity } from '#app/features/users/end-identity.command.server.ts'
import { sweepSessions } from '#app/jobs/sweep-sessions.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { logInAt, loopbackProvider } from '#tests/setup/oidc-provider.ts'
import type { LoopbackProvider } from '#tests/setup/oidc-provider.ts'

const origin = 'http://localhost:3999'
const password = 'brass lantern over quiet water'

onBothEngines('connecting an account', (engine) => {
  let house: House
  let auth: Auth
  let provider: LoopbackProvider
  const place = { providerId: 'loop', network: 'n1', requestId: 'req_1' }
  const asking = (who: Person) => ({ actor: house.actor(who), requestId: 'req_1', via: 'web' }) as const

  const begin = (who: Person, currentPassword = password) =>
    auth.signIn.showingPassword({ userId: house.id(who), network: 'n1', requestId: 'req_1' }, () =>
      auth.providers.connect({ ...place, next: '/account?connected=1', asking: asking(who), currentPassword }),
    )
  const connectOwn = async (who: Person, account: string, back: Person | 'nobody' = who) => {
    const left = await begin(who)
    if (!left?.ok) throw new Error(`Did not leave: ${left?.because}`)
    const { search } = await logInAt(left.url, account)
    const visitor = back === 'nobody' ? undefined : asking(back)
    return auth.providers.comeBack({ ...place, attempt: left.attempt, search, agent: 'Firefox', visitor })
  }
  const signIn = async (account: string) => {
    const left = await auth.providers.leave({ ...place, next: '/work' })
    if (!left?.ok) throw new Error(`Did not leave: ${left?.because}`)
    const { search } = await logInAt(left.url, account)
    return auth.providers.comeBack({ ...place, attempt: left.attempt, search, agent: 'Firefox' })
  }
  const byAdministrator = (who: Person, email: string, by: Person = 'administrator') =>
    house.run(connectIdentity, by, {
      userId: house.id(who),
      provider: 'loop',
      issuer: provider.issuer,
      email,
      reason: 'list',
    })
  const identityOf = async (who: Person) => {
    const all = await house.store.read((records) => records.identities.ofUser(house.id(who)))
    return all.filter(({ endedAt }) => endedAt === null).at(-1)
  }
  const lastActs = async (count: number) => (await house.log()).slice(-count).map(({ act }) => act)

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    // The provider keeps the real time.
    house.later((Date.now() - Date.parse(house.clock.now())) / 60_000)
    provider = await loopbackProvider(`${origin}/sign-in/with/loop/back`)
    const { issuer, clientId, clientSecret } = provider
    const loop = { id: 'loop', label: 'Loopback', issuer, clientId, clientSecret: () => clientSecret }
    auth = createAuth(house.runtime, { https: false, origin, oidc: [loop] })
    for (const name of ['ana', 'ben']) provider.accounts.set(name, { email: `${name}@home.example` })
    const hash = await house.runtime.passwords.hash(password)
    await house.store.write(async (records) => {
      for (const user of await records.users.all()) await records.write.setPassword(user.id, hash, house.clock.now())
    })
  }, 60_000)
  afterAll(() => provider.stop())

  it('of one’s own takes the password, then the account that is shown, whatever its address', async () => {
    await expect(begin('member', 'not it at all')).rejects.toMatchObject({
      errors: { currentPassword: 'This is not the password you use now.' },
    })
    expect(await connectOwn('member', 'ana')).toEqual({ ok: true, did: 'connected', next: '/account?connected=1' })
    expect(await lastActs(2)).toEqual(['auth.identityAsked', 'auth.identityConnected'])
    expect(await identityOf('member')).toMatchObject({ subject: 'ana', email: 'ana@home.example' })
    expect(await signIn('ana')).toMatchObject({ ok: true, did: 'signed in' })
  })

  it('comes to nothing where somebody else, or nobody, is signed in when the browser comes back', async () => {
    for (const back of ['lead', 'nobody'] as const) {
      const left = await connectOwn('triage', 'ben', back)
      expect(left).toEqual({ ok: false, connecting: true, because: 'started elsewhere' })
    }
    expect(await identityOf('triage')).toBeUndefined()
  })

  it('signs nobody in', async () => {
    const before = await house.store.read((records) => records.sessions.ofUser(house.id('triage')))
    await connectOwn('triage', 'ben')
    const after = await house.store.read((records) => records.sessions.ofUser(house.id('triage')))
    expect(after).toEqual(before)
  })

  it('that is connected already is refused, to whomever', async () => {
    for (const who of ['lead', 'member'] as const)
      expect(await connectOwn(who, 'ana')).toEqual({ ok: false, connecting: true, because: 'connected already' })
  })

  it('is ended by its owner, with every other session, and may then be connected anew', async () => {
    const identity = await identityOf('member')
    await expect(house.run(endOwnIdentity, 'lead', { identityId: identity?.id, session: '' })).rejects.toMatchObject({
      rule: 'running connection',
    })
    expect(await house.run(endOwnIdentity, 'member', { identityId: identity?.id, session: '' })).toEqual({ ended: 1 })
    expect(await lastActs(1)).toEqual(['auth.identityEnded'])
    await expect(house.run(endOwnIdentity, 'member', { identityId: identity?.id, session: '' })).rejects.toMatchObject({
      rule: 'running connection',
    })
    expect(await signIn('ana')).toMatchObject({ because: 'unknown' })
    expect(await connectOwn('lead', 'ana')).toMatchObject({ ok: true })
    expect(await signIn('ana')).toMatchObject({ ok: true })
  })

  it('is connected by an administrator for somebody else, once an address, with a reason', async () => {
    await expect(byAdministrator('administrator', 'me@rioalto.example')).rejects.toMatchObject({
      rule: 'separation of duties',
    })
    await expect(byAdministrator('outsider', 'no address')).rejects.toMatchObject({ errors: { email: /e-mail/ } })
    await expect(byAdministrator('outsider', 'o@rioalto.example', 'lead')).rejects.toMatchObject({
      name: 'NotPermitted',
    })
    await byAdministrator('outsider', ' O@RioAlto.example ')
    await expect(byAdministrator('onCall', 'o@rioalto.example')).rejects.toMatchObject({
      rule: 'one account, one person',
    })
    const identity = await identityOf('outsider')
    expect(identity).toMatchObject({ subject: null, email: 'o@rioalto.example', linkedBy: house.id('administrator') })
    const ending = { userId: house.id('outsider'), identityId: identity?.id, reason: 'left' }
    await expect(house.run(endIdentity, 'lead', ending)).rejects.toMatchObject({ name: 'NotPermitted' })
    await house.run(endIdentity, 'districtLead', ending)
    await expect(house.run(endIdentity, 'districtLead', ending)).rejects.toMatchObject({ rule: 'running connection' })
    await byAdministrator('onCall', 'o@rioalto.example')
  })

  it('that was begun and left is swept', async () => {
    const left = await auth.providers.leave({ ...place, next: '/work' })
    house.later(11)
    const work = { runtime: house.runtime, asking: asking('member'), now: house.clock.now() }
    expect(await sweepSessions.run(work)).toBeGreaterThan(0)
    house.later(-11)
    const attempt = left?.ok ? left.attempt : ''
    expect(await auth.providers.comeBack({ ...place, attempt, search: '', agent: '' })).toMatchObject({
      because: 'started elsewhere',
    })
  })
})
