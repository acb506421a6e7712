import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { registry } from '#app/features/entries.ts'
import { identifyStudent } from '#app/features/identity/identify-student.command.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { guardHash } from '#app/gates/audit/verify-guards.server.ts'
import { command } from '#app/gates/command.ts'
import { leafHash } from '#app/keys/digest.server.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { pastGuards, rawSql } from '#tests/setup/raw-sql.ts'
import type { RawSql } from '#tests/setup/raw-sql.ts'

const givesPassword = command({
  name: 'givesPassword',
  input: z.object({ userId: z.string() }),
  permission: 'users.manage',
  handle: async ({ input, records, now }) => {
    await records.write.setPassword(input.userId, 'hash', now)
    return { result: {}, events: [{ act: 'auth.passwordSet', object: { t: 'user', id: input.userId } }] }
  },
})

interface Scene {
  house: House
  caseId: string
  entryId: string
  raw: RawSql
  /** Event number of the contact. */
  seq: number
}
const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/** What somebody does at the database, and what the verifier must say. */
interface Attack {
  name: string
  table?: string
  act(scene: Scene): Promise<void>
  says: (scene: Scene) => string | RegExp
}

async function theStudent({ house, caseId }: Scene, number: string) {
  const person = await house.store.read((records) => records.people.byStudentNumber(number))
  return {
    caseId,
    concern: 'student',
    personId: person?.id,
    identifiers: ['photo', 'student-number'],
    comparedWith: [],
  }
}

const leafBody = async ({ raw, seq }: Scene) =>
  String((await raw.one(`select body from audit_leaf where seq = ${seq}`)).body)

/** Takes sealed parts out, past their guard, and does more. */
const unsealed = (raw: RawSql, which: string, ...more: string[]) =>
  pastGuards(raw, 'audit_sealed', () => raw.exec(`delete from audit_sealed where ${which}`, ...more))

const onTheLog: Attack[] = [
  {
    name: 'an event is edited',
    table: 'audit_leaf',
    act: async (scene) => {
      const edited = (await leafBody(scene)).replace('"allow"', '"deny"')
      await scene.raw.exec(`update audit_leaf set body = ${quoted(edited)} where seq = ${scene.seq}`)
    },
    says: ({ seq }) => `Event ${seq} was changed after it was written`,
  },
  {
    name: 'an event is edited and its hash made to fit',
    table: 'audit_leaf',
    act: async (scene) => {
      const edited = (await leafBody(scene)).replace('"allow"', '"deny"')
      const hash = leafHash(edited)
      await scene.raw.exec(`update audit_leaf set body = ${quoted(edited)}, hash = '${hash}' where seq = ${scene.seq}`)
    },
    says: ({ seq }) => new RegExp(`Event ${seq + 1} .*does not follow from the event before it`),
  },
  {
    name: 'an event is spelled differently, hash and chain made to fit',
    table: 'audit_leaf',
    act: async (scene) => {
      const last = Number((await scene.raw.one('select max(seq) as seq from audit_leaf')).seq)
      const row = await scene.raw.one(`select body from audit_leaf where seq = ${last}`)
      const spelled = String(row.body).replace('{', '{ ')
      const hash = leafHash(spelled)
      await scene.raw.exec(`update audit_leaf set body = ${quoted(spelled)}, hash = '${hash}' where seq = ${last}`)
    },
    says: () => 'not in canonical form',
  },
  {
    name: 'an event is deleted',
    table: 'audit_leaf',
    act: async ({ raw, seq }) => unsealed(raw, `seq = ${seq}`, `delete from audit_leaf where seq = ${seq}`),
    says: ({ seq }) => `Event ${seq} is missing: it was deleted.`,
  },
  {
    name: 'the first events are deleted',
    table: 'audit_leaf',
    act: async ({ raw }) => unsealed(raw, 'seq < 3', 'delete from audit_leaf where seq < 3'),
    says: () => 'Events 0 to 2 are missing',
  },
  {
    name: 'the last event is deleted',
    table: 'audit_leaf',
    act: async ({ raw }) => {
      const last = '(select max(seq) from audit_leaf)'
      await unsealed(raw, `seq = ${last}`, `delete from audit_leaf where seq = ${last}`)
    },
    says: () => 'the last 1 were deleted',
  },
  {
    name: 'two events change places',
    table: 'audit_leaf',
    act: async ({ raw, seq }) => {
      const row = async (n: number) => raw.one(`select body, hash from audit_leaf where seq = ${n}`)
      const [one, other] = [await row(seq - 1), await row(seq)]
      for (const [n, from] of [
        [seq - 1, other],
        [seq, one],
      ] as const) {
        await raw.exec(
          `update audit_leaf set body = ${quoted(String(from.body))}, hash = '${from.hash}' where seq = ${n}`,
        )
      }
    },
    says: ({ seq }) => new RegExp(`Event ${seq - 1} .*calls itself event ${seq}`),
  },
  {
    name: 'the head is moved',
    table: 'audit_head',
    act: async ({ raw }) => raw.exec(`update audit_head set last = '${'1'.repeat(64)}'`),
    says: () => 'head does not fit its last event',
  },
  {
    name: 'a sealed part is edited',
    table: 'audit_sealed',
    act: async ({ raw, seq }) => raw.exec(`update audit_sealed set body = '{"by":"Somebody"}' where seq = ${seq}`),
    says: ({ seq }) => new RegExp(`Event ${seq} .*sealed part that was changed`),
  },
  {
    name: 'a sealed part is deleted',
    act: async ({ raw, seq }) => unsealed(raw, `seq = ${seq}`),
    says: ({ seq }) => new RegExp(`Event ${seq} .*lost its sealed part`),
  },
]

