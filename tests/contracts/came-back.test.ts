import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordPage } from '#app/features/case/record-page.query.server.ts'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { confirmExpungement } from '#app/features/expungement/confirm-expungement.command.server.ts'
import { recordsPage } from '#app/features/records/records-page.query.server.ts'
import { recuseSomebody } from '#app/features/recusal/recuse-somebody.command.server.ts'
import { myWork } from '#app/features/work/my-work.query.server.ts'
import { keepDestroyed } from '#app/jobs/keep-destroyed.server.ts'
import { noteCameBack } from '#app/jobs/note-came-back.command.server.ts'
import { destroyedFiles } from '#app/keys/destroyed-files.server.ts'
import { byCourt, expunged, numberOf, recordsOfficer, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { verdictOf } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'

const root = mkdtempSync(join(tmpdir(), 'offramp-destroyed-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

const cameBack = (caseId: string) => ({ caseId, basis: 'came-back', reference: 'The certificate of 17 September 2026' })

onBothEngines('a destroyed case that a restored backup brought back', (engine) => {
  let master: string
  let first: House
  let caseId: string
  let number: string
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    first = await withRecordsOfficer(await aHouse(store))
    caseId = await first.folder()
    number = await numberOf(first, caseId)
    await store.close()
    master = url
  }, 60_000)

  const scene = async () => first.over((await engine.fresh(master)).store)
  const files = (name: string) => destroyedFiles([join(root, engine.name, name, 'keys', 'destroyed.jsonl')])
  const round = (house: House, destroyed: ReturnType<typeof files>) =>
    keepDestroyed.run({
      runtime: house.runtime,
      asking: { actor: house.actor('system'), requestId: 'req_keep', via: 'job' },
      now: house.clock.now(),
      destroyed,
    })

  it('is known by its random id outside the database, and named nowhere else', async () => {
    const destroyed = files('kept')
    const house = await scene()
    expect(await round(house, destroyed)).toBe(0)
    const { requestId } = await expunged(house, caseId)
    expect(await round(house, destroyed)).toBe(1)
    expect(await round(house, destroyed)).toBe(0)
    expect(destroyed.read()).toMatchObject([{ id: caseId, request: requestId }])
    const text = readFileSync(join(root, engine.name, 'kept', 'keys', 'destroyed.jsonl'), 'utf8')
    expect(Object.keys(JSON.parse(text) as object).sort()).toEqual(['at', 'id', 'request'])
  })

  it('is found, put on record once, shown to who keeps records, and destroyed again without waiting', async () => {
    const destroyed = files('back')
    const before = await scene()
    await expunged(before, caseId)
    await round(before, destroyed)
    const house = await scene()
    await expect(house.run(askExpungement, recordsOfficer, cameBack(caseId))).rejects.toThrow(/not destroyed before/)
    expect(await round(house, destroyed)).toBe(1)
    expect((await house.log()).at(-1)).toMatchObject({ act: 'governance.cameBack', obj: { id: caseId } })
    expect(await round(house, destroyed)).toBe(0)
    for (const who of [recordsOfficer, 'districtLead'] as const) {
      expect((await house.ask(recordsPage, who, {})).back).toMatchObject([{ caseId, number, asked: false }])
      expect(JSON.stringify(await house.ask(myWork, who, {}))).toContain(`Destroy ${number} again`)
    }
    expect((await house.ask(recordPage, recordsOfficer, { caseId })).extra.cameBack).toBe(true)
    await house.run(askExpungement, recordsOfficer, cameBack(caseId))
    await expect(house.run(confirmExpungement, recordsOfficer, { caseId, number })).rejects.toThrow(
      /You asked for this/,
    )
    await house.run(confirmExpungement, 'districtLead', { caseId, number })
    expect((await house.ask(recordsPage, recordsOfficer, {})).back).toEqual([])
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    expect(await round(house, destroyed)).toBe(1)
    expect(await round(house, destroyed)).toBe(0)
  })

  it('is told to nobody who is kept out of it', async () => {
    const house = await scene()
    await house.run(noteCameBack, 'system', { caseIds: [caseId] })
    await house.run(recuseSomebody, 'districtLead', { caseId, userId: house.id(recordsOfficer), because: 'A sister.' })
    expect((await house.ask(recordsPage, recordsOfficer, {})).back).toEqual([])
    expect(JSON.stringify(await house.ask(myWork, recordsOfficer, {}))).not.toContain(number)
  })

  it('is noted by nobody but what runs by itself, and never where nothing stands', async () => {
    const house = await scene()
    await expect(house.run(noteCameBack, 'districtLead', { caseIds: [caseId] })).rejects.toMatchObject({
      name: 'NotPermitted',
    })
    await expect(house.run(noteCameBack, 'system', { caseIds: [] })).rejects.toMatchObject({ name: 'InputRefused' })
    await expect(house.run(noteCameBack, 'system', { caseIds: ['cas_none'] })).rejects.toMatchObject({
      rule: 'destroyed before',
    })
    await house.run(askExpungement, recordsOfficer, byCourt(caseId))
    expect((await house.ask(recordsPage, recordsOfficer, {})).back).toEqual([])
  })

  it('is known by every list, also where a line was cut off', () => {
    const [one, other] = ['a', 'b'].map((name) => join(root, engine.name, `${name}.jsonl`)) as [string, string]
    const lists = destroyedFiles([one, other])
    const known = { id: 'cas_1', request: 'rrq_1', at: '2026-09-17T17:00:00.000Z' }
    expect(lists.add([known])).toBe(1)
    writeFileSync(other, '{"id":"cas_2","requ')
    expect(lists.add([known])).toBe(1)
    expect(destroyedFiles([other]).read()).toEqual([known])
    expect(lists.read()).toEqual([known])
  })
})
