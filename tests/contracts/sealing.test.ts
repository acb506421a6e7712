import { beforeAll, expect, it } from 'vitest'
import { fileDownload } from '#app/features/file/file-download.query.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { entryPage } from '#app/features/case/entry-page.query.server.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { Undecipherable } from '#app/keys/errors.ts'
import { ringOf } from '#app/keys/key-folder.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { attach, bytesOf, healthNotes, verdictOf, writeHealth } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import type { RawSql } from '#tests/setup/raw-sql.ts'

const megabyte = 1024 * 1024
const content = Buffer.from('what they wrote. '.repeat(megabyte / 8)).subarray(0, 2 * megabyte + 77)

onBothEngines('what is sealed', (engine) => {
  let master: { url: string; house: House; caseId: string; one: string; other: string; file: string }
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    const caseId = await house.folder()
    const one = await writeHealth(house, caseId, 'First note')
    const other = await writeHealth(house, caseId, 'Second note')
    const file = await attach(house, caseId, content)
    await store.close()
    master = { url, house, caseId, one, other, file }
  }, 60_000)

  interface Scene {
    house: House
    raw: RawSql
  }
  /** A copy of the house, and somebody at its database. */
  const scene = async (work: (scene: Scene) => Promise<void>) => {
    const { url, store } = await engine.fresh(master.url)
    const raw = await rawSql(url)
    try {
      await work({ house: master.house.over(store), raw })
    } finally {
      await raw.close()
    }
  }
  const notes = (house: House) => house.ask(healthNotes, 'triage', { caseId: master.caseId })
  const download = (house: House) => house.ask(fileDownload, 'triage', { caseId: master.caseId, fileId: master.file })
  const health = (id: string) => `entry_id = '${id}' and compartment = 'health'`
  const broken = async (house: House) =>
    (await house.log()).filter(({ act }) => act === 'integrity.undecipherable').map(({ obj }) => obj)

  it('is ciphertext in the store, with its salt, and opens for the view that shows it', async () => {
    await scene(async ({ house, raw }) => {
      const row = await raw.one(`select body, salt, key_id from entry_parts where ${health(master.one)}`)
      expect(row).toMatchObject({ body: expect.stringMatching(/^off1\.a256gcm\.key_/) as string, salt: '' })
      expect(String(row.body)).toContain(String(row.key_id))
      const open = await raw.one(
        `select body, key_id from entry_parts where entry_id = '${master.one}' and compartment = 'base'`,
      )
      expect(open).toMatchObject({ body: expect.stringMatching(/^\{/) as string, key_id: null })
      expect(
        Object.values(await notes(house))
          .map(({ note }) => note)
          .sort(),
      ).toEqual(['First note', 'Second note'])
      const given = await download(house)
      expect((await bytesOf(given.bytes)).equals(content)).toBe(true)
      expect(await verdictOf(house)).toMatchObject({ result: 'ok', warnings: [] })
    })
  })

  it('has one key for each folder and compartment, each file, and the events of each folder', async () => {
    await scene(async ({ house, raw }) => {
      const keys = await house.store.read((records) => records.keys.counts())
      expect(keys.find(({ purpose }) => purpose === 'file')).toMatchObject({ status: 'active', n: 1 })
      expect(keys.find(({ purpose }) => purpose === 'tenant')).toMatchObject({ n: 1 })
      const scopes = await raw.one(
        `select count(*) as n from keys where purpose = 'part' and scope like '${master.caseId}/%'`,
      )
      expect(Number(scopes.n)).toBe(2)
      const audit = await raw.one(`select count(*) as n from keys where purpose = 'audit'`)
      expect(Number(audit.n)).toBe(2)
    })
  })

  it('that was changed by one character is alone unreadable; the page lives, and it is on record', async () => {
    await scene(async ({ house, raw }) => {
      const { body } = await raw.one(`select body from entry_parts where ${health(master.one)}`)
      const text = String(body)
      const changed = text.slice(0, -6) + (text.at(-6) === 'A' ? 'B' : 'A') + text.slice(-5)
      await pastGuards(raw, 'entry_parts', () =>
        raw.exec(`update entry_parts set body = '${changed}' where ${health(master.one)}`),
      )
      expect(Object.keys(await notes(house))).toEqual([master.other])
      await notes(house)
      await house.ask(casePage, 'triage', { caseId: master.caseId })
      expect(await broken(house)).toEqual([{ t: 'entry', id: master.one, sec: 'health' }])
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining(`Entry ${master.one}`) as string },
      })
    })
  })

  it('does not open in the place of another, though the same key sealed both', async () => {
    await scene(async ({ house, raw }) => {
      const { body } = await raw.one(`select body from entry_parts where ${health(master.other)}`)
      await pastGuards(raw, 'entry_parts', () =>
        raw.exec(`update entry_parts set body = '${String(body)}' where ${health(master.one)}`),
      )
      expect(Object.keys(await notes(house))).toEqual([master.other])
      expect(await broken(house)).toHaveLength(1)
      const page = await house.ask(entryPage, 'triage', { caseId: master.caseId, entryId: master.one })
      expect(JSON.stringify(page)).toContain('"compartment":"health","kind":"health","on":"2026-09-15","broken":true')
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining(`Entry ${master.one}`) as string },
      })
    })
  })

  it('of two events that changed places is named by the verifier, though the same key sealed both', async () => {
    await scene(async ({ house, raw }) => {
      const key = `(select key_id from audit_sealed group by key_id order by count(*) desc limit 1)`
      const { low, high } = await raw.one(
        `select min(seq) as low, max(seq) as high from audit_sealed where key_id = ${key}`,
      )
      const bodyOf = async (seq: unknown) =>
        String((await raw.one(`select body from audit_sealed where seq = ${String(seq)}`)).body)
      const [first, last] = [await bodyOf(low), await bodyOf(high)]
      await pastGuards(raw, 'audit_sealed', () =>
        raw.exec(
          `update audit_sealed set body = '${last}' where seq = ${String(low)}`,
          `update audit_sealed set body = '${first}' where seq = ${String(high)}`,
        ),
      )
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { seq: Number(low), what: expect.stringContaining(`Event ${String(low)} `) as string },
      })
      await house.ask(casePage, 'triage', { caseId: master.caseId })
    })
  })

  it('a file whose pieces changed places breaks off and is named by the verifier', async () => {
    await scene(async ({ house, raw }) => {
      await pastGuards(raw, 'file_chunks', () =>
        raw.exec(
          'update file_chunks set n = 90 where n = 1',
          'update file_chunks set n = 1 where n = 2',
          'update file_chunks set n = 2 where n = 90',
        ),
      )
      const given = await download(house)
      await expect(bytesOf(given.bytes)).rejects.toThrow(Undecipherable)
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining(`content of file ${master.file}`) as string },
      })
    })
  })

  it('opens no more once its key is destroyed, also where the key was at hand', async () => {
    await scene(async ({ house, raw }) => {
      await notes(house)
      await raw.exec(`update keys set status = 'destroyed', wrapped = null where scope = '${master.caseId}/health'`)
      expect(await notes(house)).toEqual({})
      await expect(raw.exec(`update keys set status = 'active' where scope like '%/health'`)).rejects.toThrow('onward')
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining('its key is gone') as string },
      })
    })
  })

  it('a file with a changed piece breaks off there, and one whose first piece was changed is refused', async () => {
    await scene(async ({ house, raw }) => {
      const spoil = (n: number) =>
        pastGuards(raw, 'file_chunks', () =>
          raw.exec(
            raw.engine === 'sqlite'
              ? `update file_chunks set bytes = cast(substr(bytes, 1, 100) || x'00' || substr(bytes, 102) as blob) where n = ${n}`
              : `update file_chunks set bytes = set_byte(bytes, 100, (get_byte(bytes, 100) + 1) % 256) where n = ${n}`,
          ),
        )
      await spoil(2)
      const given = await download(house)
      await expect(bytesOf(given.bytes)).rejects.toThrow(Undecipherable)
      expect(await broken(house)).toEqual([{ t: 'file', id: master.file }])
      expect(await verdictOf(house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining(`content of file ${master.file}`) as string },
      })
      await spoil(0)
      await expect(download(house)).rejects.toThrow(Undecipherable)
    })
  })

  it('can’t be told without the key, while the chain and all that is open is still checked', async () => {
    await scene(async ({ house, raw }) => {
      await house.run(identifyStudent, 'triage', await student(house, '1002'))
      await house.run(identifyStudent, 'triage', { ...(await student(house, '1001')), reason: 'Leo.' })
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
      const locked = master.house.over(house.store, { ring: ringOf('/etc/keys', []) })
      expect(await verdictOf(locked)).toMatchObject({
        result: 'cannot tell',
        why: expect.stringMatching(/sealed parts could not be opened.*is not in \/etc\/keys/) as string,
      })
      await expect(writeHealth(locked, master.caseId, 'x')).rejects.toThrow('is not in /etc/keys')
      await raw.exec(`update people set name = 'Somebody' where student_number = '1001'`)
      expect(await verdictOf(locked)).toMatchObject({ result: 'tampered' })
    })
  })

  const student = async (house: House, number: string) => ({
    caseId: master.caseId,
    concern: 'student',
    personId: (await house.store.read((records) => records.people.byStudentNumber(number)))?.id,
    identifiers: ['photo', 'student-number'],
    comparedWith: [],
  })
})
