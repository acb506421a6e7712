import { readFileSync, existsSync } from 'node:fs'
import SQLite from 'better-sqlite3'
import pg from 'pg'
import { expect, it } from 'vitest'
import { caseList } from '#app/features/cases/case-list.query.server.ts'
import { findPeople } from '#app/features/person/find-people.query.server.ts'
import { enterReport } from '#app/features/report/enter-report.command.server.ts'
import { createLog } from '#app/http/door/log.server.ts'
import { createKeys } from '#app/features/upkeep/create-keys.command.server.ts'
import { sealParts } from '#app/features/upkeep/seal-parts.command.server.ts'
import { fromTheStart } from '#app/gates/resealing.server.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { attach, recordEveryPart, sealedParts, withEveryPart, writeHealth } from '#tests/factories/sealed.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { testKekId } from '#tests/setup/test-keys.ts'

const canary = 'Zq7Canary'

/** Every byte that the embedded database keeps on disk. */
function filesOf(url: string): string {
  const file = url.slice('file:'.length)
  const kept = [file, `${file}-wal`, `${file}-shm`].filter((one) => existsSync(one))
  return kept.map((one) => readFileSync(one, 'latin1')).join('\n')
}

/** Every value of every column of every table on PostgreSQL, as text; bytes as they are. */
async function valuesOf(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
    )
    const all: string[] = []
    for (const { name } of tables.rows) {
      const { rows } = await client.query<Record<string, unknown>>(`select * from "${name}"`)
      for (const row of rows)
        for (const value of Object.values(row))
          all.push(Buffer.isBuffer(value) ? value.toString('latin1') : String(value))
    }
    return all.join('\n')
  } finally {
    await client.end()
  }
}

async function everythingOf(house: House, url: string): Promise<string> {
  if (house.store.engine === 'postgres') return valuesOf(url)
  const db = new SQLite(url.slice('file:'.length))
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return filesOf(url)
}

/** Writes a canary into each sealed compartment, a file and the sealed parts of events, as people do. */
async function plant(house: House): Promise<void> {
  const caseId = await house.folder()
  await writeHealth(house, caseId, `${canary} health note`)
  const every = house.over(house.store, { kinds: withEveryPart })
  await every.run(recordEveryPart, 'triage', { caseId, said: canary })
  await attach(house, caseId, Buffer.from(`${canary} in a file. `.repeat(60_000)))
  await house.run(enterReport, 'lead', {
    danger: 'no',
    what: 'Yelled at Oliver after kickball.',
    weapon: 'no',
    whereNow: 'in the office',
    nameNotKnown: 'yes',
    schoolId: house.id('ACE'),
    channel: 'phone',
    received: { day: '2026-09-15', time: '09:50' },
    reporterName: `${canary} reporter`,
    reporterContact: `555-0100 ${canary}`,
  })
  // What was searched for stands in the sealed part of the look's event.
  await house.ask(findPeople, 'triage', { words: canary })
  await house.ask(caseList, 'triage', {})
}

onBothEngines('sealed matter', (engine) => {
  it('stands nowhere in the store, not in lists or search, and in no log line', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    await plant(house)
    const all = await everythingOf(house, url)
    expect(all).toContain('Yelled at Oliver')
    expect(all.split(canary)).toHaveLength(1)
    const lines: string[] = []
    const log = createLog((line) => lines.push(line), house.clock.now)
    log.fault('job', new Error(`${canary} in an error`))
    expect(lines.join('')).not.toContain(canary)
  }, 60_000)

  it('stands in clear before there are keys, and nowhere once it is sealed', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store, { keys: false })
    await plant(house)
    const before = (await everythingOf(house, url)).split(canary).length - 1
    expect(before).toBeGreaterThan(sealedParts.length)
    await house.run(createKeys, 'cli', { kekId: testKekId })
    for (let from = fromTheStart; ;) {
      try {
        from = (await house.run(sealParts, 'cli', { from, limit: 500 })).progress
      } catch (error) {
        expect(error).toMatchObject({ rule: 'something to seal' })
        break
      }
    }
    expect((await everythingOf(house, url)).split(canary)).toHaveLength(1)
  }, 60_000)
})
