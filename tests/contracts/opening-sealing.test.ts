import { beforeEach, describe, expect, it } from 'vitest'
import { caseViewers } from '#app/features/case/case-trail.query.server.ts'
import { closeBreakGlass } from '#app/features/emergency/close-break-glass.command.server.ts'
import { emergencyPage } from '#app/features/emergency/emergency-pages.query.server.ts'
import { reviewBreakGlass } from '#app/features/emergency/review-break-glass.command.server.ts'
import { startBreakGlass } from '#app/features/emergency/start-break-glass.command.server.ts'
import { createKeys } from '#app/features/upkeep/create-keys.command.server.ts'
import { destroyUnusedKeys } from '#app/features/upkeep/destroy-unused-keys.command.server.ts'
import { rotateDataKeys } from '#app/features/upkeep/rotate-data-keys.command.server.ts'
import { sealParts } from '#app/features/upkeep/seal-parts.command.server.ts'
import { fromTheStart } from '#app/gates/resealing.server.ts'
import { ringOf } from '#app/keys/key-folder.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { verdictOf } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
import { testKekId } from '#tests/setup/test-keys.ts'

const reason = 'Leo is missing from class and his aunt called.'
const note = 'Leo was found at his aunt’s.'

onBothEngines('what is written about an opening', (engine) => {
  let url: string
  let house: House
  let caseId: string
  let id: string
  const begin = async ({ keys }: { keys: boolean }) => {
    const database = await engine.fresh()
    url = database.url
    house = await aHouse(database.store, { keys })
    caseId = await house.folder()
    await house.run(startBreakGlass, 'otherLead', { number: 'RA-26-0001', code: 'missing', reason })
    id = (await rows())[0]?.id ?? ''
  }
  const rows = () => house.store.read((records) => records.access.openingsOf(house.id('otherLead')))
  const stored = () => house.store.read((records) => records.access.opening(id))
  const review = () => house.run(reviewBreakGlass, 'lead', { openingId: id, verdict: 'justified', note })
  const page = (of: House = house) => of.ask(emergencyPage, 'lead', { openingId: id })
  const exec = async (...statements: string[]) => {
    const raw = await rawSql(url)
    await raw.exec(...statements)
    await raw.close()
  }
  const sealAll = async () => {
    for (let from = fromTheStart; ;) {
      try {
        from = (await house.run(sealParts, 'cli', { from, limit: 500 })).progress
      } catch (error) {
        expect(error).toMatchObject({ rule: 'something to seal' })
        return
      }
    }
  }

  describe('where there are keys', () => {
    beforeEach(() => begin({ keys: true }), 60_000)

    it('is ciphertext under a key of its case, and stands in clear for whoever reviews', async () => {
      await review()
      const row = await stored()
      const sealed = expect.stringMatching(/^off1\./) as string
      expect(row).toMatchObject({ reason: sealed, note: sealed, salt: '', code: 'missing' })
      const key = await house.store.read((records) => records.keys.byId(row?.keyId ?? ''))
      expect(key).toMatchObject({ purpose: 'opening', scope: caseId })
      expect(await page()).toMatchObject({ reason, note })
      const { lines } = await house.ask(caseViewers, 'districtLead', { caseId })
      expect(lines.map(({ what }) => what).join('\n')).toContain(`A student can’t be found. “${reason}”`)
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('is kept by ending it, and by its review after that', async () => {
      house.later(5)
      await house.run(closeBreakGlass, 'otherLead', { caseId })
      expect(await page()).toMatchObject({ reason, note: null })
      await review()
      expect(await page()).toMatchObject({ reason, note, until: '2026-09-15T17:05:00.000Z' })
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('follows a change of keys, and its commitment stays', async () => {
      await review()
      const before = await stored()
      const known = async () => (await house.log()).filter(({ st }) => st?.some((change) => change.id === id)).length
      const events = await known()
      await house.run(rotateDataKeys, 'cli', {})
      await sealAll()
      await house.run(destroyUnusedKeys, 'cli', {})
      const after = await stored()
      expect(after?.keyId).not.toBe(before?.keyId)
      expect(after?.reason).not.toBe(before?.reason)
      expect(await page()).toMatchObject({ reason, note })
      expect(await house.store.read((records) => records.keys.byId(before?.keyId ?? ''))).toMatchObject({
        status: 'destroyed',
        wrapped: null,
      })
      expect(await known()).toBe(events)
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('opens in no other row, and not as another column; the page lives, says so, and nothing is written over', async () => {
      const other = await house.folder()
      await house.run(startBreakGlass, 'otherLead', {
        number: 'RA-26-0002',
        code: 'missing',
        reason: `Again. ${reason}`,
      })
      const [mine, theirs] = [await stored(), (await rows()).find(({ caseId: of }) => of === other)]
      await exec(
        `update openings set reason = '${theirs?.reason}', key_id = '${theirs?.keyId}' where id = '${mine?.id}'`,
      )
      expect(await page()).toMatchObject({ reason: null, why: 'A student can’t be found' })
      const { lines } = await house.ask(caseViewers, 'districtLead', { caseId })
      expect(lines.map(({ what }) => what).join('\n')).toContain('What was written can’t be read any more.')
      await expect(review()).rejects.toMatchObject({ name: 'RuleBroken', rule: 'an opening that can be read' })
      await expect(house.run(closeBreakGlass, 'otherLead', { caseId })).rejects.toMatchObject({ name: 'RuleBroken' })
      expect(await stored()).toMatchObject({ reason: theirs?.reason, reviewedAt: null })
      const told = (await house.log()).filter(({ act }) => act === 'integrity.undecipherable')
      expect(told.map(({ obj }) => `${obj.t} ${obj.id}`)).toEqual([`opening ${id}`])
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining(`The opening ${id} can't be read`) as string },
      })
      await exec(
        `update openings set reason = '${mine?.reason}', key_id = '${mine?.keyId}', note = '${mine?.reason}' where id = '${id}'`,
      )
      expect(await page()).toMatchObject({ reason: null })
      await exec(`update openings set note = null where id = '${id}'`)
      expect(await page()).toMatchObject({ reason })
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    })

    it('is missed by the verifier where its review was taken out, and is not told without the key', async () => {
      await review()
      const locked = house.over(house.store, { ring: ringOf('the folder of keys', []) })
      expect(await verdictOf(locked)).toMatchObject({ result: 'cannot tell' })
      await exec(`update openings set note = null where id = '${id}'`)
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining(`The opening ${id} was changed`) as string },
      })
    })
  })

  it('from before it was sealed stays readable, is counted, and is sealed by the same upkeep', async () => {
    await begin({ keys: false })
    expect(await stored()).toMatchObject({ reason, keyId: null })
    expect(await page()).toMatchObject({ reason })
    await house.run(createKeys, 'cli', { kekId: testKekId })
    expect(await house.store.read((records) => records.keys.inClear())).toMatchObject({ openings: 1 })
    expect(await page()).toMatchObject({ reason })
    await review()
    expect(await stored()).toMatchObject({ note: expect.stringMatching(/^off1\./) as string, salt: '' })
    await house.run(startBreakGlass, 'districtLead', { number: 'RA-26-0001', code: 'missing', reason })
    await sealAll()
    expect(await house.store.read((records) => records.keys.inClear())).toMatchObject({ openings: 0 })
    expect(await page()).toMatchObject({ reason, note })
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
  }, 60_000)
})
