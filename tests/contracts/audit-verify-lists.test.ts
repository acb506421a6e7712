import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#app/features/entries.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { giveFirstPassword } from '#app/auth/commands/give-first-password.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import type { RawSql } from '#tests/setup/raw-sql.ts'

interface Scene {
  house: House
  raw: RawSql
}
/** What somebody does at the database, and what the verifier must say. */
interface Attack {
  name: string
  act(scene: Scene): Promise<void>
  says: () => RegExp
}

const behindTheLists: readonly Attack[] = [
  ['in its row in the lists', `update case_index set stage = 'closed'`],
  ['in its row in the lists', `update case_index set danger = not danger`, `update case_index set danger = 1 - danger`],
  ['in who may see it', `update case_access set reason = 'lead' where reason = 'triage'`],
  [
    'in who may see it',
    `insert into case_access select f.key, u.key, 'member', null from folders f, users u where u.sign_in = 'outsider'`,
  ],
  ['in its rows in My work', `delete from work_items`],
  [
    'in its rows in My work',
    `update work_items set due_at = '2030-01-01T00:00:00.000Z', place = '1 2030' where due_at is not null`,
  ],
  ['in the words by which it is found', `delete from search`],
  ['in whose reports it holds', `delete from reports_by`],
].map(([what = '', statement = '', onSqlite = statement]): Attack => ({
  name: `a list is changed ${what} (${statement.slice(0, 40)}…)`,
  act: async ({ raw }) => raw.exec(raw.engine === 'sqlite' ? onSqlite : statement),
  says: () => new RegExp(`What the lists say of RA?-[-0-9]+ \\(${what.replace('in ', '')}`),
}))

/** Statements past foreign keys, as somebody at the database may. */
const unkeyed = async ({ raw }: Scene, ...statements: string[]) => {
  const off = raw.engine === 'sqlite' ? 'pragma foreign_keys = off' : `set session_replication_role = replica`
  await raw.exec(off)
  await pastGuards(raw, 'folders', () => raw.exec(...statements))
}
const aFolder = '(select min(key) from folders)'
const lists = ['case_access', 'work_items', 'case_people', 'search', 'reports_by']

const behindTheHouse: readonly Attack[] = [
  {
    name: 'a folder that is removed',
    act: (scene) => unkeyed(scene, `delete from folders where key = ${aFolder}`),
    says: () => /The folder cas_\w+ was removed or renamed/,
  },
  {
    name: 'a folder that is removed with its rows in the lists',
    act: (scene) =>
      unkeyed(
        scene,
        ...lists.map((table) => `delete from ${table} where case_key = ${aFolder}`),
        `delete from case_index where key = ${aFolder}`,
        `delete from folders where key = ${aFolder}`,
      ),
    says: () => /The folder cas_\w+ was removed or renamed/,
  },
  {
    name: 'a folder that gets another id',
    act: (scene) => unkeyed(scene, `update folders set id = 'cas_other' where key = ${aFolder}`),
    says: () => /The folder cas_\w+ was removed or renamed/,
  },
  {
    name: 'a folder that is added',
    act: (scene) =>
      unkeyed(scene, `insert into folders (id, created_at) select 'cas_false', max(created_at) from folders`),
    says: () => /The folder cas_false holds no entry/,
  },
  {
    name: 'a counter that is lowered',
    act: ({ raw }) =>
      pastGuards(raw, 'counters', () => raw.exec(`update counters set value = 0 where name = 'report'`)),
    says: () => /The counter report stands at 0, but 1 was given/,
  },
  {
    name: 'a counter that is removed',
    act: ({ raw }) => pastGuards(raw, 'counters', () => raw.exec('delete from counters')),
    says: () => /The counter [\w:]+ stands at 0/,
  },
  {
    name: 'the day a password was set',
    act: async ({ raw }) => raw.exec(`update credentials set changed_at = '2030-01-01T00:00:00.000Z'`),
    says: () => /When usr_\w+ set a password was changed/,
  },
  {
    name: 'a word by which a person is found that is removed',
    act: async ({ raw }) => raw.exec(`delete from person_keys where word = 'marchetti'`),
    says: () => /The words by which the person per_\w+ is found/,
  },
  {
    name: 'a word by which a person is found that is added',
    act: async ({ raw }) =>
      raw.exec(`insert into person_keys (word, person_id) select 'somebody', min(person_id) from person_keys`),
    says: () => /The words by which the person per_\w+ is found/,
  },
]

