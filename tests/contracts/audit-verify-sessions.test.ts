import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createAuth } from '#app/auth/auth.server.ts'
import { changePassword } from '#app/auth/commands/change-password.command.server.ts'
import { endOwnSession } from '#app/auth/commands/end-own-session.command.server.ts'
import { giveFirstPassword } from '#app/auth/commands/give-first-password.command.server.ts'
import { signOut } from '#app/auth/commands/sign-out.command.server.ts'
import { signOutEverywhere } from '#app/auth/commands/sign-out-everywhere.command.server.ts'
import { publicNameOf } from '#app/auth/own-sessions.ts'
import { registry } from '#app/features/entries.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { endSessionsOfUser } from '#app/features/users/end-sessions.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { command } from '#app/gates/command.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { sweepSessions } from '#app/jobs/sweep-sessions.server.ts'
import { freshToken, sessionLogName, tokenHash } from '#app/keys/tokens.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
import type { RawSql } from '#tests/setup/raw-sql.ts'

const becomesDemo = command({
  name: 'becomesDemo',
  input: z.object({}),
  permission: 'users.manage',
  handle: async ({ records, newSalt }) => {
    const district = await records.district.load()
    if (district) await records.write.saveDistrict({ ...district, demo: true, salt: newSalt() })
    return { result: {}, events: [{ act: 'district.changed', object: { t: 'district', id: district?.id ?? '' } }] }
  },
})
/** More sessions than the verifier reads at once. */
const startsMany = command({
  name: 'startsMany',
  input: z.object({ userId: z.string() }),
  permission: 'users.manage',
  handle: async ({ input: { userId }, records, now }) => {
    const session = {
      userId,
      createdAt: now,
      seenAt: now,
      endedAt: null,
      endedWhy: null,
      agent: 'Many',
      aal: 1,
      provenAt: null,
      half: false,
    } as const
    for (let n = 0; n < 501; n += 1) await records.write.saveSession({ ...session, tokenHash: tokenHash(freshToken()) })
    return { result: {}, events: [{ act: 'auth.signedIn', object: { t: 'user', id: userId } }] }
  },
})

interface Scene {
  house: House
  raw: RawSql
  /** Token hashes of two sessions of `member`. */
  running: string
  ended: string
}

const strangers = 'f'.repeat(64)
const changes = (set: string, which: 'running' | 'ended' = 'running') => {
  return async (scene: Scene) => scene.raw.exec(`update sessions set ${set} where token_hash = '${scene[which]}'`)
}
const saying = (words: string, which: 'running' | 'ended' = 'running') => {
  return (scene: Scene) => new RegExp(`The session ${sessionLogName(scene[which])} of user usr_\\w+ ${words}`)
}

