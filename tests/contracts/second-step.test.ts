import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { addApp } from '#app/auth/commands/add-app.command.server.ts'
import { addPasskey } from '#app/auth/commands/add-passkey.command.server.ts'
import { askFactorReset } from '#app/auth/commands/ask-factor-reset.command.server.ts'
import { confirmFactorReset } from '#app/auth/commands/confirm-factor-reset.command.server.ts'
import { removeFactor } from '#app/auth/commands/remove-factor.command.server.ts'
import { renewRecoveryCodes } from '#app/auth/commands/renew-recovery-codes.command.server.ts'
import { spacedCode } from '#app/auth/factor-rules.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { proposeClosing } from '#app/features/closing/propose-closing.command.server.ts'
import { formAction } from '#app/http/form-action.server.ts'
import { RuleBroken } from '#app/domain/errors.ts'
import { InputRefused, NotPermitted, StepUpNeeded } from '#app/gates/errors.ts'
import { sha256 } from '#app/keys/digest.server.ts'
import { openDraft } from '#app/gates/sealing.server.ts'
import { openFactorSecret } from '#app/keys/factor-secret.server.ts'
import { freshToken } from '#app/keys/tokens.server.ts'
import { totpCode } from '#app/keys/totp.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { softPasskey } from '#tests/setup/soft-passkey.ts'

const password = 'brass lantern over quiet water'
const origin = 'http://localhost:3000'

