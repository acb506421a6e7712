import { beforeAll, expect, it } from 'vitest'
import { confirmRestore } from '#app/features/restored/confirm-restore.command.server.ts'
import { restoredForm } from '#app/features/restored/restored-form.query.server.ts'
import { recordRestore } from '#app/features/upkeep/record-restore.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

onBothEngines('a backup that was restored', (engine) => {
  let house: House
  beforeAll(async () => {
    house = await aHouse((await engine.fresh()).store)
  }, 60_000)
  const asked = async (who: 'districtLead' | 'lead' | 'auditor') =>
    JSON.stringify(await house.ask(myWork, who, {})).includes('A backup was restored')
  const note = 'Asked every chair; two notes of Monday were put on record again.'

  it('is nobody’s task before there was one', async () => {
    expect(await asked('districtLead')).toBe(false)
    await expect(house.ask(restoredForm, 'districtLead', {})).rejects.toThrow()
    await expect(house.run(confirmRestore, 'districtLead', { note })).rejects.toThrow('meanwhile')
  })

  it('is each district lead’s task, and says how much is gone', async () => {
    const size = (await house.log()).length
    const seen = { size: size + 12, root: 'b'.repeat(64) }
    await house.run(recordRestore, 'cli', { engine: engine.name, file: '/b', sha256: 'a'.repeat(64), seen })
    expect(await asked('districtLead')).toBe(true)
    expect(await asked('lead')).toBe(false)
    expect(await asked('auditor')).toBe(false)
    const { form } = await house.ask(restoredForm, 'districtLead', {})
    expect(form.about).toContain('At least 12 events')
  })

  it('is looked at by a district lead alone, in words, once', async () => {
    await expect(house.run(confirmRestore, 'administrator', { note })).rejects.toMatchObject({ name: 'NotPermitted' })
    await expect(house.run(confirmRestore, 'districtLead', { note: ' ' })).rejects.toMatchObject({
      name: 'InputRefused',
    })
    const from = (await house.log()).length
    await house.run(confirmRestore, 'districtLead', { note })
    const events = (await house.log()).slice(from)
    expect(events).toMatchObject([{ act: 'restore.confirmed', out: 'allow', obj: { t: 'event' } }])
    expect(await house.sealedOf(events[0]?.seq)).toContain('two notes of Monday')
    expect(await asked('districtLead')).toBe(false)
    await expect(house.run(confirmRestore, 'otherLead', { note })).rejects.toThrow('meanwhile')
  })
})
