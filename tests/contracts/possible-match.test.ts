import { beforeAll, expect, it } from 'vitest'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { joinReport } from '#app/features/joining/join-report.command.server.ts'
import { tellApart } from '#app/features/joining/tell-apart.command.server.ts'
import { unjoinReport } from '#app/features/joining/unjoin-report.command.server.ts'
import { acknowledgeReport } from '#app/features/acknowledge/acknowledge-report.command.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { sendReport } from '#app/features/report/send-report.command.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House, Person } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const report = { danger: 'no', what: 'Said he would bring a gun.', weapon: 'no', whereNow: 'in class' }

onBothEngines('a possible match', (engine) => {
  let house: House
  let first: string
  let second: string
  const sent = async (more: Record<string, unknown>) => {
    const { caseId } = await house.run(sendReport, 'referrer', { ...report, ...more })
    await house.run(acknowledgeReport, 'triage', { caseId })
    return caseId
  }
  const shown = async (caseId: string, who: Person = 'triage') =>
    (await house.ask(casePage, who, { caseId })).matches.rows.map(({ href, why, joins, apart }) => ({
      href,
      why,
      joins,
      apart,
    }))

  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
    first = await sent({ student: '1001' })
    // Days later, so that nothing but the student is the same.
    house.later(3 * 24 * 60)
    second = await sent({ student: '1001' })
  })

  it('is named in both folders, with the way to join', async () => {
    expect(await shown(second)).toEqual([
      {
        href: `/cases/${first}`,
        why: 'Screening: the same student',
        joins: `/cases/${second}/join?other=${first}`,
        apart: `/cases/${second}/not-the-same?other=${first}`,
      },
    ])
    expect(await shown(first)).toMatchObject([{ href: `/cases/${second}` }])
  })

  it('is no secret kept by halves: nobody is told of a folder that they don’t see', async () => {
    expect(await shown(second, 'lead')).toHaveLength(1)
    const keptOut = { caseId: first, userId: house.id('lead'), because: 'A parent’s cousin.' }
    await house.run(recuseSomebody, 'districtLead', keptOut)
    expect(await shown(second, 'lead')).toEqual([])
    await expect(
      house.run(tellApart, 'lead', { caseId: second, toCaseId: first, reason: 'Guessed.' }),
    ).rejects.toHaveProperty('errors.toCaseId')
  })

  it('goes when the two are joined, and comes back when they are taken apart', async () => {
    await house.run(joinReport, 'triage', { caseId: second, toCaseId: first, reason: 'The same threat.' })
    expect([await shown(first), await shown(second)]).toEqual([[], []])
    await expect(house.run(tellApart, 'triage', { caseId: first, toCaseId: second, reason: 'No.' })).rejects.toThrow(
      'These two are joined',
    )
    await house.run(unjoinReport, 'triage', { caseId: second, reason: 'Another day.' })
    expect(await shown(first)).toHaveLength(1)
  })

  it('goes from both when somebody says why they are not the same, and neither number is written', async () => {
    const before = (await house.log()).length
    await house.run(tellApart, 'triage', { caseId: second, toCaseId: first, reason: 'Two things, a week apart.' })
    expect([await shown(first), await shown(second)]).toEqual([[], []])
    const acts = (await house.log()).slice(before).map(({ act }) => act)
    expect(acts.filter((act) => act === 'report.toldApart')).toHaveLength(2)
    for (const caseId of [first, second]) {
      const { timeline } = await house.ask(casePage, 'triage', { caseId })
      expect(timeline.items.map(({ sentence }) => sentence)).toContain(
        'Compared with another report, not the same: Two things, a week apart.',
      )
    }
  })

  it('finds the same name where only one of the two stands in the roster, whichever is read', async () => {
    house.later(3 * 24 * 60)
    const known = await sent({ student: '1003' })
    const name = (await house.ask(casePage, 'triage', { caseId: known })).identity.name
    house.later(3 * 24 * 60)
    const typed = await sent({ student: name?.toUpperCase(), studentId: 'unsure' })
    const why = 'Screening: the same name'
    expect(await shown(known)).toMatchObject([{ href: `/cases/${typed}`, why }])
    expect(await shown(typed)).toMatchObject([{ href: `/cases/${known}`, why }])
  })
})