/** What somebody does at the database, and what the verifier must say. */
const attacks: { name: string; act(scene: Scene): Promise<void>; says(scene: Scene): RegExp }[] = [
  {
    name: 'a first password is made to last',
    act: ({ raw, house }) =>
      raw.exec(`update credentials set temporary = false where user_id = '${house.id('outsider')}'`),
    says: ({ house }) => new RegExp(`The user ${house.id('outsider')} was changed behind the application's back`),
  },
  {
    name: 'a password is made a first one',
    act: ({ raw, house }) =>
      raw.exec(`update credentials set temporary = true where user_id = '${house.id('member')}'`),
    says: ({ house }) => new RegExp(`The user ${house.id('member')} was changed behind the application's back`),
  },
  {
    name: 'a session is added',
    act: ({ raw, running }) =>
      raw.exec(`insert into sessions select '${strangers}', user_id, created_at, seen_at, ended_at, ended_why, agent,
        aal, proven_at, half, network, browser from sessions where token_hash = '${running}'`),
    says: () => new RegExp(`The session ${sessionLogName(strangers)} of user usr_\\w+ was added behind`),
  },
  {
    name: 'a session is given another token',
    act: changes(`token_hash = '${strangers}'`),
    says: () => new RegExp(`The session ${sessionLogName(strangers)} of user usr_\\w+ was added behind`),
  },
  {
    name: 'a session that had ended is revived',
    act: changes('ended_at = null, ended_why = null', 'ended'),
    says: saying('was revived: it had ended', 'ended'),
  },
  {
    name: 'a session is given to another person',
    act: async (scene) => changes(`user_id = '${scene.house.id('lead')}'`)(scene),
    says: saying('was taken from another person'),
  },
  {
    name: 'a session begins later, to last longer',
    act: changes(`created_at = '2026-09-15T20:00:00.000Z'`),
    says: saying('was given another beginning'),
  },
  { name: 'a session names another browser', act: changes(`agent = 'Lynx'`), says: saying('was changed') },
  {
    name: 'a session of one factor is made one of two',
    act: changes(`aal = 2, proven_at = '2026-09-15T17:00:00.000Z'`),
    says: saying('was changed'),
  },
  {
    name: 'a session whose factor was shown is shown as of another time',
    act: changes(`proven_at = '2026-09-15T20:00:00.000Z'`),
    says: saying('was changed'),
  },
  { name: 'a session is made half a one', act: changes('half = true'), says: saying('was changed') },
  {
    name: 'a session is ended',
    act: changes(`ended_at = '2026-09-15T20:00:00.000Z', ended_why = 'signed out'`),
    says: saying('was changed'),
  },
  {
    name: 'a session ended at another time',
    act: changes(`ended_at = '2026-09-15T20:00:00.000Z'`, 'ended'),
    says: saying('was changed', 'ended'),
  },
  {
    name: 'a session is revived, used and ended again',
    act: async (scene) => {
      await changes('ended_at = null, ended_why = null', 'ended')(scene)
      await scene.house.run(signOut, 'member', { session: scene.ended })
    },
    says: ({ ended }) => new RegExp(`found session ${sessionLogName(ended)} changed behind`),
  },
  {
    name: 'a session beyond the first page is added',
    act: async ({ house, raw, running }) => {
      await house.run(startsMany, 'administrator', { userId: house.id('member') })
      await raw.exec(`insert into sessions select '${strangers}', user_id, created_at, seen_at, ended_at, ended_why,
        agent, aal, proven_at, half, network, browser from sessions where token_hash = '${running}'`)
    },
    says: () => new RegExp(`The session ${sessionLogName(strangers)} of user usr_\\w+ was added behind`),
  },
]

