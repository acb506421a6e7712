import { beforeAll, beforeEach, expect, it } from 'vitest'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { caseSearch } from '#app/features/cases/case-list.query.server.ts'
import { changePace } from '#app/features/district/change-pace.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { InputRefused, NotPermitted, TooOften } from '#app/gates/errors.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const fewest = { minutes: '5', searches: '30', looks: '100', reports: '20' }
const basis = { basisKind: 'ours', basisText: 'Safety committee, 3 September 2026' }

onBothEngines('what somebody does very often', (engine) => {
  let house: House
  const times = async (n: number, work: () => Promise<unknown>) => {
    for (let one = 0; one < n; one++) await work()
  }
  const look = (who: Person, caseId: string) => house.ask(casePage, who, { caseId })
  const search = (who: Person) => house.ask(findPeople, who, { words: 'Marchetti' })
  const aReport = (more: Record<string, unknown> = {}) => ({
    danger: 'no',
    what: 'Yelled at Oliver after kickball.',
    weapon: 'no',
    whereNow: 'in the office',
    nameNotKnown: 'yes',
    schoolId: house.id('ACE'),
    ...more,
  })
  const heldBack = async (who: Person) =>
    (await house.log()).filter(({ act, actor }) => act === 'heldBack' && actor.id === house.id(who))

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    await house.run(changePace, 'administrator', { ...fewest, ...basis })
  }, 60_000)
  beforeEach(() => {
    house.later(30)
  })

  it('pauses: searches of people and cases together, with how long, on record once, and then goes on', async () => {
    await times(15, () => search('member'))
    await times(15, () => house.ask(caseSearch, 'member', { words: 'Marchetti' }))
    house.later(1)
    await expect(search('member')).rejects.toMatchObject({ name: 'TooOften', minutes: 4 })
    await times(10, () => expect(search('member')).rejects.toSatisfy(TooOften.is))
    expect(await heldBack('member')).toMatchObject([
      { obj: { id: 'findPeople', sec: 'searches' }, out: 'deny', why: 'rule:too often' },
    ])
    await search('outsider')
    house.later(4)
    await search('member')
  }, 60_000)

  it('pauses for looks at what is not one’s own, whether it is there, hidden or guessed, and shows nothing', async () => {
    const caseId = await house.folder({ opened: false })
    const own = await house.folder()
    await times(50, () => look('onCall', caseId))
    await times(50, () => expect(look('onCall', 'cas_nothing')).rejects.toSatisfy(NotPermitted.is))
    const before = (await house.log()).length
    await times(3, () => expect(look('onCall', caseId)).rejects.toSatisfy(TooOften.is))
    await times(3, () => expect(look('onCall', 'cas_nothing')).rejects.toSatisfy(TooOften.is))
    expect((await house.log()).slice(before).map(({ act }) => act)).toEqual(['heldBack'])
    await times(110, () => look('triage', own))
    expect(await heldBack('triage')).toEqual([])
  }, 120_000)

  it('never holds back an emergency: danger now, a report of it, and what was opened in one', async () => {
    const told = await house.run(sendReport, 'referrer', aReport({ danger: 'yes' }))
    const other = await house.folder()
    await times(100, () => expect(look('otherLead', 'cas_nothing')).rejects.toSatisfy(NotPermitted.is))
    await expect(look('otherLead', 'cas_nothing')).rejects.toSatisfy(TooOften.is)
    await times(100, () => expect(look('onCall', 'cas_nothing')).rejects.toSatisfy(NotPermitted.is))
    await look('onCall', told.caseId)
    const { rows } = await house.ask(caseSearch, 'triage', { words: 'RA-26' })
    const number = rows.find(({ id }) => id === other)?.number
    await house.run(startBreakGlass, 'otherLead', {
      number,
      code: 'missing',
      reason: 'The student left school upset and nobody of the team answers.',
    })
    await look('otherLead', other)
  }, 120_000)

  it('holds back what would be the next report, keeps it out of the log, and lets one of danger through', async () => {
    await times(20, () => house.run(sendReport, 'referrer', aReport()))
    await expect(house.run(sendReport, 'referrer', aReport())).rejects.toMatchObject({ what: 'reports', minutes: 5 })
    await house.run(sendReport, 'referrer', aReport({ danger: 'yes' }))
    await house.run(sendReport, 'referrer', aReport({ danger: 'unknown', weapon: 'yes' }))
    expect(await heldBack('referrer')).toHaveLength(1)
    house.later(5)
    await house.run(sendReport, 'referrer', aReport())
  }, 60_000)

  it('is set by the district with where it comes from, never so low that work could meet it', async () => {
    await expect(
      house.run(changePace, 'administrator', { ...fewest, ...basis, looks: '99', minutes: '61', basisText: '' }),
    ).rejects.toMatchObject({
      errors: {
        looks: 'Give a number from 100 to 100,000.',
        minutes: 'Give a number from 5 to 60.',
        basisText: 'Say where the numbers come from: the law, or who decided it and when.',
      },
    })
    await expect(house.run(changePace, 'administrator', { ...basis })).rejects.toSatisfy(InputRefused.is)
    await expect(house.run(changePace, 'lead', { ...fewest, ...basis })).rejects.toSatisfy(NotPermitted.is)
    const before = (await house.log()).length
    await house.run(changePace, 'administrator', { ...fewest, ...basis, searches: '40' })
    expect((await house.log()).slice(before)).toMatchObject([{ act: 'profile.changed', obj: { sec: 'pace' } }])
    expect((await house.runtime.profile()).pace).toEqual({
      minutes: 5,
      searches: 40,
      looks: 100,
      reports: 20,
      basis: { kind: 'ours', text: basis.basisText },
    })
  })
})
