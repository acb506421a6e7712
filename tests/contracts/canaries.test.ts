import { expect, it } from 'vitest'
import { createLog } from '#app/http/door/log.server.ts'
import { createKeys } from '#app/features/upkeep/create-keys.command.server.ts'
import { sealParts } from '#app/features/upkeep/seal-parts.command.server.ts'
import { sealedKinds } from '#app/domain/sealing.ts'
import { fromTheStart } from '#app/gates/resealing.server.ts'
import { declaredColumns } from '#tests/factories/columns.ts'
import { aHouse } from '#tests/factories/house.ts'
import type { House } from '#tests/factories/house.ts'
import { canary, plant } from '#tests/factories/planted.ts'
import { sealedParts, verdictOf } from '#tests/factories/sealed.ts'
import { everythingIn, everythingInBackup } from '#tests/setup/at-rest.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { rawSql } from '#tests/setup/raw-sql.ts'
import { testKekId } from '#tests/setup/test-keys.ts'

const none = { parts: 0, events: 0, pieces: 0, drafts: 0, openings: 0, secrets: 0 }

/** How often any of the words stands in a text, also as hexadecimal bytes. */
const hits = (all: string, words: readonly string[]): number =>
  words
    .flatMap((word) => [word, Buffer.from(word).toString('hex')])
    .reduce((sum, word) => sum + all.split(word).length - 1, 0)

async function sealAll(house: House): Promise<void> {
  for (let from = fromTheStart; ;) {
    try {
      from = (await house.run(sealParts, 'cli', { from, limit: 500 })).progress
    } catch (error) {
      expect(error).toMatchObject({ rule: 'something to seal' })
      return
    }
  }
}

onBothEngines('sealed matter', (engine) => {
  it('stands nowhere in the store, its write-ahead log or a backup, not in lists or search, and in no log line', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store)
    const { secrets } = await plant(house)
    expect(secrets.map((secret) => secret.length)).toEqual([32, 32])
    for (const all of [await everythingIn(url), await everythingInBackup(url)]) {
      expect(all).toContain('Yelled at Oliver')
      expect(hits(all, [canary, ...secrets])).toBe(0)
    }
    const lines: string[] = []
    const log = createLog((line) => lines.push(line), house.clock.now)
    log.fault('job', new Error(`${canary} in an error`))
    expect(lines.join('')).not.toContain(canary)
  }, 60_000)

  it('is ciphertext in every column that the table of columns calls sealed, and there is some of each', async () => {
    const { url, store } = await engine.fresh()
    await plant(await aHouse(store))
    const raw = await rawSql(url)
    const open = "'base', 'header'"
    for (const { table, column } of declaredColumns().filter(({ kept }) => kept === 'sealed')) {
      const where = `${column} is not null${table === 'entry_parts' ? ` and compartment not in (${open})` : ''}`
      const begins =
        column === 'bytes'
          ? raw.engine === 'sqlite'
            ? "substr(bytes, 1, 5) = cast('off1.' as blob)"
            : "substr(bytes, 1, 5) = 'off1.'::bytea"
          : `substr(${column}, 1, 5) = 'off1.'`
      const { n, sealed } = await raw.one(
        `select count(*) as n, sum(case when ${begins} then 1 else 0 end) as sealed from ${table} where ${where}`,
      )
      expect({ table, sealed: Number(sealed) }).toEqual({ table, sealed: Number(n) })
      expect({ table, some: Number(n) > 0 }).toEqual({ table, some: true })
    }
    await raw.close()
    expect(await store.read((records) => records.keys.inClear())).toEqual(none)
    const under = await store.read((records) => records.keys.underKeys())
    expect(sealedKinds.filter((kind) => under[kind] === 0)).toEqual([])
    expect(under).toMatchObject({ drafts: 4, openings: 2, secrets: 2 })
  }, 60_000)

  it('stands in clear before there are keys, is counted by kind, and stands nowhere once it is sealed', async () => {
    const { url, store } = await engine.fresh()
    const house = await aHouse(store, { keys: false })
    const { secrets } = await plant(house)
    const words = [canary, ...secrets]
    expect(hits(await everythingIn(url), words)).toBeGreaterThan(sealedParts.length + 6)
    const clear = await store.read((records) => records.keys.inClear())
    expect(sealedKinds.filter((kind) => clear[kind] === 0)).toEqual([])
    await house.run(createKeys, 'cli', { kekId: testKekId })
    await sealAll(house)
    expect(await store.read((records) => records.keys.inClear())).toEqual(none)
    // What was replaced may stand in the write-ahead log until it is emptied, which looking does.
    await everythingIn(url)
    expect(hits(await everythingIn(url), words)).toBe(0)
    expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
  }, 60_000)
})
