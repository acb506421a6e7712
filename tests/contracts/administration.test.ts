import { beforeAll, expect, it } from 'vitest'
import { changeClock } from '#app/features/district/change-clock.command.server.ts'
import { districtPage } from '#app/features/district/district-page.query.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('what administration and work say', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
  })
  const watch = async () =>
    (await house.ask(districtPage, 'administrator', {})).clocks.find(({ id }) => id === 'watch')?.span

  it('the watch is told and changed in days after the end', async () => {
    expect(await watch()).toBe('90 days after the end')
    const change = (more: Record<string, unknown>) =>
      house.run(changeClock, 'administrator', {
        clock: 'watch',
        minutes: '',
        schoolDays: '',
        days: '',
        basisKind: 'ours',
        basisText: 'The board, 1 Sep',
        ...more,
      })
    await expect(change({ minutes: '5' })).rejects.toThrow('The watch is counted in calendar days.')
    await change({ days: '30' })
    expect(await watch()).toBe('30 days after the end')
    await change({})
    expect(await watch()).toBe('90 days after the end')
  })

  it('My work tells whoever audits or runs the system that no work comes to them', async () => {
    for (const who of ['auditor', 'administrator'] as const) expect((await house.ask(myWork, who, {})).apart).toBe(who)
    expect((await house.ask(myWork, 'lead', {})).apart).toBeNull()
  })
})
