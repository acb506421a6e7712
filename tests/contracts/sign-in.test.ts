import { beforeAll, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { changePassword } from '#app/auth/commands/change-password.command.server.ts'
import { giveFirstPassword } from '#app/auth/commands/give-first-password.command.server.ts'
import { noteSessionRanOut } from '#app/auth/commands/note-session-ran-out.command.server.ts'
import { signOut } from '#app/auth/commands/sign-out.command.server.ts'
import { signOutEverywhere } from '#app/auth/commands/sign-out-everywhere.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { InputRefused, NotPermitted } from '#app/gates/errors.ts'
import { tokenHash } from '#app/keys/tokens.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const password = 'brass lantern over quiet water'

onBothEngines('signing in', (engine) => {
  let house: House
  let auth: Auth

  const knock = (signIn: string, typed = password, network = 'n1') =>
    auth.signIn.withPassword({ signIn, password: typed, network, agent: 'Firefox on Windows', requestId: 'req_1' })
  const visit = (token: string) =>
    auth.visitor(new Request('http://localhost:3000/', { headers: { Cookie: auth.cookie.set(token) } }), 'req_2', 'n1')
  const signedIn = async (name: string) => {
    const answer = await knock(name)
    if (!answer.ok) throw new Error(`${name} was refused`)
    return answer.token
  }

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    auth = createAuth(house.runtime, { https: false, origin: 'http://localhost:3000' })
    const hash = await house.runtime.passwords.hash(password)
    await house.store.write(async (records) => {
      for (const user of await records.users.all()) await records.write.setPassword(user.id, hash, house.clock.now())
    })
  }, 60_000)

  it('with the right password makes a session, of which the store keeps only a hash', async () => {
    const token = await signedIn('member')
    expect(await visit(token)).toMatchObject({
      state: 'signed in',
      actor: { id: house.id('member') },
      session: { mustChangePassword: false },
    })
    const session = await house.store.read(({ sessions }) => sessions.byTokenHash(tokenHash(token)))
    expect(session).toMatchObject({ userId: house.id('member'), agent: 'Firefox on Windows' })
    expect(JSON.stringify(session)).not.toContain(token)
    expect((await house.log()).at(-1)).toMatchObject({ act: 'auth.signedIn', actor: { id: house.id('member') } })
    expect(JSON.stringify(await house.log())).not.toContain(token)
  })

  it('answers an unknown name, a wrong password and a disabled account alike, and puts each on record', async () => {
    await house.run(disableUser, 'administrator', { userId: house.id('outsiderToo'), reason: 'left the district' })
    for (const [name, typed] of [
      ['nobody', password],
      ['member', 'wrong wrong wrong'],
      ['outsiderToo', password],
    ] as const) {
      expect(await knock(name, typed, `n-${name}`)).toEqual({ ok: false, because: 'wrong' })
      expect((await house.log()).at(-1)).toMatchObject({ act: 'auth.signInFailed', out: 'deny' })
    }
  })

  it('is shut after five failures, also for the right password, and opens after a quarter of an hour', async () => {
    for (let n = 0; n < 5; n += 1)
      expect(await knock('lead', 'wrong wrong wrong')).toEqual({ ok: false, because: 'wrong' })
    expect(await knock('lead')).toEqual({ ok: false, because: 'too often' })
    expect((await house.log()).at(-1)).toMatchObject({ act: 'auth.signInThrottled' })
    expect((await knock('lead', password, 'another network')).ok).toBe(true)
    house.later(16)
    expect((await knock('lead')).ok).toBe(true)
  })

  it('puts what a shut door refuses on record once while it is shut, however often somebody knocks', async () => {
    const throttled = async () => (await house.log()).filter(({ act }) => act === 'auth.signInThrottled').length
    const before = await throttled()
    for (let n = 0; n < 5; n += 1) await knock('districtLead', 'wrong wrong wrong', 'a persistent network')
    for (let n = 0; n < 20; n += 1) await knock('districtLead', 'wrong wrong wrong', 'a persistent network')
    expect((await throttled()) - before).toBe(1)
    house.later(16)
    for (let n = 0; n < 7; n += 1) await knock('districtLead', 'wrong wrong wrong', 'a persistent network')
    expect((await throttled()) - before).toBe(2)
    house.later(16)
  })

  it('looks at no more passwords than it may, however many are tried at once', async () => {
    const { passwords } = house.runtime
    const real = passwords.verify
    let looked = 0
    passwords.verify = (...shown) => {
      looked += 1
      return real(...shown)
    }
    try {
      for (const name of ['onCall', 'no such person']) {
        looked = 0
        const tries = Array.from({ length: 40 }, () => knock(name, 'wrong wrong wrong', `at once ${name}`))
        const answers = (await Promise.all(tries)).map((one) => (one.ok ? 'in' : one.because))
        expect(looked).toBe(5)
        expect(answers.filter((one) => one === 'wrong')).toHaveLength(5)
        expect(answers.filter((one) => one === 'too often')).toHaveLength(35)
      }
    } finally {
      passwords.verify = real
    }
    house.later(16)
    expect((await knock('onCall', password, 'at once onCall')).ok).toBe(true)
  })

  it('counts nothing for a right password, so that a whole school may sign in from one network', async () => {
    for (let n = 0; n < 101; n += 1) expect((await knock('otherLead', password, 'one school')).ok).toBe(true)
  }, 60_000)

  it('counts a wrong present password at its change like a failed sign-in, and nothing else that is refused', async () => {
    const network = 'at the change'
    const change = (currentPassword: string, newPassword = 'eleven boats on the canal') =>
      auth.signIn.showingPassword({ userId: house.id('triage'), network, requestId: 'req_4' }, () =>
        house.run(changePassword, 'triage', {
          currentPassword,
          newPassword,
          newPasswordAgain: newPassword,
          session: 'x',
        }),
      )
    const last = async () => (await house.log()).at(-1)
    for (let n = 0; n < 6; n += 1) await expect(change(password, 'short')).rejects.toThrow(InputRefused)
    for (let n = 0; n < 5; n += 1) {
      await expect(change('not it at all')).rejects.toMatchObject({
        errors: { currentPassword: 'This is not the password you use now.' },
      })
      expect(await last()).toMatchObject({ act: 'auth.signInFailed', out: 'deny', obj: { id: house.id('triage') } })
    }
    await expect(change(password)).rejects.toMatchObject({
      errors: { currentPassword: expect.stringContaining('too often') as string },
    })
    expect(await last()).toMatchObject({ act: 'auth.signInThrottled' })
    expect(await knock('triage', password, network)).toEqual({ ok: false, because: 'too often' })
    house.later(16)
    await change(password)
    expect((await knock('triage', 'eleven boats on the canal', network)).ok).toBe(true)
  })

  it('lasts half an hour after what was done last; then it may only own a draft, for a day', async () => {
    const token = await signedIn('member')
    house.later(29)
    expect((await visit(token)).state).toBe('signed in')
    house.later(29)
    expect((await visit(token)).state).toBe('signed in')
    house.later(31)
    expect(await visit(token)).toEqual({ state: 'timed out', userId: house.id('member') })
    expect((await house.log()).at(-1)).toMatchObject({ act: 'auth.sessionExpired', why: 'idle too long' })
    const before = (await house.log()).length
    expect((await visit(token)).state).toBe('timed out')
    expect(await house.log()).toHaveLength(before)
    house.later(24 * 60)
    expect(await visit(token)).toEqual({ state: 'nobody' })
  })

  it('ends when the person signs out, and nobody else can end it', async () => {
    const token = await signedIn('onCall')
    const session = tokenHash(token)
    await expect(house.run(signOut, 'member', { session })).rejects.toThrow(NotPermitted)
    expect((await visit(token)).state).toBe('signed in')
    await house.run(signOut, 'onCall', { session })
    expect(await visit(token)).toEqual({ state: 'nobody' })
  })

  it('may own a draft for a day when it was ended from another device, and not once the account is disabled', async () => {
    const earlier = await signedIn('outsider')
    await house.run(signOutEverywhere, 'outsider', {})
    expect(await visit(earlier)).toEqual({ state: 'timed out', userId: house.id('outsider') })
    const token = await signedIn('outsider')
    await house.run(disableUser, 'administrator', { userId: house.id('outsider'), reason: 'left the district' })
    for (const one of [earlier, token]) expect(await visit(one)).toEqual({ state: 'nobody' })
  })

  it('is asked for again after a changed password, elsewhere', async () => {
    const [here, elsewhere] = [await signedIn('districtLead'), await signedIn('districtLead')]
    const change = (currentPassword: string, newPassword: string, newPasswordAgain = newPassword) =>
      house.run(changePassword, 'districtLead', {
        currentPassword,
        newPassword,
        newPasswordAgain,
        session: tokenHash(here),
      })
    await expect(change('not it at all', 'purple kettle under the stairs')).rejects.toThrow(InputRefused)
    await expect(change(password, 'Alder Creek 2026')).rejects.toThrow(InputRefused)
    await expect(change(password, 'purple kettle under the stairs', 'other')).rejects.toThrow(InputRefused)
    await change(password, 'purple kettle under the stairs')
    expect((await visit(here)).state).toBe('signed in')
    expect((await visit(elsewhere)).state).toBe('timed out')
    expect((await knock('districtLead', password, 'n2')).ok).toBe(false)
    expect((await knock('districtLead', 'purple kettle under the stairs', 'n2')).ok).toBe(true)
    expect(JSON.stringify(await house.log())).not.toMatch(/kettle|lantern/)
  })

  it('with a first password opens nothing but its change', async () => {
    await expect(house.run(giveFirstPassword, 'lead', { userId: house.id('referrer') })).rejects.toThrow(NotPermitted)
    const { password: first } = await house.run(giveFirstPassword, 'administrator', { userId: house.id('referrer') })
    const answer = await knock('referrer', first)
    if (!answer.ok) throw new Error('the first password was refused')
    expect(await visit(answer.token)).toMatchObject({ session: { mustChangePassword: true } })
    const session = tokenHash(answer.token)
    const next = {
      currentPassword: first,
      newPassword: 'seven herons by the mill',
      newPasswordAgain: 'seven herons by the mill',
      session,
    }
    await house.run(changePassword, 'referrer', next)
    expect(await visit(answer.token)).toMatchObject({ session: { mustChangePassword: false } })
    expect(JSON.stringify(await house.log())).not.toContain(first)
  })

  it('with one click is refused in a district that is no demo', async () => {
    const choice = { userId: house.id('member'), agent: 'x', requestId: 'req_3' }
    await expect(auth.signIn.asDemoPerson(choice)).rejects.toThrow(NotPermitted)
  })

  it('notes what the door notes only as the door', async () => {
    const input = { tokenHash: 'x', because: 'idle too long' }
    await expect(house.run(noteSessionRanOut, 'administrator', input)).rejects.toThrow(NotPermitted)
  })
})
