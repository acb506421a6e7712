import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '#db/store.server.ts'
import { casePage } from '#app/features/case/case-page.query.server.ts'
import { casePrint } from '#app/features/case/case-print.query.server.ts'
import { auditLog } from '#app/features/audit-log/audit-log.query.server.ts'
import { recordContact } from '#app/features/contact/record-contact.command.server.ts'
import { shippedGuards } from '#app/gates/audit/guards.ts'
import { verify } from '#app/gates/audit/verify.server.ts'
import { createDistricts } from '#app/gates/district.server.ts'
import { registry } from '#app/features/entries.ts'
import { aContact, aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { engineOf, onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'

const root = mkdtempSync(join(tmpdir(), 'offramp-spool-'))
const disk = join(root, 'disk')
mkdirSync(disk)
/** A disk of four megabytes; null where this account may mount none. */
const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status === 0 ? disk : null
afterAll(() => {
  if (small) spawnSync('umount', [disk])
  rmSync(root, { recursive: true, force: true })
})

const spoolOf = (folder: string) => readFileSync(join(folder, 'reads.jsonl'), 'utf8').split('\n').slice(0, -1)
const sound = async ({ store, runtime, clock }: House) => {
  const core = { clock, registry, districts: createDistricts(), vault: runtime.vault }
  const { result, warnings } = await store.read((records) => verify(core, records, shippedGuards[store.engine]))
  return { result, warnings }
}

if (small === null) process.stderr.write('NO SMALL DISK COULD BE MOUNTED: what a full disk does was not tried')
describe.skipIf(small === null)('a disk that is full', () => {
  const engine = engineOf('sqlite')
  const spool = mkdtempSync(join(root, 'spool-'))
  let house: House
  let caseId: string
  beforeAll(async () => {
    const { url, store } = await engine.fresh()
    const made = await aHouse(store)
    caseId = await made.folder()
    await made.runtime.close()
    await store.close()
    const file = join(disk, 'offramp.db')
    copyFileSync(url.slice('file:'.length), file)
    house = made.over(openStore(`file:${file}`), { spool })
  }, 60_000)
  afterAll(async () => {
    await house.runtime.close()
    await house.store.close()
  })

  it('stops changes, prints and what leaves, and not the reading of a case', async () => {
    const before = (await house.log()).length
    const filler = join(disk, 'filler')
    for (const size of [65_536, 4_096, 256, 1]) {
      try {
        for (;;) appendFileSync(filler, Buffer.alloc(size))
      } catch (error) {
        expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC')
      }
    }
    house.later(1)
    const read = house.clock.now()
    await house.ask(casePage, 'triage', { caseId })
    await house.ask(casePage, 'triage', { caseId })
    expect(house.runtime.behind()).toBe(true)
    expect(spoolOf(spool)).toHaveLength(2)
    expect(spoolOf(spool).join()).not.toMatch(/Test triage|Oliver/)
    for (const refused of [
      () => house.run(recordContact, 'triage', aContact(caseId)),
      () => house.ask(casePrint, 'triage', { caseId }),
      () => house.ask(auditLog, 'auditor', {}),
    ])
      await expect(refused()).rejects.toMatchObject({ name: 'NotRecorded' })
    expect(await house.log()).toHaveLength(before)

    rmSync(filler)
    house.later(30)
    await house.run(recordContact, 'triage', aContact(caseId))
    expect(house.runtime.behind()).toBe(false)
    expect(spoolOf(spool)).toEqual([])
    const events = (await house.log()).slice(before)
    expect(events.map(({ act, ts }) => ({ act, ts }))).toEqual([
      { act: 'viewed', ts: read },
      { act: 'viewed', ts: read },
      { act: 'audit.gap', ts: house.clock.now() },
      { act: 'contact.recorded', ts: house.clock.now() },
    ])
    expect(events[0]).toMatchObject({ obj: { t: 'case', id: caseId }, actor: { id: house.id('triage') } })
    expect(events[2]).toMatchObject({ out: 'allow', obj: { t: 'spool', n: 2, sec: `${read} to ${read}` } })
    expect(await sound(house)).toEqual({ result: 'ok', warnings: [] })
  })

  it('that is full where the spool lies as well shows nothing', async () => {
    const gone = house.over(house.store, { spool: join(root, 'nowhere') })
    writeFileSync(join(disk, 'filler'), '')
    for (const size of [65_536, 4_096, 256, 1]) {
      try {
        for (;;) appendFileSync(join(disk, 'filler'), Buffer.alloc(size))
      } catch {
        // Full, as far as pieces of this size fit.
      }
    }
    await expect(gone.ask(casePage, 'triage', { caseId })).rejects.toThrow()
    await expect(house.over(house.store).ask(casePage, 'triage', { caseId })).rejects.toMatchObject({
      name: 'NotRecorded',
    })
    rmSync(join(disk, 'filler'))
  })
})

onBothEngines('a log that somebody else has locked', (engine) => {
  it('is read past, and what was read goes on record once it is free', async () => {
    const spool = mkdtempSync(join(root, 'locked-'))
    const { url, store } = await engine.fresh()
    const made = await aHouse(store)
    const caseId = await made.folder()
    const house = made.over(store, { spool })
    const before = (await house.log()).length
    const raw = await rawSql(url)
    await raw.exec(engine.name === 'sqlite' ? 'begin immediate' : 'begin; lock table audit_head in exclusive mode')
    await house.ask(casePage, 'triage', { caseId })
    expect(spoolOf(spool)).toHaveLength(1)
    await raw.exec('rollback')
    await raw.close()
    await house.runtime.writeCounted('due')
    expect((await house.log()).slice(before).map(({ act }) => act)).toEqual(['viewed', 'audit.gap'])
    expect((await sound(house)).result).toBe('ok')
  }, 60_000)
})

onBothEngines('what waits outside the log', (engine) => {
  let made: House
  let caseId: string
  beforeAll(async () => {
    made = await aHouse((await engine.fresh()).store)
    caseId = await made.folder()
  }, 60_000)

  /** A spool with so many lines, as a server leaves it that was ended while the log could not be written. */
  async function left(lines: number) {
    const spool = mkdtempSync(join(root, 'left-'))
    const down = new Proxy(made.store, {
      get: (store, name, from: unknown) =>
        name === 'write'
          ? () => Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
          : (Reflect.get(store, name, from) as unknown),
    })
    const house = made.over(down, { spool })
    for (let n = 0; n < lines; n += 1) {
      made.later(1)
      house.later(1)
      await house.ask(casePage, 'triage', { caseId })
    }
    return spool
  }
  const taken = async (spool: string) => {
    const from = (await made.log()).length
    await made.over(made.store, { spool }).runtime.writeCounted('due')
    return (await made.log()).slice(from)
  }

  it('is taken in by the next server', async () => {
    const spool = await left(3)
    const events = await taken(spool)
    expect(events.map(({ act }) => act)).toEqual(['viewed', 'viewed', 'viewed', 'audit.gap'])
    expect(events[3]?.obj).toMatchObject({ n: 3, sec: `${events[0]?.ts} to ${events[2]?.ts}` })
    expect(await taken(spool)).toEqual([])
  })

  it('is taken in once, also where the server ended before it emptied the spool', async () => {
    const spool = await left(2)
    const lines = readFileSync(join(spool, 'reads.jsonl'))
    expect(await taken(spool)).toHaveLength(3)
    writeFileSync(join(spool, 'reads.jsonl'), lines)
    expect(await taken(spool)).toEqual([])
    expect(spoolOf(spool)).toEqual([])
  })

  it('without its last line, where that was cut off half-way', async () => {
    const spool = await left(2)
    appendFileSync(join(spool, 'reads.jsonl'), '{"at":"2026-')
    expect((await taken(spool)).map(({ act, out }) => [act, out])).toEqual([
      ['viewed', 'allow'],
      ['viewed', 'allow'],
      ['audit.gap', 'allow'],
    ])
  })

  it.each([
    ['edited', (lines: string[]) => lines.map((line, n) => (n === 0 ? line.replace('"allow"', '"deny"') : line)), 1],
    ['taken out', (lines: string[]) => [lines[0] ?? '', ...lines.slice(2)], 1],
    ['put in', (lines: string[]) => ['rubbish', ...lines], 0],
  ])('and was %s is told, as far as it follows from itself, and put aside', async (_what, change, viewed) => {
    const spool = await left(3)
    const file = join(spool, 'reads.jsonl')
    writeFileSync(file, `${change(spoolOf(spool)).join('\n')}\n`)
    const events = await taken(spool)
    expect(events.filter(({ act }) => act === 'viewed')).toHaveLength(viewed)
    expect(events.at(-1)).toMatchObject({
      act: 'audit.gap',
      out: 'error',
      why: expect.stringContaining('was changed') as string,
    })
    expect(readdirSync(spool).filter((name) => name !== 'reads.jsonl')).toHaveLength(1)
    expect(await taken(spool)).toEqual([])
    expect((await sound(made)).result).toBe('ok')
  })
})
