import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { databasePlace } from '#db/database-url.ts'
import { marksIn } from '#tests/factories/canary-marks.ts'
import { expunged, withRecordsOfficer } from '#tests/factories/expunged.ts'
import { aMarkedCase, markedHere } from '#tests/factories/expunge-canaries.ts'
import { aHouse } from '#tests/factories/house.ts'
import { verdictOf, withEveryPart } from '#tests/factories/sealed.ts'
import { everythingIn, everythingInBackup } from '#tests/setup/at-rest.ts'
import { commandLine } from '#tests/setup/command-line.ts'
import { onBothEngines } from '#tests/setup/databases.ts'
import { askBoth, askOurs } from '../verify/both.ts'
import { bundles, exported } from '../verify/sound-log.ts'

const written = bundles()
afterAll(written.end)

/** What is marked in clear where everything sealed is encrypted. */
const open = ['identity', 'target', 'education', 'file name'] as const

/** Every byte of the folder that an embedded database stands in: its log, and whatever lies beside it. */
function filesAround(url: string): string {
  const place = databasePlace(url)
  if (place.engine === 'postgres') return ''
  const folder = dirname(place.file)
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n')
}

/** Parts of one case that are found in a text, in clear or as hexadecimal bytes. */
const found = (text: string, folder: 'case' | 'triage'): string[] => {
  const bytes = (text.match(/(?:[0-9a-f]{2}){16,}/g) ?? []).map((hex) => Buffer.from(hex, 'hex').toString('latin1'))
  const marks = [text, ...bytes].flatMap(marksIn).filter((mark) => mark.folder === folder)
  return [...new Set(marks.map(({ part }) => part as string))].sort()
}

onBothEngines('a destroyed case', (engine) => {
  it.each([
    ['where everything sealed stands in clear', false, markedHere],
    ['where it is encrypted', true, open],
  ] as const)(
    'stands nowhere any more, %s, and every verifier finds the log sound',
    async (_how, keys, marked) => {
      const { url, store } = await engine.fresh()
      const made = await withRecordsOfficer(await aHouse(store, { keys }))
      const house = made.over(store, { kinds: withEveryPart })
      const caseId = await aMarkedCase(house, 'case')
      await aMarkedCase(house, 'triage')
      expect(found(await everythingIn(url), 'case')).toEqual([...marked].sort())
      await expunged(house, caseId)
      for (const all of [filesAround(url), await everythingIn(url), await everythingInBackup(url)]) {
        expect(found(all, 'case')).toEqual([])
      }
      expect(found(await everythingIn(url), 'triage')).toEqual([...marked].sort())
      expect(await verdictOf(house)).toMatchObject({ result: 'ok' })
      const events = (await house.log()).length
      const asked = { database: url }
      const [outside] = engine.name === 'sqlite' ? await askBoth([asked]) : [await askOurs(asked)]
      expect(outside).toMatchObject({ result: 'ok', events })
    },
    120_000,
  )

  it('leaves a log that the command line finds sound, also as a bundle', async () => {
    const { url, store } = await engine.fresh()
    const house = await withRecordsOfficer(await aHouse(store, { keys: false }))
    const caseId = await house.folder()
    await expunged(house, caseId)
    const [bundle] = await askBoth([{ folder: written.write(await exported(house, true)) }])
    expect(bundle).toMatchObject({ result: 'ok', events: (await house.log()).length })
    const { code, out } = await commandLine('audit-verify', url)
    expect(out).toContain('Everything fits')
    expect(code).toBe(0)
  }, 60_000)

  it('takes its keys with it: what an old copy holds of it opens no more with today’s keys', async () => {
    const { store } = await engine.fresh()
    const house = await withRecordsOfficer(await aHouse(store))
    const made = house.over(store, { kinds: withEveryPart })
    const caseId = await aMarkedCase(made, 'case')
    await expunged(made, caseId)
    const left = await store.read(async ({ keys }) => [
      await keys.active('part', `${caseId}/health`),
      await keys.active('opening', caseId),
    ])
    expect(left).toEqual([undefined, undefined])
  }, 60_000)
})