const onRecords: Attack[] = [
  {
    name: 'an entry’s part is edited',
    table: 'entry_parts',
    act: async ({ raw, entryId }) =>
      raw.exec(`update entry_parts set body = replace(body, 'Ana', 'Ann') where entry_id = '${entryId}'`),
    says: ({ entryId, seq }) =>
      new RegExp(`Entry ${entryId} .*was edited: its part "base" no longer fits event ${seq}`),
  },
  {
    name: 'an entry’s part is emptied',
    table: 'entry_parts',
    act: async ({ raw, entryId }) =>
      raw.exec(`update entry_parts set body = null, salt = null where entry_id = '${entryId}'`),
    says: ({ entryId }) => new RegExp(`Entry ${entryId} .*has lost its part "base"`),
  },
  {
    name: 'an entry gets another author',
    table: 'entries',
    act: async ({ raw, entryId, house }) =>
      raw.exec(`update entries set recorded_by = '${house.id('lead')}' where id = '${entryId}'`),
    says: ({ entryId }) => new RegExp(`Entry ${entryId} .*number, kind, times or author`),
  },
  {
    name: 'an entry is removed',
    table: 'entries',
    act: async (scene) =>
      pastGuards(scene.raw, 'entry_parts', async () =>
        scene.raw.exec(
          `delete from entry_parts where entry_id = '${scene.entryId}'`,
          `delete from entries where id = '${scene.entryId}'`,
        ),
      ),
    says: ({ entryId }) => `Entry ${entryId} was removed`,
  },
  {
    name: 'an entry is added',
    act: async ({ raw, caseId }) =>
      raw.exec(
        `insert into entries (id, case_id, seq, kind, kind_version, happened_on, recorded_at, recorded_by, salt)
         select 'ent_false', case_id, max(seq) + 1, 'note', 1, '2026-09-15', max(recorded_at), max(recorded_by), 'salt'
         from entries where case_id = '${caseId}' group by case_id`,
      ),
    says: () => /Entry ent_false .*was added behind the application's back/,
  },
  {
    name: 'a part is added to an entry',
    table: 'entry_parts',
    act: async ({ raw, entryId }) =>
      raw.exec(
        `insert into entry_parts (entry_id, compartment, body, salt) values ('${entryId}', 'law', '{}', 'salt')`,
      ),
    says: ({ entryId }) => new RegExp(`Entry ${entryId} .*has a part "law" that no event put on record`),
  },
  ...[
    ['user', `update users set name = 'Somebody' where sign_in = 'member'`],
    ['user', `update credentials set hash = 'stolen'`],
    ['grant', `update grants set role = 'auditor' where role = 'referrer'`],
    ['person', `update people set name = 'Leo M.' where student_number = '1001'`],
    ['school', `update schools set phone = '555-9999' where code = 'ACE'`],
    ['school', `delete from triage_groups where place = (select max(place) from triage_groups)`],
    ['district', `update district set safety_phone = '555-9999'`],
    ['district', `delete from on_duty where place = (select max(place) from on_duty)`],
  ].map(([what = '', statement = '']): Attack => ({
    name: `a ${what} is changed (${statement.slice(0, 40)}…)`,
    act: async ({ raw }) => raw.exec(statement),
    says: () => new RegExp(`The ${what} \\w+ was changed behind the application's back`),
  })),
  {
    name: 'a grant is added',
    act: async ({ raw, house }) =>
      raw.exec(
        `insert into grants select 'grt_false', user_id, 'auditor', school_id, from_day, until_day, granted_by, reason, salt
         from grants where user_id = '${house.id('member')}'`,
      ),
    says: () => 'The grant grt_false was added',
  },
  {
    name: 'a grant is removed',
    act: async ({ raw, house }) => raw.exec(`delete from grants where user_id = '${house.id('outsider')}'`),
    says: () => /The grant \w+ was removed/,
  },
  {
    name: 'a guard is taken out',
    act: async ({ raw }) => raw.exec(`drop trigger entries_no_update${raw.engine === 'postgres' ? ' on entries' : ''}`),
    says: () => 'The guard entries_no_update is missing',
  },
  {
    name: 'a guard is switched off or rewritten',
    act: async ({ raw }) =>
      raw.engine === 'postgres'
        ? raw.exec('alter table entries disable trigger entries_no_update')
        : raw.exec(
            'drop trigger entries_no_update',
            `create trigger entries_no_update before update on entries begin select 1; end`,
          ),
    says: () => 'The guard entries_no_update was rewritten',
  },
]