onBothEngines('audit:verify, over sessions', (engine) => {
  let master: Omit<Scene, 'raw'> & { url: string }
  const passwords = new Map<string, string>()

  const authOf = (house: House) => createAuth(house.runtime, { https: false, origin: 'http://localhost:3000' })
  const firstPassword = async (house: House, who: Person) => {
    const { password } = await house.run(giveFirstPassword, 'administrator', { userId: house.id(who) })
    passwords.set(who, password)
  }
  const signedIn = async (house: House, who: Person): Promise<{ token: string; session: string }> => {
    const knock = { signIn: who.toLowerCase(), password: passwords.get(who) ?? '', network: 'n', agent: 'Firefox' }
    const answer = await authOf(house).signIn.withPassword({ ...knock, requestId: 'req_1' })
    if (!answer.ok) throw new Error(`${who} was refused`)
    return { token: answer.token, session: tokenHash(answer.token) }
  }
  const visit = (house: House, token: string) => {
    const auth = authOf(house)
    const headers = { Cookie: auth.cookie.set(token) }
    return auth.visitor(new Request('http://localhost:3000/', { headers }), 'req_2', 'n1')
  }
  const choosesOwn = async (house: House, who: Person, session: string) => {
    const own = `eleven boats on the canal of ${who.length}`
    const typed = { currentPassword: passwords.get(who), newPassword: own, newPasswordAgain: own }
    await house.run(changePassword, who, { ...typed, session })
    passwords.set(who, own)
  }

  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    await firstPassword(house, 'member')
    await firstPassword(house, 'outsider')
    const { session: running } = await signedIn(house, 'member')
    const { session: ended } = await signedIn(house, 'member')
    await choosesOwn(house, 'member', running)
    await store.close()
    master = { house, running, ended, url }
  }, 60_000)
  /** A copy of the house that an attack may spoil. */
  const scene = async (): Promise<Scene> => {
    const { url, store } = await engine.fresh(master.url)
    return { ...master, house: master.house.over(store), raw: await rawSql(url) }
  }
  const verdict = ({ clock, store, runtime: { vault } }: House) =>
    store.read((records) =>
      verify({ clock, registry, districts: createDistricts(), vault }, records, shippedGuards[store.engine]),
    )
  const fits = async (house: House, after: string) =>
    expect(await verdict(house), `after ${after}`).toMatchObject({ result: 'ok', warnings: [] })

  it('finds every session in its place, however it began and ended, and no token hash in the log', async () => {
    const { house, raw, running, ended } = await scene()
    await fits(house, 'a first password, a sign-in and a changed password')
    const two = [await signedIn(house, 'member'), await signedIn(house, 'member')] as const
    await house.run(endOwnSession, 'member', { sessionName: publicNameOf(two[0].session) })
    await fits(house, 'ending one of the own sessions')
    await house.run(signOut, 'member', { session: two[1].session })
    await house.run(signOut, 'member', { session: two[1].session })
    await fits(house, 'signing out, twice')
    await house.run(signOutEverywhere, 'member', {})
    await fits(house, 'signing out everywhere')
    await signedIn(house, 'member')
    await house.run(endSessionsOfUser, 'administrator', { userId: house.id('member'), reason: 'a lost phone' })
    await fits(house, 'an administrator ended them')
    await signedIn(house, 'outsider')
    await house.run(disableUser, 'administrator', { userId: house.id('outsider'), reason: 'left the district' })
    await fits(house, 'a disabled account')
    await house.run(becomesDemo, 'administrator', {})
    await authOf(house).signIn.asDemoPerson({ userId: house.id('lead'), agent: 'Firefox', requestId: 'req_3' })
    await fits(house, 'one click in a demo')
    const hashes = [running, ended, ...two.map((one) => one.session)]
    const log = JSON.stringify(await house.log())
    for (const hash of hashes) expect(log).not.toContain(hash)
    await raw.close()
  })

  it('looks away from when a session was last seen, and from those that are gone', async () => {
    const { house, raw, running, ended } = await scene()
    const { token } = await signedIn(house, 'member')
    house.later(20)
    expect((await visit(house, token)).state).toBe('signed in')
    await fits(house, 'a request')
    house.later(31)
    expect((await visit(house, token)).state).toBe('timed out')
    await fits(house, 'it ran out')
    await raw.exec(`delete from sessions where token_hash = '${running}'`)
    await fits(house, 'a session was removed')
    house.later(3 * 24 * 60)
    await sweepSessions.run({ runtime: house.runtime, now: house.clock.now() } as never)
    const left = await house.store.read(({ sessions }) => sessions.byTokenHash(ended))
    expect(left).toBeUndefined()
    await fits(house, 'sweeping')
    await raw.close()
  })

  it('looks away from where the first request of a session came from, while it runs and once it has ended', async () => {
    const { house, raw } = await scene()
    await house.run(becomesDemo, 'administrator', {})
    const begun = await authOf(house).signIn.asDemoPerson({
      userId: house.id('lead'),
      agent: 'Firefox',
      requestId: 'req_3',
    })
    if (!begun.ok) throw new Error('lead was refused')
    expect((await visit(house, begun.token)).state).toBe('signed in')
    const row = await house.store.read(({ sessions }) => sessions.byTokenHash(tokenHash(begun.token)))
    expect(row?.network).toBeTruthy()
    await fits(house, 'a first request')
    await house.run(endSessionsOfUser, 'administrator', { userId: house.id('lead'), reason: 'a lost phone' })
    await fits(house, 'the end of a session that was used')
    await raw.close()
  })

  it('finds a session that was swept and put back as if it had not ended', async () => {
    const { house, raw, ended } = await scene()
    const row = await house.store.read(({ sessions }) => sessions.byTokenHash(ended))
    if (!row) throw new Error('no such session')
    await raw.exec(`delete from sessions where token_hash = '${ended}'`)
    await house.store.write(({ write }) => write.saveSession({ ...row, endedAt: null, endedWhy: null }))
    const found = await verdict(house)
    expect(found.result === 'tampered' && found.finding.what).toContain('was revived')
    await raw.close()
  })

  describe.each(attacks)('names the place where $name', ({ act, says }) => {
    it('in words', async () => {
      const attacked = await scene()
      await act(attacked)
      const found = await verdict(attacked.house)
      await attacked.raw.close()
      expect(found.result === 'tampered' ? found.finding.what : found.result).toMatch(says(attacked))
    })
  })
})
