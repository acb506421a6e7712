import { beforeAll, describe, expect, it } from 'vitest'
import { registry } from '#app/features/entries.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { changeUser } from '#app/features/users/change-user.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
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

onBothEngines('audit:verify, over lists and sight', (engine) => {
  let master: { house: House; url: string }
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
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

  it('passes over what waits to be made again, and warns where somebody sees less than they may', async () => {
    const late = await scene()
    await late.raw.exec('delete from case_access')
    const less = await verdict(late)
    expect(less.result).toBe('ok')
    expect(less.warnings).toEqual([expect.stringMatching(/^RA?-[-0-9]+ is missing from the lists of \d/)])
    await late.house.store.write((records) => records.write.queueReprojection('all'))
    const passed = await verdict(late)
    expect(passed).toMatchObject({ result: 'ok', folders: 0 })
    expect(passed.warnings).toEqual([expect.stringContaining('wait for their lists to be made again')])
    await late.house.runtime.projectQueued(100)
    expect(await verdict(late)).toMatchObject({ result: 'ok', warnings: [] })
    await late.raw.close()
  })

  describe.each(behindTheLists)('names the case where $name', (attack) => {
    it('in words', async () => {
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