onBothEngines('audit:verify', (engine) => {
  let master: Omit<Scene, 'raw'> & { url: string }
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    await house.run(givesPassword, 'administrator', { userId: house.id('member') })
    const caseId = await house.folder()
    const { entryId } = await house.run(recordContact, 'triage', aContact(caseId))
    const seq = (await house.log()).length - 1
    await house.run(recordContact, 'triage', aContact(caseId))
    await store.close()
    master = { house, caseId, entryId, seq, url }
  })
  /** A copy of the house that an attack may spoil. */
  const scene = async (): Promise<Scene> => {
    const { url, store } = await engine.fresh(master.url)
    return { ...master, house: master.house.over(store), raw: await rawSql(url) }
  }
  const verdict = ({ house }: Scene) =>
    house.store.read((records) =>
      verify(
        { clock: house.clock, registry, districts: createDistricts(), vault: house.runtime.vault },
        records,
        shippedGuards[house.store.engine],
      ),
    )

  it('finds everything in its place in an honest house', async () => {
    const honest = await scene()
    await honest.house.run(identifyStudent, 'triage', await theStudent(honest, '1002'))
    await honest.house.run(identifyStudent, 'triage', {
      ...(await theStudent(honest, '1001')),
      reason: 'The aide saw Leo.',
    })
    const found = await verdict(honest)
    expect(found).toMatchObject({ result: 'ok', warnings: [] })
    expect(found.entries).toBeGreaterThan(4)
    expect(found.rows).toBeGreaterThan(20)
    expect(found.folders).toBeGreaterThan(0)
    await honest.raw.close()
  })

  it('accepts exactly the destroyed part of a corrected identity, and not that it comes back', async () => {
    const corrected = await scene()
    await corrected.house.run(identifyStudent, 'triage', await theStudent(corrected, '1002'))
    await corrected.house.run(identifyStudent, 'triage', { ...(await theStudent(corrected, '1001')), reason: 'Leo.' })
    const gone = await corrected.raw.one('select entry_id from entry_parts where body is null')
    await pastGuards(corrected.raw, 'entry_parts', () =>
      corrected.raw.exec(
        `update entry_parts set body = '{}', salt = 'salt' where entry_id = '${String(gone.entry_id)}'`,
      ),
    )
    expect(await verdict(corrected)).toMatchObject({
      result: 'tampered',
      finding: { what: expect.stringContaining('no event put on record') as string },
    })
    await corrected.raw.close()
  })

  it('says that it can not tell of a log written by a newer version', async () => {
    const newer = await scene()
    const last = Number((await newer.raw.one('select max(seq) as seq from audit_leaf')).seq)
    const body = (await leafBody({ ...newer, seq: last })).replace('"v":1', '"v":2')
    await pastGuards(newer.raw, 'audit_leaf', () =>
      newer.raw.exec(`update audit_leaf set body = ${quoted(body)}, hash = '${leafHash(body)}' where seq = ${last}`),
    )
    expect(await verdict(newer)).toMatchObject({ result: 'cannot tell' })
    await newer.raw.close()
  })

  describe.each([...onTheLog, ...onRecords])('names the place where $name', (attack) => {
    it('in words', async () => {
      const attacked = await scene()
      const act = () => attack.act(attacked)
      await (attack.table ? pastGuards(attacked.raw, attack.table, act) : act())
      const found = await verdict(attacked)
      await attacked.raw.close()
      expect(found.result).toBe('tampered')
      const says = attack.says(attacked)
      const what = found.result === 'tampered' ? found.finding.what : ''
      if (typeof says === 'string') expect(what).toContain(says)
      else expect(what).toMatch(says)
    })
  })

  it('ships the guards that the migrations make', async () => {
    const { store } = await engine.fresh()
    const found = await store.read((records) => records.audit.triggers())
    const guards = found
      .map(({ name, sql }) => ({ name, hash: guardHash(sql) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
    await expect(`${JSON.stringify(guards, null, 2)}\n`).toMatchFileSnapshot(
      `../../app/gates/audit/guards.${engine.name}.json`,
      'A migration changed a guard: look at it, then run this file with `npx vitest run -u`.',
    )
  })
})
