import { beforeAll, expect, it } from 'vitest'
import { fileDownload } from '#app/features/file/file-download.query.server.ts'
import { createKeys } from '#app/features/upkeep/create-keys.command.server.ts'
import { destroyUnusedKeys } from '#app/features/upkeep/destroy-unused-keys.command.server.ts'
import { rewrapKeys } from '#app/features/upkeep/rewrap-keys.command.server.ts'
import { rotateDataKeys } from '#app/features/upkeep/rotate-data-keys.command.server.ts'
import { rotateKek } from '#app/features/upkeep/rotate-kek.command.server.ts'
import { rotateTenantKey } from '#app/features/upkeep/rotate-tenant-key.command.server.ts'
import { sealParts } from '#app/features/upkeep/seal-parts.command.server.ts'
import { fromTheStart } from '#app/gates/resealing.server.ts'
import { kekId, ringOf } from '#app/keys/key-folder.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { attach, bytesOf, healthNotes, verdictOf, writeHealth } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
import { testKekId, testRing } from '#tests/setup/test-keys.ts'

const other = Buffer.alloc(32, 9)
const bothKeks = ringOf('memory', [...testRing.keys.values(), other])

onBothEngines('keys', (engine) => {
  let url: string
  let house: House
  let caseId: string
  let file: string
  const content = Buffer.from('what they wrote')
  /** From before there were keys: everything in clear. */
  beforeAll(async () => {
    const database = await engine.fresh()
    url = database.url
    house = await aHouse(database.store, { keys: false })
    caseId = await house.folder()
    await writeHealth(house, caseId, 'First note')
    await writeHealth(house, caseId, 'Second note')
    file = await attach(house, caseId, content)
  }, 60_000)

  const inClear = () => house.store.read((records) => records.keys.inClear())
  const keysOf = async (status: string) =>
    (await house.store.read((records) => records.keys.counts()))
      .filter((row) => row.status === status)
      .reduce((sum, { n }) => sum + n, 0)
  /** Everything that is sealed still says what it said, to a runtime that has never read it before. */
  const allReads = async (from: House = house.over(house.store)) => {
    const notes = Object.values(await from.ask(healthNotes, 'triage', { caseId }))
    expect(notes.map(({ note }) => note).sort()).toEqual(['First note', 'Second note'])
    const given = await from.ask(fileDownload, 'triage', { caseId, fileId: file })
    expect((await bytesOf(given.bytes)).equals(content)).toBe(true)
  }
  /** One batch after another until nothing is left, with a look in between; how many batches. */
  const sealAll = async (limit: number, between = () => Promise.resolve()) => {
    let from = fromTheStart
    for (let batches = 0; ; batches += 1) {
      try {
        from = (await house.run(sealParts, 'cli', { from, limit })).progress
      } catch (error) {
        expect(error).toMatchObject({ rule: 'something to seal' })
        return batches
      }
      await between()
    }
  }

  it('are missed by nothing that was stored before them, and can’t be changed before they are made', async () => {
    await allReads()
    expect(await inClear()).toMatchObject({ parts: 3, pieces: 1 })
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    const refused = { name: 'RuleBroken' }
    await expect(house.run(sealParts, 'cli', { from: fromTheStart, limit: 10 })).rejects.toMatchObject(refused)
    await expect(house.run(rotateTenantKey, 'cli', {})).rejects.toMatchObject(refused)
    await expect(house.run(rotateDataKeys, 'cli', {})).rejects.toMatchObject(refused)
    await expect(house.run(rotateKek, 'cli', { kekId: testKekId })).rejects.toMatchObject(refused)
  })

  it('are made once, by whoever runs the system, and seal what is there, batch by batch', async () => {
    await expect(house.run(createKeys, 'administrator', { kekId: testKekId })).rejects.toThrow()
    await expect(house.run(createKeys, 'cli', { kekId: 'kek_none' })).rejects.toThrow('is not in memory')
    await house.run(createKeys, 'cli', { kekId: testKekId })
    await expect(house.run(createKeys, 'cli', { kekId: testKekId })).rejects.toThrow('has its key already')
    expect(await sealAll(10, allReads)).toBeGreaterThan(2)
    expect(await inClear()).toEqual({ parts: 0, events: 0, pieces: 0, drafts: 0, openings: 0, secrets: 0 })
    await allReads()
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
    const acts = (await house.log()).map(({ act }) => act)
    expect(acts).toContain('key.created')
    expect(acts).toContain('parts.sealed')
  }, 60_000)

  it('that wrap the tenant key change without touching anything sealed', async () => {
    const both = house.over(house.store, { ring: bothKeks })
    await both.run(rotateKek, 'cli', { kekId: kekId(other) })
    await expect(both.run(rotateKek, 'cli', { kekId: kekId(other) })).rejects.toThrow('in use already')
    await allReads(house.over(house.store, { ring: ringOf('memory', [other]) }))
    const before = house.over(house.store)
    expect(await house.store.read((records) => before.runtime.vault.state(records))).toMatchObject({
      is: 'missing',
      why: expect.stringContaining(kekId(other)) as string,
    })
    await both.run(rotateKek, 'cli', { kekId: testKekId })
    await allReads()
  })

  it('of the tenant change some at a time, while people read and write', async () => {
    await house.run(rotateTenantKey, 'cli', {})
    await expect(house.run(rotateTenantKey, 'cli', {})).rejects.toThrow('under way already')
    await expect(house.run(destroyUnusedKeys, 'cli', {})).rejects.toThrow('No key is left over')
    for (let after = ''; ;) {
      await allReads()
      try {
        after = (await house.run(rewrapKeys, 'cli', { after, limit: 1 })).after
      } catch (error) {
        expect(error).toMatchObject({ rule: 'something to wrap' })
        break
      }
    }
    expect(await house.run(destroyUnusedKeys, 'cli', {})).toEqual({ destroyed: 1 })
    await allReads()
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
  }, 60_000)

  it('of parts, events and files change, broken off and taken up again, and those of before are destroyed', async () => {
    const used = await keysOf('active')
    await house.run(rotateDataKeys, 'cli', {})
    await house.run(sealParts, 'cli', { from: fromTheStart, limit: 10 })
    await allReads()
    await sealAll(10, allReads)
    const { destroyed } = await house.run(destroyUnusedKeys, 'cli', {})
    expect(destroyed).toBe(used - 1)
    expect(await keysOf('decrypt-only')).toBe(0)
    await allReads()
    expect(await verdictOf(house)).toMatchObject({ result: 'ok', warnings: [] })
  }, 60_000)

  it.each([
    ["UPDATE entry_parts SET body = '{}', salt = 's', key_id = NULL WHERE compartment = 'health'", 'entry parts are'],
    [
      "UPDATE entry_parts SET body = 'off1.x', salt = '', key_id = 'key_none' WHERE compartment = 'health'",
      'entry parts',
    ],
    ["UPDATE entry_parts SET body = 'off1.x' WHERE compartment = 'health'", 'entry parts are append-only'],
    [
      `UPDATE entry_parts SET body = 'off1.x', salt = '', key_id =
        (SELECT id FROM keys WHERE purpose = 'part' AND scope LIKE '%/health' AND status = 'active')
       WHERE compartment = 'base'`,
      'entry parts are append-only',
    ],
    ["UPDATE audit_sealed SET body = '{}', salt = 's', key_id = NULL", 'sealed audit parts never change'],
    ['UPDATE file_chunks SET key_id = NULL', 'files never change'],
    ['DELETE FROM keys', 'keys are never deleted'],
    ["UPDATE keys SET scope = 'house'", 'keys only move onward'],
    ["UPDATE keys SET status = 'active' WHERE status = 'destroyed'", 'keys only move onward'],
    ["UPDATE keys SET status = 'destroyed' WHERE status = 'active'", 'keys only move onward'],
    [
      "INSERT INTO keys SELECT 'key_2', purpose, scope, wrapped, wrapped_by, status, created_at FROM keys WHERE status = 'active'",
      'one active key',
    ],
  ])('are guarded at the database itself: %s', async (statement, message) => {
    const raw = await rawSql(url)
    await expect(raw.exec(statement)).rejects.toThrow(message)
    await raw.close()
  })
})
