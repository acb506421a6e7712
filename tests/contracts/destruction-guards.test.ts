import { beforeAll, expect, it } from 'vitest'
import { askExpungement } from '#app/features/expungement/ask-expungement.command.server.ts'
import { setHold } from '#app/features/legal-hold/set-hold.command.server.ts'
import { nothing } from '#app/gates/audit/leaf.ts'
import { byCourt, recordsOfficer, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { attach, writeHealth } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
import { appended } from '../verify/sound-log.ts'

onBothEngines('guards let go of a case', (engine) => {
  let master: string
  let first: House
  let caseId: string
  let other: string
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    first = await withRecordsOfficer(await aHouse(store))
    caseId = await first.folder()
    other = await first.folder()
    for (const id of [caseId, other]) {
      await writeHealth(first, id, 'Slept badly.')
      await attach(first, id, Buffer.from('A page.'))
    }
    await first.run(askExpungement, recordsOfficer, byCourt(caseId))
    await store.close()
    master = url
  }, 60_000)

  const later = '2026-12-01T00:00:00.000Z'
  async function scene() {
    const { url, store } = await engine.fresh(master)
    const house = first.over(store)
    const raw = await rawSql(url)
    const one = async (query: string) => String(Object.values(await raw.one(query))[0])
    const entryId = await one(`select entry_id from entry_parts where compartment = 'health' and entry_id in
      (select id from entries where case_id = '${caseId}')`)
    const fileId = await one(`select id from files where case_id = '${caseId}'`)
    /** Says in the log that things of a case ended. */
    const says = (things: readonly (readonly [string, string])[], about = caseId) =>
      appended(house, house.clock.now(), [
        {
          event: { act: 'governance.expunge', object: { t: 'case', id: about } },
          changes: things.map(([t, id]) => ({ t, id, b: 'b'.repeat(64), a: nothing })),
        },
      ])
    const confirm = (by = house.id('districtLead'), at = later) =>
      raw.exec(
        `update record_requests set outcome = 'confirmed', decided_by = '${by}', decided_at = '${at}' where case_id = '${caseId}'`,
      )
    return { house, raw, one, entryId, fileId, says, confirm }
  }

  it('only by a second person, after the days, while no hold stands, and never back', async () => {
    const { house, raw, confirm } = await scene()
    await expect(confirm(house.id(recordsOfficer))).rejects.toThrow('two people destroy a record')
    await expect(confirm(house.id('districtLead'), '2026-09-15T18:00:00.000Z')).rejects.toThrow('two people')
    const earlier = `update record_requests set not_before = '2026-09-01T00:00:00.000Z' where case_id = '${caseId}'`
    await expect(raw.exec(earlier)).rejects.toThrow('two people')
    await house.run(setHold, 'districtLead', { caseId, code: 'audit', reason: 'An audit.' })
    await expect(confirm()).rejects.toThrow('no hold stands')
    await raw.exec(`update holds set lifted_at = '${later}' where case_id = '${caseId}'`)
    await confirm()
    await expect(raw.exec(`update record_requests set outcome = 'withdrawn'`)).rejects.toThrow('two people')
    await expect(raw.exec('delete from record_requests')).rejects.toThrow('stays on record')
    const insert = `insert into record_requests (id, case_id, kind, basis, reference, asked_by, asked_at, not_before, outcome, salt)
      values ('rrq_x', '${other}', 'expunge', 'court-order', 'x', 'usr_x', '${later}', '${later}', 'confirmed', 's')`
    await expect(raw.exec(insert)).rejects.toThrow('waits for its second person')
    await raw.close()
  })

  it('what an event lists, once the request is confirmed, and nothing else', async () => {
    const { raw, one, entryId, fileId, says, confirm } = await scene()
    const parts = `delete from entry_parts where entry_id = '${entryId}' and compartment = 'health'`
    const chunks = `delete from file_chunks where file_id = '${fileId}'`
    const listed = [
      ['part:health', entryId],
      ['file', fileId],
    ] as const
    await says(listed)
    await expect(raw.exec(parts)).rejects.toThrow('entry parts are append-only')
    await expect(raw.exec(chunks)).rejects.toThrow('files on record stay')
    await confirm()
    const base = `delete from entry_parts where entry_id = '${entryId}' and compartment = 'base'`
    await expect(raw.exec(base)).rejects.toThrow('entry parts are append-only')
    await expect(
      raw.exec(`update entry_parts set body = null, salt = null where entry_id = '${entryId}'`),
    ).rejects.toThrow('entry parts are append-only')
    await raw.exec(parts, chunks)
    await says([['part:base', entryId]])
    await raw.exec(base)
    const entry = `delete from entries where id = '${entryId}'`
    await expect(raw.exec(entry)).rejects.toThrow('entries are append-only')
    await says([['entry', entryId]])
    await raw.exec(entry)
    expect(await one(`select count(*) from entries where id = '${entryId}'`)).toBe('0')
    await raw.close()
  })

  it('and nothing of another case, whatever an event about this one lists', async () => {
    const { raw, one, says, confirm } = await scene()
    const theirs = await one(`select entry_id from entry_parts where compartment = 'health' and entry_id in
      (select id from entries where case_id = '${other}')`)
    const file = await one(`select id from files where case_id = '${other}'`)
    const all = [
      ['part:health', theirs],
      ['file', file],
    ] as const
    await says(all)
    await says(all, other)
    await confirm()
    await expect(
      raw.exec(`delete from entry_parts where entry_id = '${theirs}' and compartment = 'health'`),
    ).rejects.toThrow('append-only')
    await expect(raw.exec(`delete from file_chunks where file_id = '${file}'`)).rejects.toThrow('files on record stay')
    const sealedOf = (id: string) =>
      `delete from audit_sealed where seq in (select seq from audit_leaf where object_id = '${id}' and ts < '${later}')`
    await expect(raw.exec(sealedOf(other))).rejects.toThrow('never change')
    await expect(raw.exec(sealedOf(caseId))).rejects.toThrow('never change')
    await raw.close()
  })

  it('and each sealed part of the log only where an event about the same case lists it with its commitment', async () => {
    const { house, raw, confirm } = await scene()
    await confirm()
    const seqs = (await house.log()).filter(({ obj, sc }) => obj.id === caseId && sc !== nothing)
    const [first, second] = seqs
    const list = (one: typeof first, more: object = {}) =>
      appended(house, house.clock.now(), [
        {
          event: { act: 'governance.expunge', object: { t: 'case', id: caseId } },
          changes: [{ t: 'sealed', id: String(one?.seq), b: one?.sc ?? '', a: nothing, ...more }],
        },
      ])
    const end = async (one: typeof first) => {
      const said = (await house.log()).length - 1
      await raw.exec(`insert into audit_listed (seq, said) values (${one?.seq}, ${said})`)
      await raw.exec(`delete from audit_sealed where seq = ${one?.seq}`)
    }
    await list(second, { b: 'b'.repeat(64) })
    await expect(end(second)).rejects.toThrow('never change')
    await expect(raw.exec(`delete from audit_sealed where seq = ${second?.seq}`)).rejects.toThrow('never change')
    await list(first)
    await expect(end(second)).rejects.toThrow('never change')
    await end(first)
    await list(second)
    await end(second)
    for (const change of ['delete from audit_listed', 'update audit_listed set said = said'])
      await expect(raw.exec(change)).rejects.toThrow('never change')
    await raw.close()
  })

  it('and nobody of the roster but with a case that was destroyed so', async () => {
    const { raw, one, says, confirm } = await scene()
    const person = await one(`select id from people where kind = 'student'`)
    await says([['person', person]])
    await confirm()
    await expect(raw.exec(`delete from people where id = '${person}'`)).rejects.toThrow('people stay on the roster')
    await expect(
      raw.exec(`update record_requests set with_person = ${raw.engine === 'sqlite' ? '1' : 'true'}`),
    ).rejects.toThrow('two people')
    await raw.close()
  })

  it('and no text of the log before two people carried a request for it', async () => {
    const { house, raw, confirm } = await scene()
    await confirm()
    const [leaf] = (await house.log()).filter(({ obj }) => obj.id === caseId)
    const { hash } = (await raw.one(`select hash from audit_leaf where seq = ${leaf?.seq}`)) as { hash: string }
    await appended(house, house.clock.now(), [
      {
        event: { act: 'governance.expunge', object: { t: 'case', id: caseId } },
        changes: [{ t: 'leaf', id: String(leaf?.seq), b: hash, a: nothing }],
      },
    ])
    const text = `{"redacted":true,"h":"${hash}"}`
    await expect(raw.exec(`update audit_leaf set body = '${text}' where seq = ${leaf?.seq}`)).rejects.toThrow(
      'append-only',
    )
    await raw.close()
  })

  it('and none of its sealed parts before that', async () => {
    const { raw } = await scene()
    const sealed = `delete from audit_sealed where seq in (select seq from audit_leaf where object_id = '${caseId}')`
    await expect(raw.exec(sealed)).rejects.toThrow('never change')
    await raw.close()
  })
})
