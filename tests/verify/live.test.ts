import Database from 'better-sqlite3'
import { beforeAll, expect, it } from 'vitest'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { leafHash } from '#app/keys/digest.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import type { RawSql } from '#tests/setup/raw-sql.ts'
import { readFileSync } from 'node:fs'
import { askBoth, askOurs } from './both.ts'
import type { Answered, Asked } from './both.ts'
import { checkpointAt, logVkey } from './sound-log.ts'

interface Scene {
  raw: RawSql
  url: string
  entryId: string
  /** Event number of the entry. */
  seq: number
}
interface Attack {
  name: string
  table?: string
  act(scene: Scene): Promise<void>
  says: { seq?: number | 'the entry’s' | 'the next'; check: string }
}

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`
async function denied({ raw, seq }: Scene, more: (text: string) => string): Promise<void> {
  const body = String((await raw.one(`select body from audit_leaf where seq = ${seq}`)).body)
  const text = body.replace('"allow"', '"deny"')
  await raw.exec(`update audit_leaf set body = ${quoted(text)}${more(text)} where seq = ${seq}`)
}

/** Takes an event's sealed part out, as somebody does who took its guard out first. */
const unsealed = ({ raw, seq }: Pick<Scene, 'raw' | 'seq'>) =>
  pastGuards(raw, 'audit_sealed', () => raw.exec(`delete from audit_sealed where seq = ${seq}`))

const attacks: Attack[] = [
  {
    name: 'an event is edited',
    table: 'audit_leaf',
    act: (scene) => denied(scene, () => ''),
    says: { seq: 'the entry’s', check: 'hash' },
  },
  {
    name: 'an event is edited with its hash',
    table: 'audit_leaf',
    act: (scene) => denied(scene, (text) => `, hash = '${leafHash(text)}'`),
    says: { seq: 'the next', check: 'chain' },
  },
  {
    name: 'an event is deleted',
    table: 'audit_leaf',
    act: async (scene) => {
      await unsealed(scene)
      await scene.raw.exec(`delete from audit_leaf where seq = ${scene.seq}`)
    },
    says: { seq: 'the entry’s', check: 'place' },
  },
  {
    name: 'a sealed part is deleted',
    act: (scene) => unsealed(scene),
    says: { seq: 'the entry’s', check: 'sealed' },
  },
  {
    name: 'the head is moved',
    table: 'audit_head',
    act: ({ raw }) => raw.exec(`update audit_head set size = size + 2`),
    says: { check: 'head' },
  },
  {
    name: 'a part of an entry is edited',
    table: 'entry_parts',
    act: ({ raw, entryId }) =>
      raw.exec(`update entry_parts set body = replace(body, 'Ana', 'Ann') where entry_id = '${entryId}'`),
    says: { seq: 'the entry’s', check: 'entry' },
  },
  {
    name: 'an entry gets another day',
    table: 'entries',
    act: ({ raw, entryId }) => raw.exec(`update entries set happened_on = '2026-01-01' where id = '${entryId}'`),
    says: { seq: 'the entry’s', check: 'entry' },
  },
  {
    name: 'an entry is removed',
    table: 'entries',
    act: ({ raw, entryId }) =>
      pastGuards(raw, 'entry_parts', () =>
        raw.exec(
          `delete from entry_parts where entry_id = '${entryId}'`,
          `delete from entries where id = '${entryId}'`,
        ),
      ),
    says: { seq: 'the entry’s', check: 'entry' },
  },
  {
    name: 'a part is added to an entry',
    table: 'entry_parts',
    act: ({ raw, entryId }) =>
      raw.exec(`insert into entry_parts (entry_id, compartment, body, salt) values ('${entryId}', 'law', '{}', 's')`),
    says: { check: 'entry' },
  },
  {
    name: 'the text of an event is taken out',
    table: 'audit_leaf',
    act: async ({ raw, seq }) => {
      const { hash } = await raw.one(`select hash from audit_leaf where seq = ${seq}`)
      const text = `{"redacted":true,"h":"${String(hash)}"}`
      await unsealed({ raw, seq })
      await raw.exec(`update audit_leaf set body = ${quoted(text)} where seq = ${seq}`)
    },
    says: { seq: 'the entry’s', check: 'redacted' },
  },
  {
    name: 'a guard is switched off or rewritten',
    act: ({ raw }) =>
      raw.engine === 'postgres'
        ? raw.exec('alter table entries disable trigger entries_no_update')
        : raw.exec(
            'drop trigger entries_no_update',
            'create trigger entries_no_update before update on entries begin select 1; end',
          ),
    says: { check: 'guard' },
  },
  {
    name: 'a guard is rewritten underneath, in the schema itself',
    act: async ({ raw, url }) => {
      if (raw.engine === 'postgres')
        return raw.exec(
          'create or replace function refuse() returns trigger language plpgsql as $$ begin return new; end $$',
        )
      await raw.close()
      const db = new Database(url.slice('file:'.length)).unsafeMode(true)
      db.pragma('writable_schema = on')
      const changed = db
        .prepare("update sqlite_schema set sql = replace(sql, 'ABORT', 'FAIL') where name = 'entries_no_update'")
        .run()
      expect(changed.changes).toBe(1)
      db.close()
    },
    says: { check: 'guard' },
  },
  {
    name: 'a guard is taken out',
    act: ({ raw }) => raw.exec(`drop trigger entries_no_update${raw.engine === 'postgres' ? ' on entries' : ''}`),
    says: { check: 'guard' },
  },
]

onBothEngines('a verifier at the database', (engine) => {
  let master: { url: string; entryId: string; seq: number; events: number }
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    const caseId = await house.folder()
    const { entryId } = await house.run(recordContact, 'triage', aContact(caseId))
    const seq = (await house.log()).length - 1
    await house.run(recordContact, 'triage', aContact(caseId))
    const rows = await store.read((records) => records.audit.leaves({ from: 0, limit: 1_000 }))
    await store.write(async (records) => {
      await records.lockWriter()
      const bodies = rows.map(({ body }) => body)
      await records.write.addCheckpoint({ ...checkpointAt(bodies, bodies.length), at: house.clock.now() })
    })
    await store.close()
    master = { url, entryId, seq, events: rows.length }
  }, 60_000)

  /** SQLite is read by both verifiers, PostgreSQL by the first. */
  const ask = async (asked: Asked): Promise<Answered> =>
    engine.name === 'sqlite' ? (await askBoth([asked]))[0]! : askOurs(asked)

  it('finds a sound log sound, with and without the key', async () => {
    for (const vkeys of [[], [logVkey]])
      expect(await ask({ database: master.url, vkeys })).toMatchObject({ result: 'ok', events: master.events })
  })

  it.each(attacks)('names the place where $name', async ({ table, act, says }) => {
    const { url, store } = await engine.fresh(master.url)
    await store.close()
    const raw = await rawSql(url)
    const scene = { ...master, url, raw }
    await (table ? pastGuards(raw, table, () => act(scene)) : act(scene))
    await raw.close()
    const { seq, check } = says
    const at = seq === 'the entry’s' ? { seq: master.seq } : seq === 'the next' ? { seq: master.seq + 1 } : {}
    expect(await ask({ database: url })).toMatchObject({ result: 'tampered', check, ...at })
  })

  it('can’t tell of a database that is not there', async () => {
    expect(await ask({ database: '/nonexistent/offramp.db' })).toMatchObject({ result: 'cannot tell' })
  })

  it('knows the guards of this version', () => {
    // Copy app/gates/audit/guards.*.json to verify/ when a migration changes them.
    expect(JSON.parse(readFileSync(`verify/guards.${engine.name}.json`, 'utf8'))).toEqual(shippedGuards[engine.name])
  })
})
