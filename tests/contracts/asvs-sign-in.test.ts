import { beforeAll, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { addApp } from '#app/auth/commands/add-app.command.server.ts'
import { addPasskey } from '#app/auth/commands/add-passkey.command.server.ts'
import { giveFirstPassword } from '#app/auth/commands/give-first-password.command.server.ts'
import { removeFactor } from '#app/auth/commands/remove-factor.command.server.ts'
import { renewRecoveryCodes } from '#app/auth/commands/renew-recovery-codes.command.server.ts'
import { registry } from '#app/features/entries.ts'
import { endSessionsOfUser } from '#app/features/users/end-sessions.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { askingOf } from '#app/http/asking.server.ts'
import { enter } from '#app/http/account.server.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { openFactorSecret } from '#app/keys/factor-secret.server.ts'
import { freshToken } from '#app/keys/tokens.server.ts'
import { totpCode } from '#app/keys/totp.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { everythingIn } from '#tests/setup/at-rest.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
import { softPasskey } from '#tests/setup/soft-passkey.ts'

const password = 'Brass lantern over quiet water'
const origin = 'http://localhost:3000'
const day = 24 * 60

onBothEngines('what an assessor asks of signing in', (engine) => {
  let house: House
  let auth: Auth
  let url: string
  let networks = 0
  const from = () => ({ network: `n${++networks}`, agent: 'Firefox on Windows', requestId: 'req_1' })

  const knock = (who: string, typed = password) => auth.signIn.withPassword({ ...from(), signIn: who, password: typed })
  const tokenOf = async (who: string, typed = password) => {
    const answer = await knock(who, typed)
    if (!answer.ok) throw new Error(`${who} was refused`)
    return answer.token
  }
  const visit = (token: string) =>
    auth.visitor(new Request(origin, { headers: { Cookie: auth.cookie.set(token) } }), 'req_2', 'n1')
  const at = async (token: string) => {
    const visitor = await visit(token)
    if (visitor.state !== 'signed in' && visitor.state !== 'half open') throw new Error(visitor.state)
    const { actor, session } = visitor
    const asking = { actor, requestId: 'req_3', via: 'web', assurance: session.assurance } as const
    return { asking, actor, session: session.tokenHash, visitor }
  }
  const setUpApp = async (token: string) => {
    const { asking, session } = await at(token)
    const setup = await auth.challenges.newApp(session)
    const hash = sha256(setup)
    const secret = await house.store.read(async (records) => {
      const { secret: kept, keyId } = (await records.factors.challenge(hash)) ?? { secret: null, keyId: null }
      return openFactorSecret(house.runtime.vault, records, { secret: kept ?? '', keyId }, { of: 'set-up', id: hash })
    })
    const next = freshToken()
    const input = { setup, code: totpCode(secret, house.clock.now()), session, token: next, at: house.clock.now() }
    const { factorId } = await house.runtime.run(addApp, input, asking)
    return { token: next, secret, factorId }
  }
  const setUpPasskey = async (who: Person, token: string) => {
    const passkey = softPasskey()
    const { asking, session } = await at(token)
    const made = (await auth.challenges.toMake(house.id(who), session)) as { challenge: string }
    const input = { passkey: passkey.make(made.challenge), name: 'Key', session, token: freshToken(), origin }
    await house.runtime.run(addPasskey, { ...input, at: house.clock.now() }, asking)
    return { passkey, token: input.token }
  }
  const second = async (token: string, code: string) => {
    const { actor, session } = await at(token)
    return (await auth.factors.secondStep(from(), { actor, session }, { code })).token
  }

  beforeAll(async () => {
    const fresh = await engine.fresh()
    url = fresh.url
    house = await aHouse(fresh.store)
    auth = createAuth(house.runtime, { https: false, origin })
    const hash = await house.runtime.passwords.hash(password)
    await house.store.write(async (records) => {
      for (const user of await records.users.all()) await records.write.setPassword(user.id, hash, house.clock.now())
    })
  }, 60_000)

  it('a password counts as it was typed: no letter in another case, no space more, nothing cut off', async () => {
    for (const typed of [
      password.toLowerCase(),
      `${password} `,
      ` ${password}`,
      password.slice(0, -1),
      `${password}${'x'.repeat(200)}`,
    ])
      expect(await knock('outsider', typed), typed).toEqual({ ok: false, because: 'wrong' })
    expect((await knock('outsider')).ok).toBe(true)
  })

  it('a first password lets its person in within seven days, and nobody after', async () => {
    const { password: first } = await house.run(giveFirstPassword, 'administrator', { userId: house.id('referrer') })
    expect(first.replaceAll('-', '')).toMatch(/^[a-z2-7]{26}$/)
    house.later(7 * day - 1)
    expect((await knock('referrer', first)).ok).toBe(true)
    house.later(1)
    expect(await knock('referrer', first)).toEqual({ ok: false, because: 'wrong' })
    const { password: again } = await house.run(giveFirstPassword, 'administrator', { userId: house.id('referrer') })
    expect((await knock('referrer', again)).ok).toBe(true)
  })

  it('but the only administrator keeps theirs: nobody could give them another one', async () => {
    const hash = await house.runtime.passwords.hash('set up by hand')
    const id = house.id('administrator')
    await house.store.write((records) => records.write.setPassword(id, hash, house.clock.now(), true))
    house.later(40 * day)
    expect((await knock('administrator', 'set up by hand')).ok).toBe(true)
  })

  it('a forgotten password is no way around the second step: the new one opens half a session', async () => {
    const { token, secret } = await setUpApp(await tokenOf('member'))
    expect((await visit(token)).state).toBe('signed in')
    const { password: first } = await house.run(giveFirstPassword, 'administrator', { userId: house.id('member') })
    expect((await visit(token)).state).toBe('nobody')
    const half = await tokenOf('member', first)
    const { visitor } = await at(half)
    expect(visitor.state).toBe('half open')
    for (const path of ['/account/password', '/account/factors', '/work'])
      expect(() => askingOf({ visitor, requestId: 'r' } as never, new Request(`${origin}${path}`)), path).toThrow(
        expect.objectContaining({ status: 303 }) as Error,
      )
    house.later(1)
    await second(half, totpCode(secret, house.clock.now()))
  })

  it('a factor that was taken away signs nobody in any more, and ends every other session', async () => {
    const app = await setUpApp(await tokenOf('triage'))
    const { passkey, token } = await setUpPasskey('triage', app.token)
    house.later(1)
    const elsewhere = await second(await tokenOf('triage'), totpCode(app.secret, house.clock.now()))
    const here = await at(token)
    await house.runtime.run(removeFactor, { factorId: app.factorId, session: here.session }, here.asking)
    expect((await visit(token)).state).toBe('signed in')
    expect((await visit(elsewhere)).state).toBe('nobody')
    house.later(1)
    const half = await tokenOf('triage')
    await expect(second(half, totpCode(app.secret, house.clock.now()))).rejects.toThrow(InputRefused)

    const show = async (touched?: 'touched') => {
      const { options, attempt } = await auth.challenges.toSignIn()
      const said = passkey.show((options as { challenge: string }).challenge, 0, origin, touched)
      return auth.factors.withPasskey(from(), { passkey: said, attempt })
    }
    // A key that was only touched is one factor: whoever found it could do so.
    expect(await show('touched')).toBeUndefined()
    expect(await show()).toHaveProperty('token')
  })

  it('recovery codes and passwords stand nowhere as they are shown', async () => {
    const { asking } = await at((await setUpApp(await tokenOf('lead'))).token)
    const { codes } = await house.runtime.run(renewRecoveryCodes, {}, asking)
    const all = await everythingIn(url)
    expect(all).toContain(sha256(codes[0] ?? ''))
    for (const secret of [...codes, password]) expect(all).not.toContain(secret)
  })

  it('whoever signs in anew in the same browser leaves no session behind', async () => {
    const before = await tokenOf('otherLead')
    const { visitor } = await at(before)
    const next = await tokenOf('otherLead')
    const context = { visitor, runtime: house.runtime, requestId: 'req_5', auth } as never
    const answer = await enter(new Request(`${origin}/sign-in`), context, next, '/cases')
    expect(answer.headers.get('Set-Cookie')).toContain(next)
    expect((await visit(before)).state).toBe('nobody')
    expect((await visit(next)).state).toBe('signed in')
  })

  it('an administrator ends every session of a person, and no one else’s', async () => {
    const [theirs, another] = [await tokenOf('outsiderToo'), await tokenOf('onCall')]
    await house.run(endSessionsOfUser, 'administrator', { userId: house.id('outsiderToo'), reason: 'Lost a computer' })
    expect((await visit(theirs)).state).not.toBe('signed in')
    expect((await visit(another)).state).toBe('signed in')
  })

  it('a passkey that somebody swaps at the database is found by the verifier', async () => {
    const fresh = await engine.fresh()
    house = await aHouse(fresh.store)
    auth = createAuth(house.runtime, { https: false, origin })
    const { password: first } = await house.run(giveFirstPassword, 'administrator', { userId: house.id('lead') })
    await setUpPasskey('lead', await tokenOf('lead', first))
    // Of somebody who may have one session only, the earlier has ended already when the browser comes to leave it behind.
    const { password: own } = await house.run(giveFirstPassword, 'cli', { userId: house.id('administrator') })
    const { visitor } = await at(await tokenOf('administrator', own))
    const context = { visitor, runtime: house.runtime, requestId: 'req_5', auth } as never
    await enter(new Request(`${origin}/sign-in`), context, await tokenOf('administrator', own), '/cases')
    const { clock, store, runtime } = house
    const verdict = () =>
      store.read((records) =>
        verify(
          { clock, registry, districts: createDistricts(), vault: runtime.vault },
          records,
          shippedGuards[store.engine],
        ),
      )
    expect(await verdict()).toMatchObject({ result: 'ok' })
    const [factor] = await store.read((records) => records.factors.ofUser(house.id('lead')))
    const raw = await rawSql(fresh.url)
    await raw.exec(`update factors set public_key = 'another' where id = '${factor?.id}'`)
    await raw.close()
    const changed = await verdict()
    expect(changed).toMatchObject({ result: 'tampered' })
    expect(JSON.stringify(changed)).toContain(`${factor?.id} was changed`)
  })
})