onBothEngines('audit:verify, over lists and sight', (engine) => {
  let master: { house: House; url: string }
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    await house.run(giveFirstPassword, 'administrator', { userId: house.id('member') })
    await house.run(recordContact, 'triage', aContact(await house.folder()))
    await store.close()
    master = { house, url }
  })
  /** A copy of the house that an attack may spoil. */
  const scene = async (): Promise<Scene> => {
    const { url, store } = await engine.fresh(master.url)
    return { house: master.house.over(store), raw: await rawSql(url) }
  }
  const verdict = ({ house }: Scene) =>
    house.store.read((records) =>
      verify(
        { clock: house.clock, registry, districts: createDistricts(), vault: house.runtime.vault },
        records,
        shippedGuards[house.store.engine],
      ),
    )

  it('finds nothing in the sight of somebody whose agreement has ended, who can no longer sign in', async () => {
    const lapsed = await scene()
    const { house } = lapsed
    const lead = await house.store.read((records) => records.users.byId(house.id('otherLead')))
    await house.run(changeUser, 'administrator', {
      userId: house.id('otherLead'),
      signIn: lead?.signIn,
      name: lead?.name,
      title: lead?.title,
      phone: '',
      agreementUntil: '2026-09-20',
    })
    while ((await house.runtime.projectQueued(100)) > 0);
    house.later(10 * 24 * 60)
    expect(await verdict(lapsed)).toMatchObject({ result: 'ok', warnings: [] })
    await lapsed.raw.close()
  })

  it('finds where somebody sees less than they may, and passes over what waits to be made again', async () => {
    const late = await scene()
    await late.raw.exec('delete from case_access')
    const less = await verdict(late)
    expect(less).toMatchObject({
      result: 'tampered',
      finding: { what: expect.stringContaining('(who may see it, table case_access)') as string },
    })
    await late.house.store.write((records) => records.write.queueReprojection('all'))
    const passed = await verdict(late)
    expect(passed).toMatchObject({ result: 'ok', folders: 0 })
    expect(passed.warnings).toEqual([expect.stringContaining('wait for their lists to be made again')])
    await late.house.runtime.projectQueued(100)
    expect(await verdict(late)).toMatchObject({ result: 'ok', warnings: [] })
    await late.raw.close()
  })

  it('only warns where the sight that is missing waits for a role that begins today', async () => {
    const early = await scene()
    const { house } = early
    const tomorrow = { role: 'district-lead', from: '2026-09-16', reason: 'Begins tomorrow' }
    await house.run(giveGrant, 'districtLead', { userId: house.id('outsider'), ...tomorrow })
    while ((await house.runtime.projectQueued(100)) > 0);
    expect(await verdict(early)).toMatchObject({ result: 'ok', warnings: [] })
    house.later(24 * 60)
    const begun = await verdict(early)
    expect(begun.result).toBe('ok')
    expect(begun.warnings).toEqual([expect.stringMatching(/^RA?-[-0-9]+ is missing from the lists of 1/)])
    await early.raw.close()
  })

  it('finds nothing where an agreement ran out and was made longer', async () => {
    const longer = await scene()
    const { house } = longer
    const lead = await house.store.read((records) => records.users.byId(house.id('otherLead')))
    const facts = { userId: house.id('otherLead'), signIn: lead?.signIn, name: lead?.name, title: lead?.title }
    await house.run(changeUser, 'administrator', { ...facts, phone: '', agreementUntil: '2026-09-20' })
    while ((await house.runtime.projectQueued(100)) > 0);
    house.later(10 * 24 * 60)
    await house.store.write((records) => records.write.queueReprojection('all'))
    while ((await house.runtime.projectQueued(100)) > 0);
    await house.run(changeUser, 'administrator', { ...facts, phone: '', agreementUntil: '' })
    while ((await house.runtime.projectQueued(100)) > 0);
    expect(await verdict(longer)).toMatchObject({ result: 'ok', warnings: [] })
    await longer.raw.close()
  })

  describe.each([...behindTheHouse, ...behindTheLists])('$name', (attack) => {
    it('is found and named in words', async () => {
      const attacked = await scene()
      await attack.act(attacked)
      const found = await verdict(attacked)
      expect(found).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringMatching(attack.says()) as string },
      })
      await attacked.raw.close()
    })
  })
})