onBothEngines('the second step', (engine) => {
  let house: House
  let auth: Auth
  const secrets = new Map<string, string>()
  const from = { network: 'n1', agent: 'Firefox on Windows', requestId: 'req_1' }

  const knock = async (who: string, agent = from.agent) => {
    const answer = await auth.signIn.withPassword({ ...from, agent, signIn: who, password })
    if (!answer.ok) throw new Error(`${who} was refused`)
    return answer.token
  }
  const visit = (token: string) =>
    auth.visitor(new Request(origin, { headers: { Cookie: auth.cookie.set(token) } }), 'req_2', 'n1')
  /** The request of somebody in a session, as pages make it. */
  const at = async (token: string) => {
    const visitor = await visit(token)
    if (visitor.state !== 'signed in' && visitor.state !== 'half open') throw new Error(visitor.state)
    const { actor, session } = visitor
    const asking = { actor, requestId: 'req_3', via: 'web', assurance: session.assurance } as const
    return { asking, actor, session: session.tokenHash, state: visitor.state, visitor }
  }
  const setUpApp = async (who: Person, token: string) => {
    const { asking, session } = await at(token)
    const setup = await auth.challenges.newApp(session)
    const hash = sha256(setup)
    const secret = await house.store.read(async (records) => {
      const { secret: kept, keyId } = (await records.factors.challenge(hash)) ?? { secret: null, keyId: null }
      expect(kept).toMatch(/^off1\./)
      return openFactorSecret(house.runtime.vault, records, { secret: kept ?? '', keyId }, { of: 'set-up', id: hash })
    })
    secrets.set(who, secret)
    const next = freshToken()
    const input = { setup, code: totpCode(secret, house.clock.now()), session, token: next, at: house.clock.now() }
    await house.runtime.run(addApp, input, asking)
    return next
  }
  const codeOf = (who: string) => totpCode(secrets.get(who) ?? '', house.clock.now())
  const second = async (token: string, proof: { code?: string; passkey?: string }) => {
    const { actor, session } = await at(token)
    return (await auth.factors.secondStep(from, { actor, session }, proof)).token
  }
  const last = async () => (await house.log()).at(-1)

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    auth = createAuth(house.runtime, { https: false, origin })
    const hash = await house.runtime.passwords.hash(password)
    await house.store.write(async (records) => {
      for (const user of await records.users.all()) await records.write.setPassword(user.id, hash, house.clock.now())
    })
  }, 60_000)

  it('is set at the first sign-in: until then the session opens nothing else, afterwards it has another token', async () => {
    const first = await knock('member')
    expect(await visit(first)).toMatchObject({
      state: 'signed in',
      session: { mustEnrol: true, assurance: { aal: 1 } },
    })
    const next = await setUpApp('member', first)
    expect((await last())?.act).toBe('auth.factorAdded')
    expect((await visit(first)).state).toBe('nobody')
    expect(await visit(next)).toMatchObject({ session: { mustEnrol: false, assurance: { aal: 2, hasFactor: true } } })
    const kept = await house.store.read((records) => records.factors.ofUser(house.id('member')))
    const keyId = expect.stringMatching(/^key_/) as string
    const secret = expect.stringMatching(/^off1\./) as string
    expect(kept).toMatchObject([{ kind: 'totp', name: 'Authenticator app', keyId, secret }])
    expect(JSON.stringify(kept)).not.toContain(secrets.get('member'))
    expect(JSON.stringify(await house.log())).not.toContain(secrets.get('member'))
  })

  it('stops a phished password: half a session, which becomes a whole one only by a code, under a new token', async () => {
    house.later(1)
    const half = await knock('member')
    expect((await visit(half)).state).toBe('half open')
    await expect(second(half, { code: '000000' })).rejects.toThrow(InputRefused)
    expect(await last()).toMatchObject({ act: 'auth.secondStepFailed', out: 'deny', why: 'wrong code' })
    const whole = await second(half, { code: codeOf('member') })
    expect(await visit(whole)).toMatchObject({ state: 'signed in', session: { assurance: { aal: 2 } } })
    expect((await visit(half)).state).toBe('nobody')
    expect(await last()).toMatchObject({ act: 'auth.signedIn', why: 'second step: code' })
    house.later(11)
    const slow = await knock('member')
    house.later(10)
    expect((await visit(slow)).state).toBe('nobody')
  })

  it('takes each code once, and each recovery code once', async () => {
    house.later(1)
    const code = codeOf('member')
    const token = await second(await knock('member'), { code })
    await expect(second(await knock('member'), { code })).rejects.toThrow(InputRefused)
    expect(await last()).toMatchObject({ act: 'auth.secondStepFailed', why: 'used code' })
    const { asking } = await at(token)
    const { codes } = await house.runtime.run(renewRecoveryCodes, {}, asking)
    expect(codes).toHaveLength(10)
    const [recovery = ''] = codes
    await second(await knock('member'), { code: spacedCode(recovery) })
    expect((await house.log()).slice(-2).map(({ act }) => act)).toContain('auth.recoveryUsed')
    await expect(second(await knock('member'), { code: recovery })).rejects.toThrow(InputRefused)
    expect(JSON.stringify(await house.log())).not.toContain(recovery)
  })

  it('looks at five codes in a quarter of an hour, then at none', async () => {
    house.later(16)
    const half = await knock('member')
    for (let n = 0; n < 5; n += 1) await expect(second(half, { code: '000000' })).rejects.toThrow(InputRefused)
    await expect(second(half, { code: codeOf('member') })).rejects.toMatchObject({
      errors: { code: expect.stringContaining('too often') as string },
    })
    expect(await last()).toMatchObject({ act: 'auth.secondStepThrottled' })
    house.later(16)
    await second(await knock('member'), { code: codeOf('member') })
  })

  it('by a passkey signs in alone too; a challenge counts once, a false page and a counter that went back are refused', async () => {
    const passkey = softPasskey()
    const { asking, session } = await at(await knock('triage'))
    const made = (await auth.challenges.toMake(house.id('triage'), session)) as { challenge: string }
    const input = { passkey: passkey.make(made.challenge), name: 'My key', session, token: freshToken(), origin }
    await house.runtime.run(addPasskey, { ...input, at: house.clock.now() }, asking)

    const show = async (counter: number, where = origin) => {
      const { options, attempt } = await auth.challenges.toSignIn()
      const said = passkey.show((options as { challenge: string }).challenge, counter, where)
      return { said, attempt }
    }
    const { said, attempt } = await show(7)
    const done = await auth.factors.withPasskey(from, { passkey: said, attempt })
    expect(await visit(done?.token ?? '')).toMatchObject({ state: 'signed in', session: { assurance: { aal: 2 } } })
    expect(await auth.factors.withPasskey(from, { passkey: said, attempt })).toBeUndefined()
    const other = await show(8)
    expect(await auth.factors.withPasskey(from, { passkey: other.said, attempt })).toBeUndefined()
    const phished = await show(9, 'https://offrarnp.example')
    expect(await auth.factors.withPasskey(from, { passkey: phished.said, attempt: phished.attempt })).toBeUndefined()
    const copied = await show(7)
    expect(await auth.factors.withPasskey(from, { passkey: copied.said, attempt: copied.attempt })).toBeUndefined()
    expect(await last()).toMatchObject({ act: 'auth.secondStepFailed', why: 'counter went back' })
    expect(await auth.factors.withPasskey(from, { passkey: '{"id":"nobody"}', attempt })).toBeUndefined()

    // What a flood of them writes has an end, and the right one goes on counting.
    const there = { ...from, network: 'a flood of passkeys' }
    const before = (await house.log()).length
    for (let n = 0; n < 130; n += 1)
      expect(await auth.factors.withPasskey(there, { passkey: '{"id":"nobody"}', attempt })).toBeUndefined()
    const acts = (await house.log()).slice(before).map(({ act }) => act)
    expect(acts.filter((act) => act === 'auth.secondStepFailed')).toHaveLength(100)
    expect(acts.slice(100)).toEqual(['auth.secondStepThrottled'])
    const right = await show(10)
    expect(await auth.factors.withPasskey(there, { passkey: right.said, attempt: right.attempt })).toBeDefined()
  })

  it('is asked for again before a print, five minutes on, and then the session has another token', async () => {
    const caseId = await house.folder()
    house.later(1)
    const half = await knock('triage')
    const passkey = softPasskey()
    expect((await visit(half)).state).toBe('half open')
    await expect(second(half, { passkey: passkey.show('x', 1) })).rejects.toThrow(InputRefused)
    const alone = await setUpApp('lead', await knock('lead'))
    const print = async (token: string) => house.runtime.ask(casePrint, { caseId }, (await at(token)).asking)
    expect(await print(alone)).toMatchObject({ caseId })

    const app = await setUpApp('onCall', await knock('onCall'))
    expect(await house.run(renewRecoveryCodes, 'triage', {})).toBeDefined()
    house.later(6)
    await expect(print(alone)).rejects.toThrow(StepUpNeeded)
    const body = new URLSearchParams({ _form: 'closing', reason: 'Typed before.' })
    const request = new Request(`${origin}/cases/${caseId}/closing`, { method: 'POST', body })
    const { runtime } = house
    const { session: opened, ...visitor } = (await at(alone)).visitor
    const member = { ...visitor, session: opened, actor: house.actor('triage') }
    const context = { runtime, requestId: 'req_4', visitor: member, newId: () => 'drf_kept' }
    const send = formAction({ ...proposeClosing, input: z.looseObject({}) } as never)
    const answer = (await send({ request, params: { caseId }, context } as never)) as Response
    expect(answer.headers.get('Location')).toBe(`/account/confirm?next=%2Fcases%2F${caseId}%2Fclosing&kept=1`)
    const draft = await house.store.read((records) => records.drafts.find(house.id('triage'), 'closing', caseId))
    expect(draft?.body).toMatch(/^off1\./)
    const says = draft && (await house.store.read((records) => openDraft(house.runtime.vault, records, draft)))
    expect(says).toContain('Typed+before.')

    const { asking, actor, session } = await at(app)
    await expect(house.runtime.run(removeFactor, { factorId: 'x', session }, asking)).rejects.toThrow(StepUpNeeded)
    expect(await last()).toMatchObject({ act: 'auth.stepUpAsked', out: 'deny', actor: { aal: 2 } })
    const confirm = (shown: { code?: string; currentPassword?: string }) =>
      auth.factors.confirm({ network: 'n1' }, { ...asking, actor }, { ...shown, session })
    await expect(confirm({ code: codeOf('onCall') })).rejects.toThrow(InputRefused)
    await expect(confirm({ code: codeOf('onCall'), currentPassword: 'not it' })).rejects.toThrow(InputRefused)
    const { token } = await confirm({ code: codeOf('onCall'), currentPassword: password })
    expect((await visit(app)).state).toBe('nobody')
    const renewed = await at(token)
    await expect(
      house.runtime.run(removeFactor, { factorId: 'x', session: renewed.session }, renewed.asking),
    ).rejects.toThrow(NotPermitted)
    const [own] = await house.store.read((records) => records.factors.ofUser(house.id('onCall')))
    await expect(
      house.runtime.run(removeFactor, { factorId: own?.id, session: renewed.session }, renewed.asking),
    ).rejects.toThrow(RuleBroken)
  })

  it('lets an administrator be in one place at a time, others in three; a new browser is told', async () => {
    const places = []
    for (const agent of ['Firefox on Windows', 'Chrome on a Mac', 'Safari on an iPhone', 'Edge on Windows']) {
      house.later(1)
      places.push(await knock('outsider', agent))
    }
    expect(await Promise.all(places.map(async (token) => (await visit(token)).state))).toEqual([
      'nobody',
      'signed in',
      'signed in',
      'signed in',
    ])
    const ended = (await house.log()).filter(
      ({ why, actor }) => /at once/.test(why) && actor.id === house.id('outsider'),
    )
    expect(ended).toMatchObject([{ act: 'auth.sessionsEnded', obj: { n: 1 } }])
    const browsers = await house.store.read((records) => records.factors.browsersOf(house.id('outsider')))
    expect(browsers.map(({ knownAt }) => knownAt === null)).toEqual([true, true, true, false])
    const [one, two] = [await knock('administrator'), await knock('administrator')]
    expect((await visit(one)).state).toBe('nobody')
    expect((await visit(two)).state).toBe('signed in')
  })

  it('is reset by two people, who are not the one that lost it; the password stays', async () => {
    const userId = house.id('member')
    const ask = (who: Person, whom = userId) =>
      house.run(askFactorReset, who, { userId: whom, reason: 'Lost the phone.' })
    await expect(ask('lead')).rejects.toThrow(NotPermitted)
    await expect(ask('administrator', house.id('administrator'))).rejects.toThrow(RuleBroken)
    await ask('administrator')
    await expect(ask('districtLead')).rejects.toThrow(RuleBroken)
    await expect(house.run(confirmFactorReset, 'administrator', { userId })).rejects.toThrow(RuleBroken)
    const open = await house.store.read((records) => records.sessions.ofUser(userId))
    expect(open.some(({ endedAt }) => endedAt === null)).toBe(true)
    await house.run(confirmFactorReset, 'districtLead', { userId })
    expect(await last()).toMatchObject({ act: 'auth.factorReset', obj: { id: userId } })
    const ended = await house.store.read((records) => records.sessions.ofUser(userId))
    expect(ended.every(({ endedAt }) => endedAt !== null)).toBe(true)
    expect(await visit(await knock('member'))).toMatchObject({ state: 'signed in', session: { mustEnrol: true } })
  })

  it('stands under the audit: every factor, recovery code and reset has its commitments in the log', async () => {
    const rows = await house.store.read((records) => records.evidence.factors())
    const stated = (await house.log()).flatMap(({ st }) => st ?? [])
    for (const { id } of [...rows.factors, ...rows.codes, ...rows.resets]) {
      expect(
        stated.some((change) => change.id === id),
        id,
      ).toBe(true)
    }
  })
})
