import { beforeAll, expect, it } from 'vitest'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import type { Change } from '#app/gates/audit/leaf.ts'
import { nothing, readLeaf } from '#app/gates/audit/leaf.ts'
import { redactedHash, redactedText } from '#app/gates/audit/destroyed.ts'
import { expunged, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { verdictOf } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import type { RawSql } from '#tests/setup/raw-sql.ts'
import { appended } from '../verify/sound-log.ts'

interface Scene {
  house: House
  raw: RawSql
  caseId: string
  /** Event of the contact, which has a sealed part. */
  seq: number
  hash: string
  sc: string
}

onBothEngines('the application’s verifier, of what was destroyed', (engine) => {
  let master: string
  let first: House
  let caseId: string
  let seq: number
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    first = await withRecordsOfficer(await aHouse(store))
    caseId = await first.folder()
    await first.run(recordContact, 'triage', aContact(caseId))
    seq = (await first.log()).length - 1
    await first.run(recordContact, 'triage', aContact(caseId))
    await store.close()
    master = url
  }, 60_000)

  async function scene(): Promise<Scene> {
    const { url, store } = await engine.fresh(master)
    const house = first.over(store)
    const raw = await rawSql(url)
    const row = await raw.one(`select hash, body from audit_leaf where seq = ${seq}`)
    return { house, raw, caseId, seq, hash: String(row.hash), sc: readLeaf(String(row.body))?.sc ?? '' }
  }
  /** An event that says that something of the log was destroyed, as a court may ask. */
  const says = ({ house, caseId: id }: Scene, changes: Change[], act = 'governance.expunge') =>
    appended(house, house.clock.now(), [{ event: { act, object: { t: 'case', id } }, changes }])
  const leaf = ({ hash }: Scene, more: Partial<Change> = {}): Change => ({
    ...{ t: 'leaf', id: String(seq), b: hash, a: nothing },
    ...more,
  })
  const sealed = ({ sc }: Scene, more: Partial<Change> = {}): Change => ({
    ...{ t: 'sealed', id: String(seq), b: sc, a: nothing },
    ...more,
  })
  const redact = ({ raw, hash }: Scene, text = redactedText(hash)) =>
    raw.exec(`update audit_leaf set body = '${text}' where seq = ${seq}`)
  const unseal = ({ raw }: Scene) => raw.exec(`delete from audit_sealed where seq = ${seq}`)
  /** Holds the sealed part against the event that lists it, the log's last, as the application does. */
  const list = async ({ raw, house }: Scene) =>
    raw.exec(`insert into audit_listed (seq, said) values (${seq}, ${(await house.log()).length - 1})`)
  const past = (at: Scene, work: () => Promise<void>) =>
    pastGuards(at.raw, 'audit_leaf', () => pastGuards(at.raw, 'audit_sealed', work))

  it('accepts a sealed part that a later event lists, which the guards let go', async () => {
    const at = await scene()
    await says(at, [sealed(at)])
    await list(at)
    await unseal(at)
    expect(await verdictOf(at.house)).toMatchObject({ result: 'ok' })
    await at.raw.close()
  })

  it('refuses a text that a later event lists where what it changed still stands, and so do the guards', async () => {
    const at = await scene()
    await says(at, [leaf(at), sealed(at)])
    await list(at)
    await unseal(at)
    await expect(redact(at)).rejects.toThrow(/append-only/)
    await past(at, () => redact(at))
    expect(await verdictOf(at.house)).toMatchObject({
      result: 'tampered',
      finding: { what: expect.stringContaining('no event put it on record') as string },
    })
    await at.raw.close()
  })

  it.each([
    ['a sealed part that no event lists', [], unseal, /lost its sealed part/],
    [
      'one that is listed with another commitment',
      [{ t: 'sealed', b: 'a'.repeat(64) }],
      unseal,
      /lost its sealed part/,
    ],
    ['one that another act lists', 'other act', unseal, /Event \d+ \(viewed.* found sealed \d+ changed/],
    ['a text that no event lists', [], redact, /text of event \d+ is gone/],
    ['one that is listed with another hash', [{ t: 'leaf', b: 'a'.repeat(64) }], redact, /text of event \d+ is gone/],
  ] as const)('refuses %s, and so do the guards', async (_what, listed, act, words) => {
    const at = await scene()
    if (listed === 'other act') await says(at, [sealed(at)], 'viewed')
    else if (listed.length > 0)
      await says(
        at,
        listed.map((one) => (one.t === 'leaf' ? leaf(at, one) : sealed(at, one))),
      )
    if (act === unseal) await expect(list(at)).rejects.toThrow(/never change/)
    await expect(act(at)).rejects.toThrow(/append-only|never change/)
    await past(at, () => act(at))
    expect(await verdictOf(at.house)).toMatchObject({
      result: 'tampered',
      finding: { what: expect.stringMatching(words) as string },
    })
    await at.raw.close()
  })

  it('refuses a destroyed text that is spelled otherwise, or keeps another hash', async () => {
    for (const text of [
      (hash: string) => redactedText(hash).replace('true', 'true '),
      () => redactedText('a'.repeat(64)),
    ]) {
      const at = await scene()
      await says(at, [leaf(at), sealed(at)])
      await expect(redact(at, text(at.hash))).rejects.toThrow(/append-only/)
      await past(at, () => redact(at, text(at.hash)))
      expect(await verdictOf(at.house)).toMatchObject({ result: 'tampered', finding: { seq } })
      await at.raw.close()
    }
    expect(redactedHash(redactedText('b'.repeat(64)))).toBe('b'.repeat(64))
  })

  it('refuses an entry that stands although its event says that it was destroyed', async () => {
    const at = await scene()
    const entry = readLeaf(String((await at.raw.one(`select body from audit_leaf where seq = ${seq}`)).body))
    const changes = (entry?.st ?? []).map(({ t, id, a }) => ({ t, id, b: a, a: nothing }))
    await says(at, changes)
    expect(await verdictOf(at.house)).toMatchObject({
      result: 'tampered',
      finding: { what: expect.stringMatching(/stands on record, and event \d+ says that it was destroyed/) as string },
    })
    await at.raw.close()
  })

  it('refuses an end with another commitment than the last, or to something else than nothing', async () => {
    for (const change of [{ b: 'a'.repeat(64) }, { a: 'a'.repeat(64) }]) {
      const at = await scene()
      const entry = readLeaf(String((await at.raw.one(`select body from audit_leaf where seq = ${seq}`)).body))
      const [own] = entry?.st ?? []
      await says(at, [{ t: 'entry', id: own?.id ?? '', b: own?.a ?? '', a: nothing, ...change }])
      expect(await verdictOf(at.house)).toMatchObject({
        result: 'tampered',
        finding: { what: expect.stringContaining('stood on record and can') as string },
      })
      await at.raw.close()
    }
  })

  it('refuses a destroyed folder that is put in the lists again, and the database takes no entry of it', async () => {
    const at = await scene()
    await expunged(at.house, caseId)
    expect(await verdictOf(at.house)).toMatchObject({ result: 'ok' })
    const insert = `insert into entries (id, case_id, seq, kind, kind_version, happened_on, recorded_at, recorded_by, salt)
      values ('ent_new', '${caseId}', 1, 'note', 1, '2026-09-15', '2026-09-15T17:00:00.000Z', 'usr_x', 's')`
    await expect(at.raw.exec(insert)).rejects.toThrow('the folder was destroyed')
    await at.raw.exec(
      `insert into case_index (key, id, stage, finished, level_state, updated_at, danger, staff)
       select key, id, 'closed', ${engine.name === 'postgres' ? 'true' : '1'}, 'none', created_at,
       ${engine.name === 'postgres' ? 'false, false' : '0, 0'} from folders where id = '${caseId}'`,
    )
    expect(await verdictOf(at.house)).toMatchObject({
      result: 'tampered',
      finding: { what: expect.stringContaining('was destroyed') as string },
    })
    await at.raw.close()
  })
})
