import { beforeAll, describe, expect, it } from 'vitest'
import pg from 'pg'
import SQLite from 'better-sqlite3'
import type { Store } from '#db/records/records.ts'
import { entryRow, moment } from '#tests/factories/rows.ts'
import { engineOf, onBothEngines } from '#tests/setup/databases.ts'

/** Runs a statement as somebody would who has the database itself in hand, with no setting of ours. */
type Tamper = (statement: string) => Promise<void>

const tamperer = (engine: 'sqlite' | 'postgres', url: string): Tamper =>
  engine === 'sqlite'
    ? async (statement) => {
        const connection = new SQLite(url.slice('file:'.length))
        try {
          connection.pragma('recursive_triggers = OFF')
          connection.exec(statement)
        } finally {
          connection.close()
        }
      }
    : async (statement) => {
        const client = new pg.Client({ connectionString: url })
        await client.connect()
        try {
          await client.query(statement)
        } finally {
          await client.end()
        }
      }

onBothEngines('what was put on record stays', (engine) => {
  let store: Store
  let tamper: Tamper
  const hash = (n: number) => String(n).padStart(64, '0')
  const leaf = (seq: number) => ({ seq, body: JSON.stringify({ act: 'viewed', seq }), hash: hash(seq + 1) })

  beforeAll(async () => {
    const database = await engine.fresh()
    store = database.store
    tamper = tamperer(engine.name, database.url)
    await store.write(async ({ write }) => {
      await write.newFolder('cas_a', moment)
      await write.newFolder('cas_b', moment)
      await write.appendEntry(entryRow({ id: 'ent_1', caseId: 'cas_a', seq: 1 }))
      await write.appendEntry(entryRow({ id: 'ent_2', caseId: 'cas_a', seq: 2, supersedes: 'ent_1' }))
      await write.appendEntry(
        entryRow({
          id: 'ent_3',
          caseId: 'cas_a',
          seq: 3,
          kind: 'identified',
          parts: [
            { compartment: 'base', body: '{"name":"Kaleb"}', keyId: null, salt: 'pepper' },
            { compartment: 'reporter', body: '{"by":"a neighbour"}', keyId: null, salt: 'pepper' },
          ],
        }),
      )
      await write.appendAudit(leaf(0), { seq: 0, body: '{"names":"x"}', salt: 's', keyId: null })
      await write.appendAudit(leaf(1), null)
      await write.addCheckpoint({ size: 1, note: 'one', at: moment })
      await write.addAnchor({ size: 1, sink: 'folder', receipt: 'one', at: moment })
    })
  })

  it.each([
    ["UPDATE entries SET kind = 'note' WHERE id = 'ent_1'", 'entries are append-only'],
    ["UPDATE entries SET recorded_at = '2020-01-01T00:00:00.000Z'", 'entries are append-only'],
    ["DELETE FROM entries WHERE id = 'ent_2'", 'append-only'],
    ["UPDATE folders SET id = 'cas_x' WHERE id = 'cas_b'", 'folders are append-only'],
    ["DELETE FROM folders WHERE id = 'cas_b'", 'folders are append-only'],
    ["UPDATE entry_parts SET body = '{}' WHERE entry_id = 'ent_1'", 'entry parts are append-only'],
    ["UPDATE entry_parts SET body = NULL, salt = NULL WHERE entry_id = 'ent_1'", 'entry parts are append-only'],
    [
      "UPDATE entry_parts SET body = NULL WHERE entry_id = 'ent_3' AND compartment = 'base'",
      'entry parts are append-only',
    ],
    [
      "UPDATE entry_parts SET body = NULL, salt = NULL WHERE entry_id = 'ent_3' AND compartment = 'reporter'",
      'entry parts are append-only',
    ],
    ["DELETE FROM entry_parts WHERE entry_id = 'ent_3'", 'entry parts are append-only'],
    ["UPDATE audit_leaf SET body = '{}' WHERE seq = 0", 'audit is append-only'],
    ['DELETE FROM audit_leaf WHERE seq = 1', 'audit is append-only'],
    [`UPDATE audit_head SET size = 1, last = '${hash(1)}'`, 'audit head follows its leaf'],
    [`UPDATE audit_head SET size = 3`, 'audit head follows its leaf'],
    ['DELETE FROM audit_head', 'audit is append-only'],
    ["UPDATE audit_sealed SET body = '{}'", 'sealed audit parts never change'],
    ["UPDATE audit_checkpoint SET note = 'two'", 'checkpoints are append-only'],
    ['DELETE FROM audit_checkpoint', 'append-only'],
    [`INSERT INTO audit_checkpoint (size, note, at) VALUES (1, 'x', '${moment}')`, 'checkpoint out of sequence'],
    [`INSERT INTO audit_checkpoint (size, note, at) VALUES (0, 'x', '${moment}')`, 'checkpoint out of sequence'],
    [`INSERT INTO audit_checkpoint (size, note, at) VALUES (9, 'x', '${moment}')`, 'checkpoint out of sequence'],
    ["UPDATE audit_anchor SET receipt = 'two'", 'anchors are append-only'],
    ['DELETE FROM audit_anchor', 'anchors are append-only'],
    [`INSERT INTO audit_leaf (seq, body, hash) VALUES (7, '{}', '${hash(8)}')`, 'audit out of sequence'],
    [`INSERT INTO audit_leaf (seq, body, hash) VALUES (0, '{}', '${hash(8)}')`, 'audit out of sequence'],
    ["INSERT INTO audit_leaf (seq, body, hash) VALUES (2, '{}', 'short')", 'audit out of sequence'],
    [
      "INSERT INTO entry_parts (entry_id, compartment, body, salt) VALUES ('ent_1', 'law', '{}', 's')",
      'arrives after its entry',
    ],
    ["INSERT INTO entry_parts (entry_id, compartment, salt) VALUES ('ent_3', 'law', 's')", 'entry part is empty'],
  ])('refuses %s', async (statement, message) => {
    await expect(tamper(statement)).rejects.toThrow(message)
  })

  const insertEntry = (id: string, caseId: string, seq: number, supersedes: string | null = null) =>
    `INSERT INTO entries (id, case_id, seq, kind, kind_version, supersedes, happened_on, recorded_at, recorded_by, salt)
     VALUES ('${id}', '${caseId}', ${seq}, 'note', 1, ${supersedes === null ? 'NULL' : `'${supersedes}'`}, '2026-11-21', '${moment}', 'usr_x', 's')`

  it.each([
    ['a gap', insertEntry('ent_gap', 'cas_a', 5), 'entry out of sequence'],
    ['a place that is taken', insertEntry('ent_again', 'cas_a', 2), 'entry out of sequence'],
    ['a start that is not 1', insertEntry('ent_late', 'cas_b', 2), 'entry out of sequence'],
    ['a second successor', insertEntry('ent_second', 'cas_a', 4, 'ent_1'), 'already superseded'],
    [
      'a successor in another folder',
      insertEntry('ent_other', 'cas_b', 1, 'ent_2'),
      'supersedes nothing of its folder',
    ],
    ['a successor of nothing', insertEntry('ent_none', 'cas_a', 4, 'ent_unknown'), 'supersedes nothing of its folder'],
    ['an id that is taken', insertEntry('ent_1', 'cas_a', 4), 'entries are append-only'],
  ])('refuses an entry with %s', async (_what, statement, message) => {
    await expect(tamper(statement)).rejects.toThrow(message)
  })

  it('refuses to replace or to overwrite a row with an insert', async () => {
    const replace =
      engine.name === 'sqlite'
        ? (table: string, columns: string, values: string) => `REPLACE INTO ${table} (${columns}) VALUES (${values})`
        : (table: string, columns: string, values: string, target = '') =>
            `INSERT INTO ${table} (${columns}) VALUES (${values}) ON CONFLICT ${target} DO UPDATE SET ${columns.split(', ').at(-1)} = excluded.${columns.split(', ').at(-1)}`
    await expect(tamper(replace('audit_leaf', 'seq, hash, body', `0, '${hash(1)}', '{}'`, '(seq)'))).rejects.toThrow(
      'audit',
    )
    await expect(
      tamper(
        replace(
          'entry_parts',
          'entry_id, compartment, salt, body',
          `'ent_3', 'base', 's', '{}'`,
          '(entry_id, compartment)',
        ),
      ),
    ).rejects.toThrow('append-only')
    await expect(tamper(replace('folders', 'id, created_at', `'cas_a', '${moment}'`, '(id)'))).rejects.toThrow(
      'append-only',
    )
    const entry = insertEntry('ent_3', 'cas_a', 4)
    await expect(tamper(engine.name === 'sqlite' ? entry.replace('INSERT', 'REPLACE') : entry)).rejects.toThrow(
      'append-only',
    )
  })

  it.each(['entries', 'entry_parts', 'audit_leaf', 'audit_head', 'audit_checkpoint', 'audit_anchor', 'folders'])(
    'refuses to empty %s',
    async (table) => {
      const empty = engine.name === 'postgres' ? `TRUNCATE ${table} CASCADE` : `DELETE FROM ${table}`
      await expect(tamper(empty)).rejects.toThrow('append-only')
    },
  )

  it('counters only count up', async () => {
    await store.write(({ write }) => write.nextNumber('report'))
    await expect(tamper("UPDATE counters SET value = 0 WHERE name = 'report'")).rejects.toThrow('only count up')
    await expect(tamper('DELETE FROM counters')).rejects.toThrow('only count up')
    expect(await store.write(({ write }) => write.nextNumber('report'))).toBe(2)
  })

  it('allows the one destruction there is: an open part that named the wrong student', async () => {
    await expect(store.write(({ write }) => write.destroyPart('ent_1', 'base'))).rejects.toThrow()
    await expect(store.write(({ write }) => write.destroyPart('ent_3', 'health'))).rejects.toThrow('no part health')
    await store.write(({ write }) => write.destroyPart('ent_3', 'base'))
    const entries = await store.read(({ folders }) => folders.entries('cas_a'))
    expect(entries[2]?.parts).toEqual(
      expect.arrayContaining([
        { compartment: 'base', body: null, destroyed: true },
        { compartment: 'reporter', body: null, destroyed: false },
      ]),
    )
    const evidence = await store.read((records) => records.evidence.entries({ afterKey: 0, limit: 10 }))
    expect(evidence[2]?.parts.map((part) => part.compartment)).toEqual(['reporter'])
    await expect(tamper("UPDATE entry_parts SET body = '{}' WHERE body IS NULL")).rejects.toThrow('append-only')
    await expect(store.write(({ write }) => write.destroyPart('ent_3', 'base'))).rejects.toThrow()
  })

  it('nothing of all that changed anything', async () => {
    const { head, leaves, ids, guards } = await store.read(async (records) => ({
      head: await records.audit.head(),
      leaves: await records.audit.leaves({ from: 0, limit: 10 }),
      ids: (await records.folders.entries('cas_a')).map((entry) => entry.id),
      guards: await records.audit.triggers(),
    }))
    expect(head).toEqual({ size: 2, last: hash(2) })
    expect(leaves).toEqual([leaf(0), leaf(1)])
    expect(await store.read(({ checkpoints }) => checkpoints.newest())).toEqual({ size: 1, note: 'one', at: moment })
    expect(ids).toEqual(['ent_1', 'ent_2', 'ent_3'])
    expect(guards.length).toBeGreaterThan(15)
    expect(guards.find((guard) => guard.name === 'entries_insert')?.sql).toContain('entry out of sequence')
  })
})

describe('the schema', () => {
  const engine = engineOf('sqlite')

  it('is rewritten underneath by no connection of this kind', async () => {
    const { url } = await engine.fresh()
    const rewrite = "update sqlite_schema set sql = replace(sql, 'ABORT', 'FAIL') where name = 'entries_no_update'"
    await expect(tamperer('sqlite', url)(`pragma writable_schema = on; ${rewrite}`)).rejects.toThrow(
      /may not be modified/,
    )
  })
})
