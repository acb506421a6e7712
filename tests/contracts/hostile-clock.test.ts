import { beforeAll, expect, it } from 'vitest'
import { createAuth } from '#app/auth/auth.server.ts'
import type { Auth } from '#app/auth/auth.server.ts'
import { recordNote } from '#app/features/note/record-note.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { clockBehind } from '#app/gates/audit/clock-behind.server.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { InputRefused } from '#app/gates/errors.ts'
import { registry } from '#app/features/entries.ts'
import { newSalt } from '#app/keys/random.server.ts'
import { totpCode } from '#app/keys/totp.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const password = 'brass lantern over quiet water'
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const origin = 'http://localhost:3000'
const from = { network: 'n1', agent: 'Firefox on Windows', requestId: 'req_1' }

onBothEngines('a clock that jumps', (engine) => {
  let house: House
  let auth: Auth

  const visit = async (token: string) =>
    (await auth.visitor(new Request(origin, { headers: { Cookie: auth.cookie.set(token) } }), 'req_2', 'n1')).state
  const half = async () => {
    const answer = await auth.signIn.withPassword({ ...from, signIn: 'member', password })
    if (!answer.ok) throw new Error('member was refused')
    const visitor = await auth.visitor(
      new Request(origin, { headers: { Cookie: auth.cookie.set(answer.token) } }),
      'r',
      'n1',
    )
    if (visitor.state !== 'half open') throw new Error(visitor.state)
    return visitor
  }
  const signIn = async (code: string) => {
    const { actor, session } = await half()
    return (await auth.factors.secondStep(from, { actor, session: session.tokenHash }, { code })).token
  }
  const code = () => totpCode(secret, house.clock.now())

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    auth = createAuth(house.runtime, { https: false, origin })
    const hash = await house.runtime.passwords.hash(password)
    const now = house.clock.now()
    const none = { credentialId: null, publicKey: null, counter: 0, transports: [], lastStep: null, lastUsedAt: null }
    await house.store.write(async (records) => {
      await records.write.setPassword(house.id('member'), hash, now)
      await records.write.saveFactor({
        ...none,
        id: 'fac_clock',
        userId: house.id('member'),
        kind: 'totp',
        name: 'App',
        secret,
        keyId: null,
        createdAt: now,
        endedAt: null,
        salt: newSalt(),
      })
    })
  }, 60_000)

  it('forward ends sessions, and back again does not revive them', async () => {
    const token = await signIn(code())
    expect(await visit(token)).toBe('signed in')
    house.later(3 * 60)
    expect(await visit(token)).toBe('timed out')
    house.later(-3 * 60)
    expect(await visit(token)).not.toBe('signed in')
    house.later(5)
    expect(await visit(token)).not.toBe('signed in')
  })

  it('back makes no code count again', async () => {
    house.later(1)
    const used = code()
    await signIn(used)
    await expect(signIn(used)).rejects.toThrow(InputRefused)
    house.later(10)
    await signIn(code())
    house.later(-10)
    await expect(signIn(used)).rejects.toThrow(InputRefused)
    house.later(-2)
    await expect(signIn(code())).rejects.toThrow(InputRefused)
    house.later(13)
    await signIn(code())
  })

  it('back is said at the next start and by whoever checks the log, and stops no record', async () => {
    const own = await aHouse((await engine.fresh()).store)
    const caseId = await own.folder()
    const behind = () => own.store.read((records) => clockBehind(records, own.clock.now()))
    const warnings = async () => {
      const { clock, store } = own
      const with_ = { clock, registry, districts: createDistricts(), vault: own.runtime.vault }
      return (await store.read((records) => verify(with_, records, shippedGuards[store.engine]))).warnings
    }
    const went = (all: readonly string[]) => all.filter((one) => one.startsWith('The clock went back'))
    own.later(60)
    const note = { caseId, happened: { day: '2026-09-15', time: '09:00' }, about: 'observation', text: 'Sat alone.' }
    await own.run(recordNote, 'triage', note)
    expect(await behind()).toBeUndefined()
    const before = went(await warnings()).length
    own.later(-4)
    expect(await behind()).toBeUndefined()
    own.later(-60)
    expect(await behind()).toMatch(/^2026-09-15T/)
    await own.run(recordNote, 'triage', { ...note, happened: { day: '2026-09-15', time: '08:00' } })
    expect(went(await warnings()).length).toBe(before + 1)
    own.later(90)
    expect(await behind()).toBeUndefined()
  })
})
