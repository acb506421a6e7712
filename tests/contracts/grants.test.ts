import { beforeAll, describe, expect, it } from 'vitest'
import { grantForm } from '#app/features/administration/user-forms.query.server.ts'
import { endGrant } from '#app/features/grants/end-grant.command.server.ts'
import { giveGrant } from '#app/features/grants/give-grant.command.server.ts'
import { createUser } from '#app/features/users/create-user.command.server.ts'
import { disableUser } from '#app/features/users/disable-user.command.server.ts'
import { userPage, usersPage } from '#app/features/users/users-page.query.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('roles', (engine) => {
  let url: string
  let first: House
  beforeAll(async () => {
    const made = await engine.fresh()
    url = made.url
    first = await aHouse(made.store)
    await made.store.close()
  })
  const aFreshHouse = async () => first.over((await engine.fresh(url)).store)
  const role = (house: House, who: string, more: Record<string, unknown>) => ({
    userId: house.id(who),
    schoolId: '',
    from: '2026-09-15',
    until: '',
    reason: 'starts',
    ...more,
  })
  const offered = async (house: House, by: 'administrator' | 'districtLead') => {
    const { form } = await house.ask(grantForm, by, { userId: house.id('outsider') })
    return form.choices.roles?.map(({ value }) => value)
  }

  it('refuse a form without a role, a person or a reason', async () => {
    const house = await aFreshHouse()
    await expect(house.run(giveGrant, 'districtLead', role(house, 'outsider', { role: '' }))).rejects.toMatchObject({
      errors: { role: 'Choose a role.' },
    })
    await expect(
      house.run(giveGrant, 'districtLead', role(house, 'outsider', { role: 'member', reason: '' })),
    ).rejects.toMatchObject({ errors: { reason: 'Say why, in a few words.' } })
  })

  it('are given by nobody who neither makes accounts nor leads the district', async () => {
    const house = await aFreshHouse()
    for (const who of ['lead', 'referrer', 'auditor', 'onCall'] as const) {
      await expect(house.run(giveGrant, who, role(house, 'outsider', { role: 'referrer' }))).rejects.toMatchObject({
        status: 403,
      })
    }
  })

  it('are given once: the same role for the same place on the same days is refused', async () => {
    const house = await aFreshHouse()
    const give = (more: Record<string, unknown>) =>
      house.run(giveGrant, 'districtLead', role(house, 'outsider', { role: 'counselor', ...more }))
    await give({ schoolId: house.id('ACE'), from: '2026-09-15', until: '2026-10-15' })
    await expect(give({ schoolId: house.id('ACE'), from: '2026-10-15' })).rejects.toThrow(
      'has the role Counselor or psychologist there already, from Tue 15 Sep to Thu 15 Oct.',
    )
    await expect(give({ schoolId: house.id('ACE'), from: '2026-09-01', until: '2026-09-15' })).rejects.toThrow(
      'there already',
    )
    await give({ schoolId: house.id('ACE'), from: '2026-10-16' })
    await give({ schoolId: house.id('ACE'), from: '2026-09-01', until: '2026-09-14' })
    await give({ schoolId: house.id('DVH') })
  })

  it('of the team are given by a district lead, never by whoever makes the accounts', async () => {
    const house = await aFreshHouse()
    expect(await offered(house, 'administrator')).toEqual(['referrer', 'administrator'])
    expect(await offered(house, 'districtLead')).toContain('counselor')
    for (const one of [
      'member',
      'counselor',
      'chair',
      'officer',
      'auditor',
      'district-lead',
      'dispatcher',
      'principal',
    ]) {
      const asked = role(house, 'outsider', { role: one, until: '2027-06-30' })
      await expect(house.run(giveGrant, 'administrator', asked)).rejects.toThrow('a district lead gives it')
    }
    await house.run(
      giveGrant,
      'districtLead',
      role(house, 'outsider', { role: 'counselor', schoolId: house.id('ACE') }),
    )
    const given = (await house.log()).filter(({ act }) => act === 'grant.given')
    expect(given.at(-1)).toMatchObject({ actor: { id: house.id('districtLead') } })
    await expect(house.run(createUser, 'districtLead', { signIn: 'x1', name: 'X', title: 'X' })).rejects.toMatchObject({
      status: 403,
    })
  })

  it('are never one’s own to give', async () => {
    const house = await aFreshHouse()
    await expect(house.run(giveGrant, 'districtLead', role(house, 'districtLead', { role: 'member' }))).rejects.toThrow(
      'Nobody gives a role to themselves',
    )
  })

  it('of a district lead are given by an administrator only where there was none for a month', async () => {
    const house = await aFreshHouse()
    const asked = role(house, 'outsider', { role: 'district-lead' })
    const refused = () =>
      expect(house.run(giveGrant, 'administrator', asked)).rejects.toThrow('a district lead gives it')
    const [grant] = await house.store.read((records) => records.users.grantsOf(house.id('otherLead')))
    const ended = { userId: house.id('otherLead'), grantId: grant?.id, reason: 'left' }
    await expect(house.run(endGrant, 'administrator', ended)).rejects.toThrow('is ended by a district lead')
    await house.run(endGrant, 'districtLead', ended)
    await house.run(disableUser, 'administrator', { userId: house.id('districtLead'), reason: 'left' })
    await refused()
    house.later(29 * 24 * 60)
    await refused()
    expect(await offered(house, 'administrator')).toEqual(['referrer', 'administrator'])
    house.later(3 * 24 * 60)
    expect(await offered(house, 'administrator')).toEqual(['referrer', 'administrator', 'district-lead'])
    const before = (await house.log()).length
    await house.run(giveGrant, 'administrator', asked)
    expect((await house.log()).slice(before).map(({ act }) => act)).toEqual(['grant.given'])
  })

  describe('on their page', () => {
    it('are seen by a district lead, who can’t change an account', async () => {
      const house = await aFreshHouse()
      const { users, mayAdd } = await house.ask(usersPage, 'districtLead', {})
      expect(mayAdd).toBe(false)
      expect(users.map(({ name }) => name)).toContain('Test referrer')
      const page = await house.ask(userPage, 'districtLead', { userId: house.id('referrer') })
      expect(page.may).toEqual({ change: false, enable: true, home: true, stop: true, standIn: true, renew: true })
      expect((await house.ask(userPage, 'administrator', { userId: house.id('referrer') })).may.change).toBe(true)
    })

    it('are searched and filtered', async () => {
      const house = await aFreshHouse()
      const named = async (asked: Record<string, string>) =>
        (await house.ask(usersPage, 'administrator', asked)).users.map(({ name }) => name)
      expect(await named({ words: 'counselor ace' })).toEqual(['Test triage'])
      expect(await named({ show: 'disabled' })).toEqual([])
      await house.run(disableUser, 'administrator', { userId: house.id('outsider'), reason: 'left' })
      expect(await named({ show: 'disabled' })).toEqual(['Test outsider'])
      expect(await named({ show: 'nonsense', words: 'administrator' })).toEqual(['Test administrator'])
    })
  })
})
